import type { InventoryField, InventoryMapping, InventorySource } from '../../facts/inventoryField.ts'
import { inventoryColumns } from './inventoryColumns.ts'

/** What a header row was read as. `isList`: enough of it is known to take the file for a device list without being told. */
export interface MatchedHeaders extends InventoryMapping {
  readonly isList: boolean
  readonly language: 'en' | 'fr'
  /** Columns with a known header. */
  readonly known: number
}

interface KnownHeader {
  readonly field?: InventoryField
  /** The place among the spellings of its field: of two columns for one field the first one counts. */
  readonly rank: number
  readonly isWeak: boolean
  readonly isFrench: boolean
}

const lists: readonly { readonly source: InventorySource; readonly headers: ReadonlyMap<string, KnownHeader> }[] =
  inventoryColumns.lists.map(({ source, columns }) => ({
    source,
    headers: new Map(
      columns.flatMap(({ field, headers }) =>
        headers.map(({ header, language, weak }, rank): readonly [string, KnownHeader] => [
          plainHeader(header),
          { ...(field === undefined ? {} : { field }), rank, isWeak: weak === true, isFrench: language === 'fr' },
        ]),
      ),
    ),
  }))

/** A header without regard to the case of letters, accents, spaces and punctuation. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** Whose list a header row is and what its columns stand for; with `source`, as that one's list. */
export function matchHeaders(cells: readonly string[], source?: InventorySource): MatchedHeaders {
  const plain = cells.map(plainHeader)
  const matches = lists.filter((list) => source === undefined || list.source === source).map((list) => matchList(list, plain))
  return matches.reduce((best, match) => (isBetter(match, best) ? match : best))
}

interface ListMatch extends MatchedHeaders {
  readonly telling: number
}

const isBetter = (a: ListMatch, b: ListMatch): boolean =>
  a.isList === b.isList ? a.known > b.known || (a.known === b.known && a.telling > b.telling) : a.isList

function matchList({ source, headers }: (typeof lists)[number], plain: readonly string[]): ListMatch {
  const found = plain.map((header) => headers.get(header))
  const known = found.filter((header) => header !== undefined)
  const telling = known.filter(({ isWeak }) => !isWeak).length
  const french = known.filter(({ isFrench }) => isFrench).length
  const fields = found.map((header, column) => (isFirstOfField(found, column) ? (header?.field ?? null) : null))
  return {
    source,
    fields,
    known: known.length,
    telling,
    isList: isList(fields, telling),
    language: french * 2 > known.length ? 'fr' : 'en',
  }
}

function isFirstOfField(found: readonly (KnownHeader | undefined)[], column: number): boolean {
  const own = found[column]
  if (own?.field === undefined) return false
  return found.every((other, at) => {
    if (other === undefined || other.field !== own.field) return true
    return own.rank < other.rank || (own.rank === other.rank && column <= at)
  })
}

const NAMES: ReadonlySet<InventoryField> = new Set(['name', 'aadDeviceId', 'senseDeviceId', 'intuneDeviceId'])

/** A name or an id, and two more known fields, of which one says something of the device's state: other CSV files name devices too. */
function isList(fields: readonly (InventoryField | null)[], telling: number): boolean {
  const known = fields.filter((field) => field !== null)
  const states = known.filter((field) => !NAMES.has(field) && field !== 'user')
  return telling >= 2 && known.length >= 3 && states.length >= 1 && known.some((field) => NAMES.has(field))
}
