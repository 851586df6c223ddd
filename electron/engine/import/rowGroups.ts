import type { Fact } from '../../../shared/facts/fact.ts'
import type { BatchItem } from '../../parser/messages.ts'
import { hostName, type RowIdentity } from '../../store/index.ts'
import { type DeviceIdentity, deviceIdentity, hasIdentity, isDeviceFact } from './deviceIdentity.ts'

/** Gathers which device each row of a list is about, while its record and then its facts come by in the order of the file. */
export interface RowGroups {
  see(item: BatchItem): void
  /** The rows that are complete, each once; with `all` also the one that facts may still come for. */
  take(all: boolean): RowIdentity[]
}

export function createRowGroups(): RowGroups {
  const complete: RowIdentity[] = []
  let row: number | undefined
  let facts: Fact[] = []
  /** The name with its domain, as the latest record has it: facts are without. */
  let written: string | undefined
  const close = (): void => {
    const identity = deviceIdentity(facts)
    if (row !== undefined && hasIdentity(identity)) complete.push({ row, ...withDomain(identity, written) })
    facts = []
    row = undefined
  }
  return {
    see(item) {
      if (item.type === 'record' && item.record.type === 'inventoryDevice') {
        close()
        written = item.record.fields.name?.trim()
      }
      if (item.type !== 'fact' || item.fact.row === undefined) return
      if (item.fact.row !== row) close()
      row = item.fact.row
      if (isDeviceFact(item.fact.kind)) facts.push(item.fact)
    },
    take(all) {
      if (all) close()
      return complete.splice(0)
    },
  }
}

const withDomain = (identity: DeviceIdentity, written: string | undefined): DeviceIdentity =>
  written !== undefined && hostName(written) === identity.name ? { ...identity, name: written } : identity
