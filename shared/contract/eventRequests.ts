import { z } from 'zod'
import { eventClassSchema, eventKindSchema, eventSourceSchema } from '../facts/event.ts'
import { localizedSchema } from '../facts/localized.ts'
import { stepIdSchema } from './diagnosis.ts'
import { MAX_PAGE_ROWS, pageInput, pageOf } from './page.ts'

/** A level as it is filtered by: as stored, 0 to 5; `null` where an event has none. */
const levelSchema = z.int().min(0).max(255).nullable()

/** `is` and `isNot` compare whole values without regard to case; `contains` looks for a part. Numbers compare as they are printed. */
export const fieldConditionSchema = z.object({
  /** A name in the event's data, or one of pid tid computer userSid activityId recordId name channel. Without regard to case. */
  field: z.string().min(1),
  operator: z.enum(['is', 'isNot', 'contains']),
  value: z.string(),
})
export type FieldCondition = z.infer<typeof fieldConditionSchema>

/** Which events: all conditions hold, in each any of its values. Times are UTC ISO with up to 100 ns; `from` and `to` are both within. */
export const eventFilterSchema = z.object({
  /** The sources of one device; absent: of the case. */
  deviceId: z.int().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  levels: z.array(levelSchema).optional(),
  /** Names, or GUIDs where the file gives no name; `{guid}` for all of a provider, named or not; `null` for events without either. */
  providers: z.array(z.string().nullable()).optional(),
  eventIds: z.array(z.int().nullable()).optional(),
  artefactIds: z.array(z.int()).optional(),
  /** Words that all occur (`word*` begins, "a phrase", `a OR b`, `-not`). */
  text: z.string().optional(),
  fields: z.array(fieldConditionSchema).optional(),
  /** A GUID that is the event's activity, its related activity or stands in its data. */
  correlation: z.string().optional(),
  pinned: z.boolean().optional(),
})
export type EventFilter = z.infer<typeof eventFilterSchema>

export const eventRowSchema = z.object({
  id: z.int(),
  /** Absent where the file has none; such events come first. */
  time: z.string().optional(),
  level: z.int().optional(),
  provider: z.string().optional(),
  providerId: z.string().optional(),
  eventId: z.int().optional(),
  name: z.string().optional(),
  /** What the event means, in our own words, where it is a known one. */
  title: localizedSchema.optional(),
  /** The file's own message, else its fields, as one line of at most 400 characters. */
  message: z.string(),
  artefactId: z.int(),
  /** Name of the file. */
  file: z.string(),
  source: eventSourceSchema,
  /** The device that the file belongs to; absent where it belongs to none. */
  deviceId: z.int().optional(),
  device: z.string().optional(),
  step: stepIdSchema.optional(),
  pinned: z.boolean(),
  comment: z.string().optional(),
})
export type EventListRow = z.infer<typeof eventRowSchema>

/** Of a facet: how many events there are by all other conditions. */
const facetOf = <T extends z.ZodType>(value: T) =>
  z.object({ value, events: z.int(), label: z.string().optional(), title: localizedSchema.optional() })
export const eventSummarySchema = z.object({
  /** Events that the filter lets through, and all of the case or device. */
  total: z.int(),
  all: z.int(),
  errors: z.int(),
  /** Of all events of the case or device. */
  firstTime: z.string().optional(),
  lastTime: z.string().optional(),
  levels: z.array(facetOf(levelSchema)),
  providers: z.array(facetOf(z.string().nullable())),
  /** The 200 most frequent. */
  eventIds: z.array(facetOf(z.int().nullable())),
  /** By artefact; `device` is the name of the one that it belongs to. */
  sources: z.array(facetOf(z.int()).extend({ device: z.string().optional() })),
  /** How far the full text is: a search finds what is indexed. */
  indexed: z.int(),
})
export type EventSummary = z.infer<typeof eventSummarySchema>

