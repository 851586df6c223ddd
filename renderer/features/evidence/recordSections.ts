import type { Locator } from '../../../shared/facts/locator.ts'
import type {
  AnalyzerFieldRecord,
  AnalyzerResultRecord,
  DsregFieldRecord,
  EvidenceRecord,
  RegInfoFieldRecord,
} from '../../../shared/facts/record.ts'

export interface PlacedRecord {
  readonly record: EvidenceRecord
  readonly locator: Locator
}
export interface Placed<R> {
  readonly record: R
  readonly locator: Locator
}

/** The fields of one section, in the order of the file. */
export interface RecordSection<R> {
  readonly title: string
  readonly rows: readonly Placed<R>[]
}

/** What an analyzer report holds: sections of fields, then the results. */
export interface ReportSections {
  readonly sections: readonly RecordSection<AnalyzerFieldRecord>[]
  readonly results: readonly Placed<AnalyzerResultRecord>[]
}

export function reportSections(records: readonly PlacedRecord[]): ReportSections {
  const fields: Placed<AnalyzerFieldRecord>[] = []
  const results: Placed<AnalyzerResultRecord>[] = []
  for (const { record, locator } of records) {
    if (record.type === 'analyzerField') fields.push({ record, locator })
    else if (record.type === 'analyzerResult') results.push({ record, locator })
  }
  return { sections: bySection(fields), results }
}

/** A dsregcmd section; the diagnostics of a PRT stand under the PRT that they follow. */
export interface DsregSection {
  readonly title: string
  readonly rows: readonly DsregRow[]
}
export interface DsregRow extends Placed<DsregFieldRecord> {
  readonly below: readonly Placed<DsregFieldRecord>[]
}

export function dsregSections(records: readonly PlacedRecord[]): readonly DsregSection[] {
  const rows: (Placed<DsregFieldRecord> & { below: Placed<DsregFieldRecord>[] })[] = []
  for (const { record, locator } of records) {
    if (record.type !== 'dsregField') continue
    const owner = record.belongsTo === undefined ? undefined : rows.findLast((row) => row.record.field === record.belongsTo)
    if (owner === undefined) rows.push({ record, locator, below: [] })
    else owner.below.push({ record, locator })
  }
  return bySection(rows)
}

export const regInfoRows = (records: readonly PlacedRecord[]): readonly Placed<RegInfoFieldRecord>[] =>
  records.flatMap(({ record, locator }) => (record.type === 'regInfoField' ? [{ record, locator }] : []))

function bySection<P extends Placed<{ readonly section: string }>>(rows: readonly P[]): { title: string; rows: P[] }[] {
  const sections: { title: string; rows: P[] }[] = []
  for (const row of rows) {
    const title = row.record.section
    const last = sections.find((section) => section.title === title)
    if (last === undefined) sections.push({ title, rows: [row] })
    else last.rows.push(row)
  }
  return sections
}

/** True where both name the same place: lines, offsets, XPaths and keys compare as written, keys whatever the case of letters. */
export function samePlace(a: Locator, b: Locator): boolean {
  if (a.kind === 'line') return b.kind === 'line' && a.line === b.line
  if (a.kind === 'offset') return b.kind === 'offset' && a.offset === b.offset
  if (a.kind === 'xpath') return b.kind === 'xpath' && a.path === b.path
  return b.kind === 'key' && sameText(a.key, b.key) && (a.name === undefined || b.name === undefined || sameText(a.name, b.name))
}

/** True where `place` is `of` or lies in it: a fact may point at a child of the element that a record was read from. */
export const placeWithin = (place: Locator, of: Locator): boolean =>
  samePlace(place, of) ||
  (place.kind === 'offset' && of.kind === 'offset' && place.offset >= of.offset && place.offset < of.offset + (of.length ?? 1)) ||
  (place.kind === 'xpath' && of.kind === 'xpath' && place.path.startsWith(`${of.path}/`))

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
