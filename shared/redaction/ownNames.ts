import { z } from 'zod'
import { engineRequests } from '../contract/requests.ts'

let ownNames: string | undefined

/**
 * True for what is part of a name that the product itself gives: members and states, as `verdict` or `evidence`. A value that is one is replaced
 * as a word in texts, and neither in the shape of what is stored nor in the words of a report.
 */
export function isOwnName(folded: string): boolean {
  ownNames ??= Object.values(engineRequests)
    .map(({ output }) => JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' })))
    .join()
    .toLowerCase()
  return ownNames.includes(folded)
}
