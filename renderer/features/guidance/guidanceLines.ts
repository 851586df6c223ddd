import type { Output } from '../../../shared/contract/requests.ts'
import type { GuidanceEntry } from './guidanceEntries.ts'

export type CodesInCase = Output<'guidance.view'>['codesInCase']

/** A line of the list: the head of a group, or an entry with the devices that have its code. */
export type GuidanceLine =
  | { readonly kind: 'group'; readonly group: 'inCase' | 'all' | 'found' | 'mend' | 'collect'; readonly count: number }
  | {
      readonly kind: 'entry'
      readonly entry: GuidanceEntry
      readonly devices: readonly { readonly id: number; readonly name: string }[]
      readonly deviceCount: number
    }

/** The codes of the case first, then all others; a search has one group. */
export function guidanceLines(entries: readonly GuidanceEntry[], inCase: CodesInCase, searched: boolean): readonly GuidanceLine[] {
  const own = inCase.flatMap((found) => {
    const entry = entries.find((candidate) => candidate.section === 'status' && candidate.known.code === found.code)
    return entry === undefined ? [] : [{ kind: 'entry', entry, devices: found.devices, deviceCount: found.deviceCount } as const]
  })
  const rest = entries.filter((entry) => !own.some((line) => line.entry === entry))
  const others = rest.map((entry) => ({ kind: 'entry', entry, devices: [], deviceCount: 0 }) as const)
  if (searched) return [{ kind: 'group', group: 'found', count: entries.length }, ...own, ...others]
  const pages = groupedPages(others)
  if (pages !== undefined) return pages
  const all = [{ kind: 'group', group: 'all', count: entries.length } as const, ...others]
  return own.length === 0 ? all : [{ kind: 'group', group: 'inCase', count: own.length }, ...own, ...all]
}

/** Pages that tell how to mend before those that tell how to collect; undefined for lists of codes. */
function groupedPages(lines: readonly Extract<GuidanceLine, { kind: 'entry' }>[]): readonly GuidanceLine[] | undefined {
  if (lines[0]?.entry.section !== 'procedures') return undefined
  return (['mend', 'collect'] as const).flatMap((group) => {
    const own = lines.filter(({ entry }) => entry.section === 'procedures' && entry.known.kind === group)
    return own.length === 0 ? [] : [{ kind: 'group', group, count: own.length } as const, ...own]
  })
}
