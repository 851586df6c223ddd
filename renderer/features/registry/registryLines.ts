import type { RegistryKeyRow } from '../../../shared/contract/viewRequests.ts'

/** The pages of subkeys that are known of one key (or of the roots), and how many there are in all. */
export interface Subkeys {
  readonly total: number
  readonly rows: readonly RegistryKeyRow[]
}

/** A line of the tree: a key, or the place where the next page of a key's children is to be asked for. */
export type RegistryLine =
  | { readonly kind: 'key'; readonly row: RegistryKeyRow; readonly depth: number; readonly open: boolean }
  | { readonly kind: 'more'; readonly parentId: number | undefined; readonly depth: number; readonly loaded: number; readonly left: number }

/** The roots stand under this id, as keys' ids are positive. */
export const ROOTS = 0

/**
 * The visible lines of a registry tree of which only the opened keys' children are known.
 * An open key whose children have not arrived yet ends in a `more` line.
 */
export function registryLines(
  known: ReadonlyMap<number, Subkeys>,
  open: ReadonlySet<number>,
  parentId = ROOTS,
  depth = 0,
): readonly RegistryLine[] {
  const children = known.get(parentId)
  const parent = parentId === ROOTS ? undefined : parentId
  if (children === undefined) return [{ kind: 'more', parentId: parent, depth, loaded: 0, left: 0 }]
  const lines: RegistryLine[] = []
  for (const row of children.rows) {
    const isOpen = row.subkeys > 0 && open.has(row.id)
    lines.push({ kind: 'key', row, depth, open: isOpen })
    if (isOpen) for (const line of registryLines(known, open, row.id, depth + 1)) lines.push(line)
  }
  const left = children.total - children.rows.length
  if (left > 0) lines.push({ kind: 'more', parentId: parent, depth, loaded: children.rows.length, left })
  return lines
}

/** Hive names as people write them: `HKLM\SOFTWARE`. */
export function shortKey(key: string): string {
  const separator = key.indexOf('\\')
  const hive = separator < 0 ? key : key.slice(0, separator)
  const short = SHORT_HIVES.get(hive.toUpperCase())
  return short === undefined ? key : short + (separator < 0 ? '' : key.slice(separator))
}

const SHORT_HIVES: ReadonlyMap<string, string> = new Map([
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_USERS', 'HKU'],
  ['HKEY_CURRENT_CONFIG', 'HKCC'],
])

/** The parts of `text` before, at and after the first place that holds `search`, whatever the case; undefined where it does not. */
export function splitAtHit(text: string, search: string): readonly [string, string, string] | undefined {
  if (search === '') return undefined
  const at = text.toLowerCase().indexOf(search.toLowerCase())
  if (at < 0) return undefined
  return [text.slice(0, at), text.slice(at, at + search.length), text.slice(at + search.length)]
}

/** Data as the registry editor writes it: numbers in hex with the decimal behind, everything else as it is. */
export function formatData(valueType: string, data: string): string {
  const digits = { REG_DWORD: 8, REG_QWORD: 16 }[valueType]
  if (digits === undefined || !/^\d+$/.test(data)) return data
  return `0x${BigInt(data).toString(16).padStart(digits, '0')} (${data})`
}
