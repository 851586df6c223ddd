import { type EventRow, eventTimeIso } from '../facts/event.ts'
import { codesOfField, findEventCodes, type WrittenCode } from '../facts/eventCodes.ts'
import {
  answerInText,
  type EventTextField,
  eventTextFields,
  isAnswerField,
  phaseInText,
  readAnswer,
  type ServerAnswer,
  valueInText,
} from '../facts/eventText.ts'
import type { Fact, FactValue } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import type { Locator } from '../facts/locator.ts'
import { type EventRole, eventRoleOf } from './eventRoles.ts'
import { oneLine } from './textFacts.ts'

/** Codes of one event that become facts: the first is the event's own, the others those below it. */
const MAX_CODES = 4

/** Where an event lies in its file. */
export const eventLocator = ({ class: { source }, place, length }: EventRow): Locator =>
  source === 'text' ? { kind: 'line', line: Math.max(1, place) } : { kind: 'offset', offset: place, length }

/** What a registration, sign-in, MDM or AAD runtime event states; empty for every other event, and for one without a time. */
export function eventFacts(event: EventRow): Fact[] {
  const role = eventRoleOf(event.class)
  return role === undefined || event.time === undefined ? [] : factsOfRole(event, event.time, role)
}

function factsOfRole(event: EventRow, time: bigint, role: EventRole): Fact[] {
  const at = eventTimeIso(time)
  const fields = event.class.decoded ? eventTextFields(event.data) : []
  const quote = quoteOf(event, fields)
  const make = (kind: FactKindId, value: FactValue): Fact => ({
    kind,
    subject: event.class.eventId === undefined ? '' : String(event.class.eventId),
    value,
    locator: eventLocator(event),
    quote,
    trusted: true,
  })
  const outcome = outcomeOf(role)
  if (outcome === 'event.joinSucceeded' || outcome === 'event.mdmSucceeded') return [make(outcome, at)]
  const codes = codesOf(fields, event.message)
  if (role.says === 'tokenEnd' && codes.length === 0) return isSuccess(fields) ? [make('event.tokenSucceeded', at)] : []
  const answer = answerOf(fields, event.message)
  // Any event of the runtime is looked at, and sign-in logs hold notes at every level: only an error is a fact.
  const isError = codes.length > 0 || (answer !== undefined && role.says === 'tokenError')
  if (!isError && role.says !== 'joinFailed' && role.says !== 'joinDetail' && role.says !== 'mdmFailed') return []
  const text = wholeText(fields, event.message)
  return [make(outcome, at), ...details(role, text, codes, answer).map(([kind, value]) => make(kind, value))]
}

function outcomeOf({ says }: EventRole): FactKindId {
  if (says === 'runtime') return 'event.runtimeFailed'
  return says === 'tokenError' || says === 'tokenEnd' ? 'event.tokenFailed' : `event.${says}`
}

/** What events of a role can come to: the first fact of each is one of these. */
export const outcomesOf = (says: EventRole['says']): readonly FactKindId[] =>
  says === 'tokenEnd' ? ['event.tokenFailed', 'event.tokenSucceeded'] : [outcomeOf({ says })]

type Detail = readonly [kind: FactKindId, value: FactValue]

function details(role: EventRole, text: string, codes: readonly WrittenCode[], answer: ServerAnswer | undefined): Detail[] {
  const ofJoin = role.says === 'joinFailed' || role.says === 'joinDetail'
  const phase = ofJoin ? (phaseInText(text) ?? role.phase) : undefined
  const type = ofJoin ? /^(?:sync|fed)$/i.exec(valueInText(text, 'registrationType') ?? '')?.[0] : undefined
  const url = URL_TEXT.exec(text)?.[0].replace(/[.,;:!?]+$/, '')
  const correlation = CORRELATION.exec(text)?.[1]
  const system = codes.filter(({ kind }) => kind !== 'http')
  return [
    ...(phase === undefined ? [] : [['event.phase', phase] as const]),
    ...system.slice(0, MAX_CODES).map((code) => ['event.errorCode', codeText(code)] as const),
    ...codes
      .filter(({ kind }) => kind === 'http')
      .slice(0, 1)
      .map(({ value }) => ['event.httpStatus', value] as const),
    ...(answer?.code === undefined ? [] : [['event.serverErrorCode', answer.code] as const]),
    ...(answer === undefined ? [] : [['event.serverMessage', oneLine(answer.message)] as const]),
    ...(type === undefined ? [] : [['event.registrationType', type.toLowerCase()] as const]),
    ...(url === undefined ? [] : [['event.url', url] as const]),
    ...(correlation === undefined ? [] : [['event.correlationId', correlation.toLowerCase()] as const]),
  ]
}

const URL_TEXT = /\bhttps?:\/\/[^\s"'<>()[\]{}|\\^`]{3,500}/i
const CORRELATION =
  /(?:correlation[ _-]?id|client-request-id)["']?\s*[:=]?\s*["']?\{?((?!0{8}-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i

/** `0x801c001d`, the number of Win32, or `AADSTS50034`. */
function codeText({ kind, value }: WrittenCode): string {
  if (kind === 'aadsts') return `AADSTS${value}`
  return kind === 'system' ? `0x${value.toString(16).padStart(8, '0')}` : String(value)
}

function codesOf(fields: readonly EventTextField[], message: string | undefined): WrittenCode[] {
  const all = [...fields.flatMap(({ name, value }) => codesOfField(name, value)), ...(message === undefined ? [] : findEventCodes(message))]
  return [...new Map(all.toReversed().map((code) => [`${code.kind} ${code.value}`, code])).values()].toReversed()
}

function answerOf(fields: readonly EventTextField[], message: string | undefined): ServerAnswer | undefined {
  const field = fields.find(isAnswerField)
  const inMessage = () => (message === undefined ? undefined : answerInText(message))
  return (field === undefined ? undefined : readAnswer(field.value)) ?? inMessage()
}

/** A status of zero: a missing one says nothing. */
const isSuccess = (fields: readonly EventTextField[]): boolean =>
  fields.some(({ name, value }) => /^status$/i.test(name) && /^(?:0|0x0+)$/i.test(value.trim()))

const wholeText = (fields: readonly EventTextField[], message: string | undefined): string =>
  [...fields.map(({ name, value }) => `${name}: ${value}`), ...(message === undefined ? [] : [message])].join('\n').slice(0, 65_536)

/** The message, or the fields that say something as the file has them, as one line behind the event's number. */
function quoteOf({ class: { eventId, name }, message }: EventRow, fields: readonly EventTextField[]): string {
  const said =
    message ??
    fields
      .filter(({ value }) => value.trim() !== '')
      .map(namedValue)
      .join('; ')
  return oneLine(`${eventId ?? name ?? ''} ${said.slice(0, 1_000)}`)
}

const namedValue = ({ name, value }: EventTextField): string => (name === '' ? value : `${name}: ${value}`)
