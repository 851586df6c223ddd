import type { MergeConflict, MergedField, WorkKind } from '../../../shared/contract/mergeRequests.ts'
import type { RecordChange } from '../../../shared/facts/caseRecord.ts'
import type { CaseWork, ChecklistWork, DraftWork, NoteWork, WorkChange } from '../../store/index.ts'
import { conflictNote, type Lost } from './conflictNote.ts'
import { planLogs } from './planLogs.ts'

type TextConflict = Extract<MergeConflict, { kind: 'text' | 'record' }>

export interface WorkPlan {
  /** Rows that come, or take the place of those of the same name; empty lists where nothing does. */
  readonly change: Omit<Required<WorkChange>, 'log' | 'record'> & { readonly record: RecordChange | undefined }
  readonly conflicts: readonly TextConflict[]
  readonly tags: number
  /** Everything that the other case's log tells was known here before. */
  readonly theirsKnown: boolean
  /** The other case is a copy of this one that somebody worked on since: it says the later state of everything. */
  readonly isLaterCopy: boolean
  readonly isEmpty: boolean
}

/**
 * What of the work of people in another case comes into this one: what this case does not have, and of what both have the newer change.
 * What loses is kept as a note, so that nothing that somebody wrote goes. Pure, and the same whichever case comes into which, but for the record.
 * Devices and rules of `theirs` are named as this case names them.
 */
export function planWork(ours: CaseWork, theirs: CaseWork, takeTheirs: readonly MergedField[]): WorkPlan {
  const logs = planLogs(ours.logs, theirs.logs)
  const merging: Merging = { ...logs, conflicts: [], lost: [] }
  const checklist = mergeRows(merging, checklistRows, ours.checklist, theirs.checklist)
  const attachments = mergeRows(merging, attachmentRows, ours.attachments, theirs.attachments)
  const reviews = mergeRows(merging, reviewRows, ours.reviews, theirs.reviews)
  const flowDecisions = mergeRows(merging, flowRows, ours.flowDecisions, theirs.flowDecisions)
  const eventMarks = mergeRows(merging, markRows, ours.eventMarks, theirs.eventMarks)
  const ruleDrafts = mergeRows(merging, draftRows, ours.ruleDrafts, theirs.ruleDrafts)
  const filters = mergeFilters(merging, ours.filters, theirs.filters)
  const notes = withLost(merging, ours.notes, mergeRows(merging, noteRows, ours.notes, theirs.notes))
  // Of two cases each keeps its own record, whichever was merged into the other before.
  const isLaterCopy = isAhead(merging) && ours.record.uid === theirs.record.uid
  const { record, tags } = mergeRecord({ ...merging, isLaterCopy }, ours.record, theirs.record, takeTheirs)
  const change = { record, notes, checklist, attachments, reviews, flowDecisions, eventMarks, filters, ruleDrafts, logs: logs.add }
  const lists = [notes, checklist, attachments, reviews, flowDecisions, eventMarks, filters, ruleDrafts, logs.add]
  return {
    change,
    conflicts: merging.conflicts,
    tags,
    theirsKnown: logs.theirsKnown,
    isLaterCopy,
    isEmpty: record === undefined && lists.every((list) => list.length === 0),
  }
}

interface Merging {
  readonly theirsKnown: boolean
  readonly oursKnown: boolean
  readonly conflicts: TextConflict[]
  readonly lost: Lost[]
}

/** The other case is this one with what was worked on since: its state is the later one of everything. */
const isAhead = ({ oursKnown, theirsKnown }: Merging): boolean => oursKnown && !theirsKnown
/** This case is the other one with what was worked on since. */
const isBehind = ({ oursKnown, theirsKnown }: Merging): boolean => theirsKnown && !oursKnown

/** How rows of one kind are told apart, compared and put together. */
interface RowKind<T> {
  readonly what: WorkKind
  readonly keyOf: (row: T) => string
  /** What a difference is looked for in. */
  readonly content: (row: T) => unknown
  /** What is kept of the two; both sides come to the same. */
  readonly choose: (a: T, b: T) => T
  /** Their row in the place of ours, where theirs is the later state of it; all of theirs without it. */
  readonly follow?: (own: T, row: T) => T
  readonly words: (row: T) => string
  /** What is lost with a row that is not kept; undefined where that is nothing that somebody wrote. */
  readonly lost: (row: T, kept: T) => Lost | undefined
}