export const eventHistogramSchema = z.object({
  /** ISO time of the first bar's beginning, and milliseconds of each bar (fractions are possible). */
  from: z.string(),
  barMs: z.number(),
  /** A count a bar: all events by every condition but the time, and the errors (level 1 and 2) among them. */
  events: z.array(z.int()),
  errors: z.array(z.int()),
})
export type EventHistogram = z.infer<typeof eventHistogramSchema>

/** A code that was read in an event. `text` as the event has it. */
export const eventCodeSchema = z.object({
  text: z.string(),
  kind: z.enum(['hresult', 'ntstatus', 'win32', 'aadsts', 'http']),
  /** `0x801c001d`; absent for AADSTS and HTTP. */
  hex: z.string().optional(),
  /** Signed decimal of an HRESULT or NTSTATUS, the number of the others. */
  decimal: z.string(),
  symbol: z.string().optional(),
  title: localizedSchema.optional(),
  meaning: localizedSchema.optional(),
  /** Name of the field that it was read in; absent: the message. */
  field: z.string().optional(),
})
export type EventCode = z.infer<typeof eventCodeSchema>

/** What was read out of an AAD Runtime, AAD or User Device Registration event, whose templates are not all published. */
export const eventCardSchema = z.object({
  family: z.enum(['aadRuntime', 'aad', 'deviceRegistration']),
  /** False where nothing was read that the event could be recognised by: the fields are shown as they are. */
  recognised: z.boolean(),
  codes: z.array(eventCodeSchema),
  parts: z.array(
    z.object({
      kind: z.enum([
        'win32Api',
        'url',
        'runtimeApi',
        'correlationId',
        'httpStatus',
        'serverMessage',
        'joinMode',
        'errorPhase',
        'tenantId',
        'registrationType',
      ]),
      value: z.string(),
      field: z.string().optional(),
    }),
  ),
  /** Fields of which nothing was read. */
  unread: z.array(z.string()),
  step: stepIdSchema.optional(),
})
export type EventCard = z.infer<typeof eventCardSchema>

export const eventDetailSchema = z.object({
  row: eventRowSchema,
  class: eventClassSchema,
  recordId: z.number().optional(),
  pid: z.int().optional(),
  tid: z.int().optional(),
  computer: z.string().optional(),
  userSid: z.string().optional(),
  activityId: z.string().optional(),
  relatedActivityId: z.string().optional(),
  recovered: z.boolean(),
  /** The whole message of the file. */
  message: z.string().optional(),
  /** Fields in the file's order, name '' where it has none; a value that is no text as compact JSON. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** As `decode` prints it, one line. */
  json: z.string(),
  /** As Event Viewer shows it, for event logs; the same shape made of the fields for the others. */
  xml: z.string(),
  /** Where it lies in its file. */
  place: z.number(),
  length: z.int(),
  card: eventCardSchema.optional(),
  /** Why its payload is raw and what would be needed to read it. */
  rawReason: localizedSchema.optional(),
})
export type EventDetail = z.infer<typeof eventDetailSchema>

export const savedFilterSchema = z.object({ id: z.int(), name: z.string().min(1), filter: eventFilterSchema })
export type SavedFilter = z.infer<typeof savedFilterSchema>

/** Whether what was recorded spans the last attempt to join. */
export const traceCoverageSchema = z.object({
  /** Times of the attempt, and what says so. */
  attempts: z.array(
    z.object({ time: z.string(), says: z.enum(['dsregcmd', 'event304', 'event305', 'event306', 'event307']), eventId: z.int().optional() }),
  ),
  sources: z.array(
    z.object({
      artefactId: z.int(),
      file: z.string(),
      kind: eventKindSchema,
      events: z.int(),
      aadRuntimeEvents: z.int(),
      from: z.string().optional(),
      to: z.string().optional(),
      /** Of the last attempt of the file's device; `spansEarlier`: earlier ones only, `unknown`: no attempt is known, or no times. */
      coverage: z.enum(['spans', 'spansEarlier', 'misses', 'unknown']),
    }),
  ),
  /** How to record one that does: `tool` logman, wpr, netsh …; commands in order. */
  capture: z.array(z.object({ tool: z.string(), commands: z.array(z.string()), note: localizedSchema.optional(), source: z.string() })),
})
export type TraceCoverage = z.infer<typeof traceCoverageSchema>

