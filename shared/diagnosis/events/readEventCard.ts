import type { StepId } from '../../contract/diagnosis.ts'
import type { EventCard } from '../../contract/eventRequests.ts'
import type { EventClass } from '../../facts/event.ts'
import { codesOfField, findEventCodes, type WrittenCode } from '../../facts/eventCodes.ts'
import { type EventTextField, phaseInText } from '../../facts/eventText.ts'
import { enrollmentStatuses } from '../../knowledge/enrollmentStatuses.ts'
import { type EventDescription, eventDescription, eventProviderOf } from '../../knowledge/events.ts'
import { joinSteps } from '../../knowledge/joinSteps.ts'
import { stepOfStatus } from '../ruleContext.ts'
import { type CardCode, cardCode, codesBySymbol, phasesOf } from './eventCardCodes.ts'
import { type CardPart, partsOf } from './eventCardParts.ts'

/** What a card is read from: the event's class, its fields in their order, and the message that the file itself carries. */
export interface CardEvent {
  readonly class: EventClass
  readonly fields: readonly EventTextField[]
  readonly message?: string | undefined
}

type Family = EventCard['family']
const families: Readonly<Record<string, Family>> = {
  'Microsoft.AAD.Runtime': 'aadRuntime',
  'Microsoft-Windows-AAD': 'aad',
  'Microsoft-Windows-User Device Registration': 'deviceRegistration',
}

/** Longest text of one field that is read: a card is for one event, and a person waits for it. */
const LONGEST_TEXT = 65_536

/**
 * Reads an event of the AAD runtime, of AAD or of User Device Registration, whose templates are not all published: by the shape of codes,
 * names of functions, addresses and ids, whatever fields they stand in. Undefined for events of other providers.
 */
export function readEventCard({ class: eventClass, fields, message }: CardEvent): EventCard | undefined {
  const provider = providerOf(eventClass)
  const family = provider === undefined ? undefined : families[provider]
  if (provider === undefined || family === undefined) return undefined
  const known = eventClass.eventId === undefined ? undefined : eventDescription(provider, eventClass.eventId)
  const readFields = eventClass.decoded ? fields.map((field) => readField(field, eventClass)) : []
  const ofMessage = message === undefined ? nothing : readMessage(message.slice(0, LONGEST_TEXT))
  const codes = onceEach([...readFields.flatMap((read) => read.codes), ...ofMessage.codes], codeKey)
  const parts = onceEach([...readFields.flatMap((read) => read.parts), ...ofMessage.parts], (part) => `${part.kind} ${part.value}`)
  const step = stepOf(known, codes, parts)
  return {
    family,
    recognised: codes.length > 0 || parts.length > 0 || known !== undefined,
    codes,
    parts,
    unread: unreadOf(fields, readFields),
    ...(step === undefined ? {} : { step }),
  }
}

/** Full name of the provider; a log's channel stands in for one whose provider is not known (the AADRT log's is in no source). */
const providerOf = ({ provider, providerId, channel }: EventClass): string | undefined =>
  [providerId, provider, channel].map((name) => (name === undefined ? undefined : eventProviderOf(name)?.name)).find(Boolean)

interface Reading {
  readonly codes: readonly CardCode[]
  readonly parts: readonly CardPart[]
}
const nothing: Reading = { codes: [], parts: [] }

/** Numbers of these fields are states of a connection, or flags, and no codes. */
const stateFields: Readonly<Record<number, readonly string[]>> = {
  231: ['WinHttpStatus', 'WinHttpStatusFlag'],
  233: ['StatusCode'],
}

function readField(field: EventTextField, { eventId = -1 }: EventClass): Reading {
  const value = field.value.slice(0, LONGEST_TEXT)
  const isState = stateFields[eventId]?.includes(field.name) === true
  const name = field.name === '' ? undefined : field.name
  const written = isState ? [] : codesOfField(field.name, value)
  return { codes: codesOf(written, value, name), parts: isState ? [] : partsOf(value, { name: field.name, value }) }
}

const readMessage = (message: string): Reading => ({
  codes: codesOf(findEventCodes(message), message, undefined),
  parts: partsOf(message, undefined),
})

/** An HTTP status below 400 is told as a part and is no error. */
const codesOf = (written: readonly WrittenCode[], text: string, field: string | undefined): CardCode[] => [
  ...written.filter(({ kind, value }) => kind !== 'http' || value >= 400).map((code) => cardCode(code, field)),
  ...codesBySymbol(text, field),
]

const codeKey = ({ kind, decimal }: CardCode): string => `${kind} ${decimal}`

/** The first of each; what was read in a field goes before the same in the message. */
function onceEach<T>(list: readonly T[], keyOf: (each: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter((each) => {
    const key = keyOf(each)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Fields that hold something of which nothing was read; a nameless one by its number from 1. */
function unreadOf(fields: readonly EventTextField[], readings: readonly Reading[]): string[] {
  return fields.flatMap(({ name, value }, at) => {
    const read = readings[at] ?? nothing
    const isRead = read.codes.length > 0 || read.parts.length > 0 || value.trim() === ''
    return isRead ? [] : [name === '' ? `#${at + 1}` : name]
  })
}

/** The phase that the event itself names, else the one that knowledge gives the event, a status of the runtime, or a code of one phase only. */
function stepOf(known: EventDescription | undefined, codes: readonly CardCode[], parts: readonly CardPart[]): StepId | undefined {
  const phase = parts.find(({ kind }) => kind === 'errorPhase')
  const named = phase === undefined ? undefined : phaseInText(`errorPhase: ${phase.value}`)
  return named ?? known?.step ?? stepOfSymbol(parts) ?? stepOfCodes(codes)
}

/** The runtime's symbols are names of enrollment statuses: `AADRT_E_DEVICE_NOT_FOUND` is 37. */
function stepOfSymbol(parts: readonly CardPart[]): StepId | undefined {
  const status = enrollmentStatuses.find(({ symbolicName }) =>
    parts.some(({ kind, value }) => kind === 'runtimeApi' && symbolicName !== undefined && symbolicName.includes(value)),
  )
  return status === undefined ? undefined : stepOfStatus(status.code)
}

/** Phases of codes that are called otherwise than the steps. */
const otherPhases: Readonly<Record<string, StepId>> = { prt: 'postjoin', hello: 'postjoin', registration: 'join' }

function stepOfCodes(codes: readonly CardCode[]): StepId | undefined {
  const steps = codes.flatMap((code) => {
    const phases = phasesOf(code)
    const [phase] = phases
    if (phase === undefined || phases.length > 1) return []
    return joinSteps.find(({ id }) => id === phase)?.id ?? otherPhases[phase] ?? []
  })
  return steps[0]
}
