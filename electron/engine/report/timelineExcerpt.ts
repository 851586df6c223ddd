import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { type EventClass, eventTimeIso } from '../../../shared/facts/event.ts'
import type { FormatId } from '../../../shared/facts/format.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import type { ReportTimeline } from '../../../shared/report/reportModel.ts'
import { contentOf, eventAtPlace, type ReadableCase, readEvent } from '../../store/index.ts'
import type { OpenCase } from '../engineState.ts'
import { traceCoverage } from '../events/coverage.ts'
import { rowsAt, timeOf } from '../events/eventRows.ts'
import { wordsOf } from '../events/eventWords.ts'
import { msOf, type Selection } from '../events/selection.ts'

/** Pinned or commented events that are told of, and events around the failure: those that tell something, others beside them. */
const MOST_MARKED = 200
const MOST_TELLING = 30
const MOST_OTHERS = 10
/** Where nothing tells of an attempt. */
const MOST_LATEST = 20
const BEFORE_MS = 10 * 60_000
const AFTER_MS = 2 * 60_000

const eventFormats: ReadonlySet<FormatId> = new Set(['evtx', 'etl', 'eventXml', 'eventCsv', 'autoworkplace'])

/** What people pinned, and what happened around the failure; undefined where the device has no events. */
export async function timelineExcerpt(
  { session: { db }, events }: OpenCase,
  deviceId: number,
  diagnosis: DeviceDiagnosis,
): Promise<ReportTimeline | undefined> {
  const selection = await events.select({ deviceId })
  const { timeline, positions } = selection
  if (positions.length === 0) return undefined
  const marks = events.marks()
  const marked = [...positions.filter((position) => marks.has(timeline.ids[position] ?? -1))].slice(0, MOST_MARKED)
  const around = failureOf(db, diagnosis) ?? latestAttempt(db, selection, deviceId)
  const near = around === undefined ? latestTelling(selection) : nearestTo(selection, msOf(around.time))
  const chosen = [...new Set([...marked, ...near])].sort((a, b) => a - b)
  const rows = rowsAt(chosen, { db, timeline, marks, deviceId })
  return { total: positions.length, ...(around && { around }), events: rows.map(({ id: _id, artefactId: _artefactId, ...row }) => row) }
}

type Around = NonNullable<ReportTimeline['around']>

/** The event that the verdict rests on, else one that an error rests on. */
function failureOf(db: ReadableCase, { verdict, findings }: DeviceDiagnosis): Around | undefined {
  const errors = findings.filter(({ rule, severity }) => severity === 'error' || rule === verdict.rule)
  const inOrder = [...errors].sort((a, b) => Number(b.rule === verdict.rule) - Number(a.rule === verdict.rule))
  for (const { evidence } of inOrder) {
    for (const ref of evidence) {
      const time = timeOfRef(db, ref)
      if (time !== undefined) return { time, because: restsOn }
    }
  }
  return undefined
}

const restsOn: Localized = { en: 'an event that a finding rests on', fr: 'un événement sur lequel repose un constat' }

function timeOfRef(db: ReadableCase, { artefactId, format, locator }: EvidenceRef): string | undefined {
  const place = locator.kind === 'offset' ? locator.offset : locator.kind === 'line' ? locator.line : undefined
  if (!eventFormats.has(format) || place === undefined) return undefined
  const contentId = contentOf(db, artefactId)
  const id = contentId === undefined ? undefined : eventAtPlace(db, contentId, place)
  const event = id === undefined ? undefined : readEvent(db, id)
  const time = event && timeOf(event)
  return time === undefined ? undefined : eventTimeIso(time)
}

/** The latest attempt to join that lies within what was recorded. */
function latestAttempt(db: ReadableCase, { timeline, positions }: Selection, deviceId: number): Around | undefined {
  const first = positions.find((position) => position >= timeline.timedFrom)
  const last = positions.at(-1)
  if (first === undefined || last === undefined) return undefined
  const [from, to] = [(timeline.ms[first] ?? 0) - AFTER_MS, (timeline.ms[last] ?? 0) + BEFORE_MS]
  const attempt = traceCoverage(db, timeline, deviceId).attempts.findLast(({ time }) => msOf(time) >= from && msOf(time) <= to)
  if (attempt === undefined) return undefined
  return { time: attempt.time, because: attempt.says === 'dsregcmd' ? attemptOfDsregcmd : attemptOfEvent }
}

const attemptOfDsregcmd: Localized = {
  en: 'the attempt to join that dsregcmd remembers',
  fr: 'la tentative de jonction dont dsregcmd se souvient',
}
const attemptOfEvent: Localized = { en: 'the latest attempt to join', fr: 'la dernière tentative de jonction' }

/** Warnings, errors, and events whose meaning is known. */
const isTelling = (eventClass: EventClass | undefined): boolean => {
  if (eventClass === undefined) return false
  const { level } = eventClass
  const { title, step } = wordsOf(eventClass)
  return (level !== undefined && level >= 1 && level <= 3) || title !== undefined || step !== undefined
}

/** From a time outwards: telling events first, then others for what happened beside them. */
function nearestTo({ timeline, positions }: Selection, pivot: number): number[] {
  const telling = timeline.classes.map(isTelling)
  const within = [...positions].filter((position) => {
    const distance = (timeline.ms[position] ?? Number.NaN) - pivot
    return distance >= -BEFORE_MS && distance <= AFTER_MS
  })
  const distanceOf = (position: number): number => Math.abs((timeline.ms[position] ?? 0) - pivot)
  const nearest = within.sort((a, b) => distanceOf(a) - distanceOf(b) || a - b)
  const tells = (position: number): boolean => telling[timeline.classOf[position] ?? 0] === true
  return [...nearest.filter(tells).slice(0, MOST_TELLING), ...nearest.filter((position) => !tells(position)).slice(0, MOST_OTHERS)]
}

/** The latest events that a step of the join is told by; where there is none, the latest errors. */
function latestTelling(selection: Selection): number[] {
  const { classes } = selection.timeline
  const ofJoin = latest(
    selection,
    classes.map((eventClass) => wordsOf(eventClass).step !== undefined),
  )
  if (ofJoin.length > 0) return ofJoin
  return latest(
    selection,
    classes.map(({ level }) => level === 1 || level === 2),
  )
}

/** The last positions of the classes that are wanted. */
function latest({ timeline, positions }: Selection, isWanted: readonly boolean[]): number[] {
  const found: number[] = []
  for (let at = positions.length - 1; at >= 0 && found.length < MOST_LATEST; at--) {
    const position = positions[at] ?? 0
    if (isWanted[timeline.classOf[position] ?? 0] === true) found.push(position)
  }
  return found
}
