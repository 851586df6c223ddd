import type { ElementKind } from './elementSplitter.ts'
import { childOf, childText, type TextElement } from './elementTree.ts'
import { levelOf } from './levelWords.ts'
import { dataJson, guidOf, keywordsOf, processNumber, type TextEvent, wholeNumber, zonedTime } from './textEvent.ts'

/** An event as read of an element. `time` as written, where it could not be told. */
export interface ElementEvent {
  readonly event: TextEvent
  readonly data: string
  readonly isDecoded: boolean
}

const WITH_SYSTEM = /^<(?:[\w.-]+:)?Event(?:\s[^>]*)?>[\s-]*<(?:[\w.-]+:)?System[\s/>]/
/** Events as the event schema has them. An element of that name within one is another event only with a section System. */
export const xmlEvents: ElementKind = {
  name: 'Event',
  isStart: (text, at, isWithin) => !isWithin || WITH_SYSTEM.test(text.slice(at, at + 2048)),
}

/** Sections beside System that do not hold the event's data. */
const notData: ReadonlySet<string> = new Set(['System', 'RenderingInfo', 'ExtendedTracingInfo'])

/** Reads an `<Event>` of wevtutil, Event Viewer, Get-WinEvent or tracerpt; undefined without a section System. Schema: winevt, "Event Schema". */
export function eventOfXml(root: TextElement): ElementEvent | undefined {
  const system = childOf(root, 'System')
  if (system === undefined) return undefined
  const rendering = childOf(root, 'RenderingInfo')
  const section = root.children.find(({ name }) => !notData.has(name))
  const payload = section === undefined ? undefined : payloadOf(section)
  const written = childOf(system, 'TimeCreated')?.attributes.SystemTime
  const time = zonedTime(written)
  const event = { ...classOf(system, rendering, root), ...rowOf(system), time, message: childOf(rendering, 'Message')?.text || undefined }
  if (payload !== undefined) return { event, data: `{"payload":"${payload}"}`, isDecoded: false }
  const fields = section === undefined ? [] : sectionFields(section)
  if (time === undefined && written !== undefined && written !== '') fields.unshift(['localTime', JSON.stringify(written)])
  return { event, data: dataJson(fields), isDecoded: true }
}

function classOf(system: TextElement, rendering: TextElement | undefined, root: TextElement): TextEvent {
  const provider = childOf(system, 'Provider')?.attributes
  const level = childText(system, 'Level') ?? childText(rendering, 'Level')
  return {
    provider: provider?.Name || provider?.EventSourceName || childText(rendering, 'Provider'),
    providerId: guidOf(provider?.Guid) ?? guidOf(childText(childOf(root, 'ExtendedTracingInfo'), 'EventGuid')),
    eventId: wholeNumber(childText(system, 'EventID')),
    version: wholeNumber(childText(system, 'Version')),
    name: childText(rendering, 'EventName'),
    level: level === undefined ? undefined : levelOf(level),
    channel: childText(system, 'Channel'),
    opcode: wholeNumber(childText(system, 'Opcode')),
    task: wholeNumber(childText(system, 'Task')),
    keywords: keywordsOf(childText(system, 'Keywords')),
  }
}

function rowOf(system: TextElement): TextEvent {
  const correlation = childOf(system, 'Correlation')?.attributes
  const execution = childOf(system, 'Execution')?.attributes
  return {
    recordId: wholeNumber(childText(system, 'EventRecordID')),
    pid: processNumber(execution?.ProcessID),
    tid: processNumber(execution?.ThreadID),
    computer: childText(system, 'Computer'),
    userSid: childOf(system, 'Security')?.attributes.UserID || undefined,
    activityId: guidOf(correlation?.ActivityID),
    relatedActivityId: guidOf(correlation?.RelatedActivityID),
  }
}

/** Hex of data that tracerpt could not decode; undefined where they are decoded. */
function payloadOf(section: TextElement): string | undefined {
  const isRaw = section.name === 'BinaryEventData'
  const hex = isRaw ? section.text : section.name === 'ProcessingErrorData' ? childOf(section, 'EventPayload')?.text : undefined
  return hex === undefined ? undefined : hexOf(hex)
}

/** Lower case; undefined for what is no hex. */
function hexOf(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '').toLowerCase()
  return digits !== '' && /^(?:[0-9a-f]{2})+$/.test(digits) ? digits : undefined
}

/** UserData holds one element of the provider's own; its children are the fields. */
function sectionFields(section: TextElement): [string, string][] {
  const [only] = section.children
  const holder = section.name === 'UserData' && section.children.length === 1 && only !== undefined ? only : section
  if (holder.children.length > 0) return fieldsOf(holder)
  return holder.text.trim() === '' ? [] : [[holder.name, JSON.stringify(holder.text)]]
}

const fieldsOf = (holder: TextElement): [string, string][] =>
  holder.children.map((child) => [child.attributes.Name ?? (child.name === 'Data' ? '' : child.name), fieldJson(child)])

function fieldJson(element: TextElement): string {
  if (element.children.length > 0) return dataJson(fieldsOf(element))
  const { text } = element
  if (element.name === 'Binary') return JSON.stringify(hexOf(text) ?? text)
  // tracerpt fills numbers up with blanks.
  return JSON.stringify(/^\s+-?\d+\s*$/.test(text) ? text.trim() : text)
}
