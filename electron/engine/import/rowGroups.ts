import type { Fact } from '../../../shared/facts/fact.ts'
import type { RowIdentity } from '../../store/index.ts'
import { hasIdentity, identityAsWritten, isDeviceFact } from './deviceIdentity.ts'

/** Gathers which device each row of a list is about, while its facts come by in the order of the file. */
export interface RowGroups {
  see(fact: Fact): void
  /** The rows that are complete, each once; with `all` also the one that facts may still come for. */
  take(all: boolean): RowIdentity[]
}

export function createRowGroups(): RowGroups {
  const complete: RowIdentity[] = []
  let row: number | undefined
  let facts: Fact[] = []
  const close = (): void => {
    const identity = identityAsWritten(facts)
    if (row !== undefined && hasIdentity(identity)) complete.push({ row, ...identity })
    facts = []
  }
  return {
    see(fact) {
      if (fact.row === undefined) return
      if (fact.row !== row) close()
      row = fact.row
      if (isDeviceFact(fact.kind)) facts.push(fact)
    },
    take(all) {
      if (all) {
        close()
        row = undefined
      }
      return complete.splice(0)
    },
  }
}
