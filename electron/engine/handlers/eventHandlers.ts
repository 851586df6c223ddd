import type { EventFilter, EventListRow } from '../../../shared/contract/eventRequests.ts'
import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { eventTimeIso } from '../../../shared/facts/event.ts'
import { eventJsonLine } from '../../../shared/facts/eventJson.ts'
import { indexedUpTo, listSavedFilters } from '../../store/index.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, openCaseOf, sessionOf } from '../engineState.ts'
import { traceCoverage } from '../events/coverage.ts'
import { deviceZone } from '../events/deviceZone.ts'
import { eventDetail, readShown, xmlOf } from '../events/eventDetail.ts'
import { eventRowOf, rowsAt } from '../events/eventRows.ts'
import { eventLines, exportedEvents } from '../events/exportEvents.ts'
import { findEvent } from '../events/findEvent.ts'
import { firstPage, isUnfiltered } from '../events/firstPage.ts'
import { histogram, summarize } from '../events/selection.ts'
import { tellChange } from '../tellChange.ts'
import { writeChosen } from '../writeChosen.ts'
import { writeParts } from '../writeParts.ts'

type EventHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `events.${string}`>>

/** Related events that are listed. */
const MOST_RELATED = 500

/** The timeline of a case: what is shown of it, and what people mark and save. */
export function eventHandlers(state: EngineState): EventHandlers {
  return {
    'events.page': async ({ filter, offset, limit }) => page(state, filter, offset, limit),
    'events.summary': async ({ filter }) => {
      const { session, events } = openCaseOf(state)
      const selection = await events.select(filter)
      return { ...summarize(selection, filter.deviceId), indexed: await indexedCount(state, indexedUpTo(session.db)) }
    },
    'events.histogram': async ({ filter, from, to, bars }) => histogram(await openCaseOf(state).events.select(filter), { from, to }, bars),
    'events.find': async (input) => findEvent(sessionOf(state).db, openCaseOf(state).events, input),
    'events.detail': async ({ id }) => eventDetail(sessionOf(state).db, openCaseOf(state).events, id),
    'events.related': async ({ id }) => related(state, id),
    'events.copy': async (input) => ({ text: await copied(state, input) }),
    'events.lines': async ({ filter, offset, limit }) => {
      const { session, events } = openCaseOf(state)
      const { timeline, positions } = await events.select(filter)
      const context = { db: session.db, timeline, marks: events.marks(), deviceId: filter.deviceId }
      return { total: positions.length, text: eventLines(positions.subarray(offset, offset + limit), context) }
    },
    'events.export': (input) => exportTo(state, input),
    'events.pin': async ({ id, pinned }) => mark(state, { id, pinned }),
    'events.comment': async ({ id, comment }) => mark(state, { id, comment }),
    'events.savedFilters': async () => listSavedFilters(sessionOf(state).db),
    'events.saveFilter': async ({ name, filter }) => {
      const saved = { name, filter, at: state.now().toISOString() }
      const { id } = await editCase(state, 'saveEventFilter', saved, { action: 'filterSaved', detail: { name } })
      return { id, name, filter }
    },
    'events.removeFilter': async ({ id }) => {
      const name = listSavedFilters(sessionOf(state).db).find((filter) => filter.id === id)?.name ?? ''
      await editCase(state, 'removeEventFilter', { id }, { action: 'filterRemoved', detail: { name } })
      return {}
    },
    'events.coverage': async ({ deviceId }) => traceCoverage(sessionOf(state).db, await openCaseOf(state).events.timeline(), deviceId),
    'events.deviceZone': async ({ deviceId }) => deviceZone(sessionOf(state).db, deviceId),
  }
}

async function page(state: EngineState, filter: EventFilter, offset: number, limit: number) {
  const { session, events } = openCaseOf(state)
  if (isUnfiltered(filter) && !events.isLoaded()) {
    const first = firstPage(session.db, events.marks(), { deviceId: filter.deviceId, offset, limit })
    if (first !== undefined) return { total: first.total, rows: [...first.rows] }
  }
  const { timeline, positions } = await events.select(filter)
  const context = { db: session.db, timeline, marks: events.marks(), deviceId: filter.deviceId }
  return { total: positions.length, rows: rowsAt(positions.subarray(offset, offset + limit), context) }
}

/** Of the events that are shown, those that a search finds by now. */
async function indexedCount(state: EngineState, upTo: number): Promise<number> {
  const { ids, count } = await openCaseOf(state).events.timeline()
  let indexed = 0
  for (let i = 0; i < count; i++) if ((ids[i] ?? 0) <= upTo) indexed++
  return indexed
}

async function related(state: EngineState, id: number) {
  const { session, events } = openCaseOf(state)
  const detail = await eventDetail(session.db, events, id)
  const correlation = detail.card?.parts.find(({ kind }) => kind === 'correlationId')?.value ?? detail.activityId
  const rows: EventListRow[] = correlation === undefined ? [detail.row] : (await page(state, { correlation }, 0, MOST_RELATED)).rows
  const total = correlation === undefined ? 1 : (await events.select({ correlation })).positions.length
  return { ...(correlation !== undefined && { correlation }), total, rows }
}

async function copied(state: EngineState, { ids, form }: Input<'events.copy'>): Promise<string> {
  const { session, events } = openCaseOf(state)
  const texts: string[] = []
  for (const id of ids) {
    const { event, eventClass } = await readShown(session.db, events, id)
    const row = eventRowOf(event, eventClass)
    if (form === 'json') texts.push(eventJsonLine(row))
    else if (form === 'xml') texts.push(xmlOf(session.db, event, eventClass))
    else texts.push(lineOf((await eventDetail(session.db, events, id)).row))
  }
  return texts.join('\n')
}

/** Time, level, provider, id or name, message: parts that are absent leave no gap. */
const lineOf = ({ time, level, provider, providerId, eventId, name, message, file }: EventListRow): string =>
  [time, level, provider ?? providerId, eventId ?? name, message, file].filter((part) => part !== undefined && part !== '').join('\t')

async function exportTo(state: EngineState, { filter, path, form }: Input<'events.export'>) {
  const { session, events } = openCaseOf(state)
  const { timeline, positions } = await events.select(filter)
  const context = { db: session.db, timeline, marks: events.marks(), deviceId: filter.deviceId }
  return writeChosen(state, path, async () => {
    await writeParts(path, exportedEvents(positions, context, form))
    return { events: positions.length }
  })
}

async function mark(state: EngineState, input: { readonly id: number; readonly pinned?: boolean; readonly comment?: string }) {
  const { session, events } = openCaseOf(state)
  const { event, eventClass } = await readShown(session.db, events, input.id)
  const { time: ticks } = eventRowOf(event, eventClass)
  const time = ticks === undefined ? '' : eventTimeIso(ticks)
  const detail = { time, mark: markWord(input), ...(input.comment !== undefined && { comment: input.comment }) }
  await editCase(state, 'markEvent', { ...input, at: state.now().toISOString() }, { action: 'eventMarked', detail })
  events.forgetMarks()
  tellChange(state)
  return {}
}

function markWord({ pinned, comment }: { readonly pinned?: boolean; readonly comment?: string }): string {
  if (comment !== undefined) return comment === '' ? 'uncommented' : 'commented'
  return pinned === true ? 'pinned' : 'unpinned'
}
