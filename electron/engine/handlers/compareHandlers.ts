import type { CompareSide } from '../../../shared/contract/compareRequests.ts'
import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { caseStamp, readCaseRecord, readRevision } from '../../store/index.ts'
import { comparisonOf, listComparable, type WithCase, withSides } from '../compare/compareReads.ts'
import { type RegistryChanges, registryChanges, registryPage } from '../compare/registryChanges.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { createTurns } from '../events/turns.ts'
import { withCase } from '../otherCase.ts'

type CompareHandlers = Pick<EngineHandlers, 'compare.sides' | 'compare.view' | 'compare.registry'>

/** The same device at two times, or two devices, of one case or of two. */
export function compareHandlers(state: EngineState): CompareHandlers {
  const turns = createTurns()
  const reach: WithCase = (casePath, read) => withCase(state, casePath, read)
  /** Pages of one comparison follow each other; it is made once for all of them. */
  let latest: { readonly key: string; readonly changes: RegistryChanges } | undefined
  return {
    'compare.sides': ({ casePath, text, withDevice, ...page }) =>
      reach(casePath, (db) => ({
        caseTitle: readCaseRecord(db).title,
        ...listComparable(db, { ...page, ...(text !== undefined && { text }), ...(withDevice !== undefined && { withDevice }) }),
      })),
    'compare.view': (sides) => withSides(reach, sides, (left, right) => comparisonOf(left.side, right.side)),
    'compare.registry': async ({ left, right, change, text, offset, limit }) => {
      const key = await stampOf(state, left, right)
      if (latest?.key !== key) {
        const changes = await turns.run(({ pause }) => withSides(reach, { left, right }, (a, b) => registryChanges(a, b, pause)))
        latest = { key, changes }
      }
      return registryPage(latest.changes, { change, offset, limit, ...(text !== undefined && { text }) })
    },
  }
}

/** Another one says that what was compared may be another by now. */
async function stampOf(state: EngineState, left: CompareSide, right: CompareSide): Promise<string> {
  const open = readRevision(sessionOf(state).db)
  const others = await Promise.all([left, right].map(({ casePath }) => (casePath === undefined ? undefined : caseStamp(casePath))))
  return JSON.stringify([left, right, sessionOf(state).path, open, others])
}