function mergeRows<T>(merging: Merging, kind: RowKind<T>, ours: readonly T[], theirs: readonly T[]): T[] {
  const here = new Map(ours.map((row) => [kind.keyOf(row), row]))
  const coming = new Map<string, T>()
  for (const row of theirs) {
    const key = kind.keyOf(row)
    const own = here.get(key)
    if (own === undefined) {
      // What their log told us already and we do not have any more, somebody here took away.
      if (merging.theirsKnown) continue
      here.set(key, row)
      coming.set(key, row)
      continue
    }
    if (isSame(kind, own, row)) continue
    const kept = isAhead(merging) ? (kind.follow?.(own, row) ?? row) : isBehind(merging) ? own : kind.choose(own, row)
    noteConflict(merging, kind, { own, row, kept })
    if (isSame(kind, own, kept)) continue
    here.set(key, kept)
    coming.set(key, kept)
  }
  return [...coming.values()]
}

const isSame = <T>({ content }: RowKind<T>, a: T, b: T): boolean => JSON.stringify(content(a)) === JSON.stringify(content(b))

function noteConflict<T>(merging: Merging, kind: RowKind<T>, { own, row, kept }: { own: T; row: T; kept: T }): void {
  const isOurs = isSame(kind, own, kept)
  // The side whose log the other knows has an earlier state of the same text: nobody wrote both.
  if (isOurs ? merging.theirsKnown : merging.oursKnown) return
  const lost = kind.lost(isOurs ? row : own, kept)
  if (lost !== undefined) merging.lost.push(lost)
  const words = { ours: kind.words(own), theirs: kind.words(row) }
  merging.conflicts.push({ kind: 'text', what: kind.what, ...words, kept: isOurs ? 'ours' : 'theirs' })
}

/** The newer one; of two of the same time the same on both sides, by what they say. */
const newer =
  <T>(timeAndContent: (row: T) => string) =>
  (a: T, b: T): T =>
    timeAndContent(a) >= timeAndContent(b) ? a : b

const noteRows: RowKind<NoteWork> = {
  what: 'note',
  keyOf: ({ uid }) => uid,
  content: ({ text }) => text,
  choose: newer(({ changedAt, text }) => `${changedAt} ${text}`),
  words: ({ text }) => text,
  lost: ({ deviceId, text, author, changedAt }) => ({ deviceId, text, author, at: changedAt }),
}

const checklistRows: RowKind<ChecklistWork> = {
  what: 'checklist',
  keyOf: ({ uid }) => uid,
  // Each case numbers its list anew when it is sorted.
  content: ({ text, doneAt, doneBy }) => [text, doneAt, doneBy],
  // What is done is done, at the later time; a text has no time, so both sides take the same one.
  choose: (a, b) => {
    const done = newer<ChecklistWork>(({ doneAt, doneBy }) => `${doneAt ?? ''} ${doneBy ?? ''}`)(a, b)
    const text = [a.text, b.text].sort().at(-1) ?? a.text
    return { ...done, text, position: a.position }
  },
  follow: ({ position }, row) => ({ ...row, position }),
  words: ({ text, doneAt }) => (doneAt === undefined ? text : `${text} (${doneAt})`),
  lost: ({ deviceId, text, doneBy, doneAt }, kept) =>
    text === kept.text
      ? undefined
      : { deviceId, text: `- [${doneAt === undefined ? ' ' : 'x'}] ${text}`, author: doneBy ?? '', at: doneAt ?? '' },
}

const attachmentRows: RowKind<CaseWork['attachments'][number]> = {
  what: 'attachment',
  keyOf: ({ uid }) => uid,
  content: ({ name, note }) => [name, note],
  choose: newer(({ name, note }) => `${name}\0${note}`),
  words: ({ name, note }) => (note === '' ? name : `${name}: ${note}`),
  lost: ({ name, note, addedBy, addedAt }) => ({ deviceId: undefined, text: `${name}\n\n${note}`, author: addedBy, at: addedAt }),
}

const reviewRows: RowKind<CaseWork['reviews'][number]> = {
  what: 'review',
  keyOf: ({ deviceId, key }) => `${deviceId} ${key}`,
  content: ({ state, note }) => [state, note],
  choose: newer(({ at, state, note }) => `${at} ${state ?? ''} ${note}`),
  words: ({ key, state, note }) => [key, state ?? '', note].filter((part) => part !== '').join(' · '),
  lost: ({ deviceId, key, state, note, at }) => ({ deviceId, text: `${key}: ${state ?? ''}\n\n${note}`, author: '', at }),
}

const flowRows: RowKind<CaseWork['flowDecisions'][number]> = {
  what: 'flow',
  keyOf: ({ deviceId }) => String(deviceId),
  content: ({ choice, reason }) => [choice, reason],
  choose: newer(({ at, choice, reason }) => `${at} ${choice} ${reason}`),
  words: ({ choice, reason }) => `${choice} · ${reason}`,
  lost: ({ deviceId, choice, reason, at }) => ({ deviceId, text: `${choice}\n\n${reason}`, author: '', at }),
}