/** Lines that one answer may hold. */
export const MAX_EVENT_LINES = 5_000

/** Requests of the Events tab. What has to look into texts, fields or marks runs two at a time: one more stops the oldest, which fails with `cancelled`. */
export const eventRequests = {
  /** Rows in order of time, those without a time first. */
  'events.page': { input: z.object({ filter: eventFilterSchema, ...pageInput }), output: pageOf(eventRowSchema) },
  'events.summary': { input: z.object({ filter: eventFilterSchema }), output: eventSummarySchema },
  /** `from` and `to` are what is drawn, by default all; bars at most 500. */
  'events.histogram': {
    input: z.object({ filter: eventFilterSchema, from: z.string().optional(), to: z.string().optional(), bars: z.int().min(1).max(500) }),
    output: eventHistogramSchema.nullable(),
  },
  /** The position (0-based, in the filter's order) of an event, or of the next error or hit of `text` from a position; null where there is none. */
  'events.find': {
    input: z.object({
      filter: eventFilterSchema,
      what: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('event'), id: z.int() }),
        /** The event that lies at a place of a file, as chips and facts name it; the byte may be anywhere within it. */
        z.object({ kind: z.literal('place'), artefactId: z.int(), place: z.number() }),
        z.object({ kind: z.literal('time'), time: z.string() }),
        z.object({ kind: z.literal('error'), from: z.int(), direction: z.enum(['next', 'previous']) }),
        z.object({ kind: z.literal('text'), text: z.string(), from: z.int(), direction: z.enum(['next', 'previous']) }),
      ]),
    }),
    /** `ordinal` of `count`: the third of twelve errors, the second of 24 hits. */
    output: z.object({ position: z.int(), id: z.int(), ordinal: z.int().optional(), count: z.int().optional() }).nullable(),
  },
  'events.detail': { input: z.object({ id: z.int() }), output: eventDetailSchema },
  /** Events that share the activity or a correlation id with this one, itself among them, in order of time. */
  'events.related': {
    input: z.object({ id: z.int() }),
    output: z.object({ correlation: z.string().optional(), ...pageOf(eventRowSchema).shape }),
  },
  'events.copy': {
    input: z.object({ ids: z.array(z.int()).min(1).max(MAX_PAGE_ROWS), form: z.enum(['line', 'json', 'xml']) }),
    output: z.object({ text: z.string() }),
  },
  /** Events of the filter as `decode` prints them, a line each: for the command line. */
  'events.lines': {
    input: z.object({ filter: eventFilterSchema, offset: z.int().min(0), limit: z.int().min(1).max(MAX_EVENT_LINES) }),
    output: z.object({ total: z.int(), text: z.string() }),
  },
  /** All events of the filter into a file: NDJSON as `decode`, or CSV. */
  'events.export': {
    input: z.object({ filter: eventFilterSchema, path: z.string(), form: z.enum(['ndjson', 'csv']) }),
    output: z.object({ events: z.int() }),
  },
  'events.pin': { input: z.object({ id: z.int(), pinned: z.boolean() }), output: z.object({}) },
  /** An empty comment takes it away. */
  'events.comment': { input: z.object({ id: z.int(), comment: z.string().max(10_000) }), output: z.object({}) },
  'events.savedFilters': { input: z.object({}), output: z.array(savedFilterSchema) },
  'events.saveFilter': { input: z.object({ name: z.string().min(1).max(200), filter: eventFilterSchema }), output: savedFilterSchema },
  'events.removeFilter': { input: z.object({ id: z.int() }), output: z.object({}) },
  'events.coverage': { input: z.object({ deviceId: z.int().optional() }), output: traceCoverageSchema },
  /** Where events begin and end for the device: minutes that its clock is ahead of UTC, where evidence says it. */
  'events.deviceZone': {
    input: z.object({ deviceId: z.int().optional() }),
    output: z.object({ offsetMinutes: z.int().optional(), name: z.string().optional() }),
  },
} as const
