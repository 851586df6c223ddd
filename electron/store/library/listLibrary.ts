import { statSync } from 'node:fs'
import type { LibraryCase, LibraryCounts, LibraryFilter, LibrarySort, LibraryVerdict } from '../../../shared/contract/libraryRequests.ts'
import { type Page, type PageInput, pageLimit } from '../page.ts'
import { fromJson } from '../rowShape.ts'
import type { UnreadFolder } from './findCases.ts'
import type { LibraryIndex } from './libraryIndex.ts'
import type { CaseCard } from './readCaseCard.ts'

export interface LibraryQuery extends PageInput {
  readonly filter: LibraryFilter
  readonly sort: LibrarySort
  /** uids of cases that come first. */
  readonly pinned?: readonly string[]
}

/** Values of a kind that are counted at most. */
const MOST_COUNTED = 200

const sortColumns: Readonly<Record<LibrarySort['by'], string>> = {
  modified: 'c.modified',
  title: 'lower(c.title)',
  customer: 'lower(c.customer)',
  status: 'c.status',
  severity: 'c.severityRank',
  devices: 'c.devices',
}

interface Row {
  readonly path: string
  readonly bytes: number
  readonly modified: number
  readonly card: string
}

/** A page of the cases that fit, those that are pinned first. */
export function listLibrary(db: LibraryIndex, { filter, sort, pinned = [], offset, ...page }: LibraryQuery): Page<LibraryCase> {
  const { where, values } = conditionsOf(filter)
  const total = Number(db.prepare(`SELECT count(*) FROM libraryCase AS c WHERE ${where}`).pluck().get(values))
  const order = `${sortColumns[sort.by]} ${sort.descending ? 'DESC' : 'ASC'}, c.modified DESC, c.path`
  const sql = `SELECT c.path, c.bytes, c.modified, c.card FROM libraryCase AS c WHERE ${where}
    ORDER BY ifnull(c.uid IN (SELECT value FROM json_each(@pinned)), 0) DESC, ${order} LIMIT @limit OFFSET @offset`
  const rows = db.prepare(sql).all({ ...values, pinned: JSON.stringify(pinned), limit: pageLimit({ offset, ...page }), offset }) as Row[]
  return { total, rows: rows.map(caseOf) }
}

const caseOf = ({ path, bytes, modified, card }: Row): LibraryCase => {
  const { owner, ...known } = fromJson<Omit<CaseCard, 'searched' | 'owner'> & { readonly owner?: string | null }>(card)
  return { path, bytes, modifiedAt: new Date(modified).toISOString(), ...known, ...(owner && { owner }) }
}

/** Every condition holds, in each any of its values; an empty list of values is no condition. */
function conditionsOf({ text, statuses = [], tags = [], severities = [], verdicts = [] }: LibraryFilter) {
  const conditions = ['1']
  const values: Record<string, string> = {}
  const anyOf = (name: string, wanted: readonly string[], sql: string): void => {
    if (wanted.length === 0) return
    conditions.push(sql)
    values[name] = JSON.stringify(wanted)
  }
  const match = matchOf(text ?? '')
  if (match !== undefined) {
    conditions.push('c.id IN (SELECT rowid FROM libraryText WHERE libraryText MATCH @match)')
    values.match = match
  }
  anyOf('statuses', statuses, 'c.status IN (SELECT value FROM json_each(@statuses))')
  anyOf('severities', severities, "json_extract(c.card, '$.severity') IN (SELECT value FROM json_each(@severities))")
  anyOf('tags', tags, "EXISTS (SELECT 1 FROM json_each(c.card, '$.tags') AS t JOIN json_each(@tags) AS w ON w.value = t.value)")
  anyOf(
    'verdicts',
    verdicts,
    "EXISTS (SELECT 1 FROM json_each(c.card, '$.verdicts') AS v JOIN json_each(@verdicts) AS w ON w.value = json_extract(v.value, '$.rule'))",
  )
  return { where: conditions.join(' AND '), values }
}

/**
 * All words, each as a beginning; undefined where the text has none. A word with signs in it, as `pc-12`, is a phrase of its parts.
 * Quotes make what is typed a word and no operator of FTS5.
 */
function matchOf(text: string): string | undefined {
  const words = text
    .replace(/["\p{Cc}]/gu, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.length === 0 ? undefined : words.map((word) => `"${word}"*`).join(' AND ')
}

/** What the whole folder has, whatever is filtered. */
export function countLibrary(db: LibraryIndex): LibraryCounts {
  const byStatus = db.prepare('SELECT status AS key, count(*) AS cases FROM libraryCase WHERE status IS NOT NULL GROUP BY status').all()
  const bySeverity = db
    .prepare("SELECT json_extract(card, '$.severity') AS key, count(*) AS cases FROM libraryCase WHERE severityRank < 9 GROUP BY key")
    .all()
  const tags = db
    .prepare(
      `SELECT t.value AS tag, count(*) AS cases FROM libraryCase AS c, json_each(c.card, '$.tags') AS t GROUP BY tag ORDER BY cases DESC, tag LIMIT ${MOST_COUNTED}`,
    )
    .all()
  return {
    cases: Number(db.prepare('SELECT count(*) FROM libraryCase').pluck().get()),
    statuses: { open: 0, waiting: 0, solved: 0, ...asRecord(byStatus) },
    severities: { error: 0, warning: 0, info: 0, ok: 0, unknown: 0, ...asRecord(bySeverity) },
    tags: tags as LibraryCounts['tags'],
    verdicts: verdictsOf(db),
  }
}

const asRecord = (rows: readonly unknown[]): Record<string, number> =>
  Object.fromEntries((rows as { key: string; cases: number }[]).map(({ key, cases }) => [key, cases]))

function verdictsOf(db: LibraryIndex): LibraryCounts['verdicts'] {
  const sql = `SELECT json_extract(v.value, '$.rule') AS rule, min(v.value) AS verdict, count(DISTINCT c.id) AS cases
    FROM libraryCase AS c, json_each(c.card, '$.verdicts') AS v GROUP BY rule ORDER BY cases DESC, rule LIMIT ${MOST_COUNTED}`
  return (db.prepare(sql).all() as { verdict: string; cases: number }[]).map(({ verdict, cases }) => {
    const { rule, title, severity } = fromJson<LibraryVerdict>(verdict)
    return { rule, title, severity, cases }
  })
}

/** When the folder was last read, UTC, and what of it could not be. */
export function libraryState(db: LibraryIndex): { readonly refreshedAt?: string; readonly unread: readonly UnreadFolder[] } {
  const { refreshedAt, unread } = db.prepare('SELECT refreshedAt, unread FROM libraryState').get() as {
    refreshedAt: string | null
    unread: string
  }
  return { ...(refreshedAt !== null && { refreshedAt }), unread: fromJson<UnreadFolder[]>(unread) }
}

/** Whether a folder is there at all: a library on a share that is away keeps what is known of it. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