const markRows: RowKind<CaseWork['eventMarks'][number]> = {
  what: 'eventMark',
  keyOf: ({ sha256, place }) => `${sha256} ${place}`,
  content: ({ pinned, comment }) => [pinned, comment],
  choose: newer(({ at, pinned, comment }) => `${at} ${pinned} ${comment ?? ''}`),
  words: ({ comment, pinned }) => comment ?? String(pinned),
  lost: ({ comment, at }, kept) =>
    comment === undefined || comment === kept.comment ? undefined : { deviceId: undefined, text: comment, author: '', at },
}

/** A rule has one draft that takes its place; new rules are told apart by all that they say. */
const draftRows: RowKind<DraftWork> = {
  what: 'ruleDraft',
  keyOf: ({ setId, cloneOf, draft }) => (cloneOf === undefined ? `${setId} ${draft}` : `clone ${cloneOf}`),
  content: ({ draft }) => draft,
  choose: (a, b) => {
    const kept = newer<DraftWork>(({ at, draft }) => `${at} ${draft}`)(a, b)
    const id = a.id ?? b.id
    return id === undefined ? kept : { ...kept, id }
  },
  follow: ({ id }, row) => (id === undefined ? row : { ...row, id }),
  words: ({ draft }) => draft.slice(0, 200),
  lost: ({ draft, at }) => ({ deviceId: undefined, text: `\`\`\`json\n${draft}\n\`\`\``, author: '', at }),
}

/** Both filters of one name are kept: the older one under its name and its time. */
function mergeFilters(merging: Merging, ours: CaseWork['filters'], theirs: CaseWork['filters']): CaseWork['filters'] {
  const here = new Map(ours.map((row) => [row.name, row]))
  const coming = new Map<string, CaseWork['filters'][number]>()
  const put = (row: CaseWork['filters'][number]): void => {
    if (here.get(row.name)?.filter === row.filter) return
    here.set(row.name, row)
    coming.set(row.name, row)
  }
  for (const row of theirs) {
    const own = here.get(row.name)
    if (own === undefined) {
      if (!merging.theirsKnown) put(row)
      continue
    }
    if (own.filter === row.filter) continue
    const kept = isAhead(merging) ? row : isBehind(merging) ? own : newer<typeof row>(({ at, filter }) => `${at} ${filter}`)(own, row)
    const other = kept === own ? row : own
    if (kept === own ? merging.theirsKnown : merging.oursKnown) {
      put(kept)
      continue
    }
    merging.conflicts.push({ kind: 'text', what: 'filter', ours: own.filter, theirs: row.filter, kept: kept === own ? 'ours' : 'theirs' })
    put(kept)
    put({ ...other, name: `${row.name} (${other.at.slice(0, 16).replace('T', ' ')})` })
  }
  return [...coming.values()]
}

/** What lost, behind the notes that come; each once, and not where it is kept already. */
function withLost({ lost }: Merging, ours: readonly NoteWork[], coming: readonly NoteWork[]): NoteWork[] {
  const all = new Map(coming.map((note) => [note.uid, note]))
  const here = new Set(ours.map(({ uid }) => uid))
  for (const note of lost.map(conflictNote)) if (!here.has(note.uid) && !all.has(note.uid)) all.set(note.uid, note)
  return [...all.values()]
}

const FIELDS = ['title', 'customer', 'ticket', 'engineer', 'status'] as const satisfies readonly MergedField[]

function mergeRecord(
  merging: Merging & { readonly isLaterCopy: boolean },
  ours: CaseWork['record'],
  theirs: CaseWork['record'],
  takeTheirs: readonly MergedField[],
): { readonly record: RecordChange | undefined; readonly tags: number } {
  const taken: Record<string, string> = {}
  for (const field of FIELDS) {
    if (ours[field] === theirs[field] || theirs[field] === '') continue
    if (merging.isLaterCopy || takeTheirs.includes(field) || (ours[field] === '' && !merging.theirsKnown)) taken[field] = theirs[field]
    else if (!merging.theirsKnown) merging.conflicts.push({ kind: 'record', field, ours: ours[field], theirs: theirs[field] })
  }
  const tags = merging.theirsKnown ? [] : theirs.tags.filter((tag) => !ours.tags.includes(tag))
  if (tags.length === 0 && Object.keys(taken).length === 0) return { record: undefined, tags: 0 }
  return { record: { ...(taken as RecordChange), ...(tags.length > 0 && { tags: [...ours.tags, ...tags] }) }, tags: tags.length }
}
