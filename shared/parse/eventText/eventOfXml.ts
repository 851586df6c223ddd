import { type EventClass, type EventRow, eventTimeOf } from '../../facts/event.ts'
import type { XmlNode } from './xmlTree.ts'

type MutableRow = { -readonly [K in keyof EventRow]: EventRow[K] }

/** Sections beside System that do not hold the event's data. */
const NOT_DATA: ReadonlySet<string> = new Set(['System', 'RenderingInfo', 'ExtendedTracingInfo'])

/** Makes rows of `<Event>` elements as Event Viewer, wevtutil, Get-WinEvent and tracerpt write them; rows of one class share it. */
export class XmlEvents {
  readonly #classes = new Map<string, EventClass>()

  read(root: XmlNode, line: number): EventRow {
    const system = child(root, 'System')
    const rendering = child(root, 'RenderingInfo')
    const section = root.children.find(({ name }) => !NOT_DATA.has(name))
    const row: MutableRow = {
      class: this.#classOf(system, rendering, section),
      time: timeOf(attribute(child(system, 'TimeCreated'), 'SystemTime')),
      place: line,
      length: 0,
      data: dataOf(section),
    }
    const execution = child(system, 'Execution')
    const correlation = child(system, 'Correlation')
    const recordId = numberOf(textOf(child(system, 'EventRecordID')))
    if (recordId !== undefined) row.recordId = recordId
    const pid = numberOf(attribute(execution, 'ProcessID'))
    if (pid !== undefined) row.pid = pid
    const tid = numberOf(attribute(execution, 'ThreadID'))
    if (tid !== undefined) row.tid = tid
    const computer = textOf(child(system, 'Computer'))
    if (computer !== undefined) row.computer = computer
    const userSid = attribute(child(system, 'Security'), 'UserID')
    if (userSid !== undefined) row.userSid = userSid
    const activityId = guidOf(attribute(correlation, 'ActivityID'))
    if (activityId !== undefined) row.activityId = activityId
    const relatedActivityId = guidOf(attribute(correlation, 'RelatedActivityID'))
    if (relatedActivityId !== undefined) row.relatedActivityId = relatedActivityId
    const message = textOf(child(rendering, 'Message'))
    if (message !== undefined) row.message = message
    return row
  }

  #classOf(system: XmlNode | undefined, rendering: XmlNode | undefined, section: XmlNode | undefined): EventClass {
    const provider = child(system, 'Provider')
    const name = attribute(provider, 'Name') ?? textOf(child(rendering, 'Provider'))
    const providerId = guidOf(attribute(provider, 'Guid'))
    const taskName = textOf(child(rendering, 'EventName'))
    const numbers = {
      eventId: numberOf(textOf(child(system, 'EventID'))),
      version: numberOf(textOf(child(system, 'Version'))),
      level: numberOf(textOf(child(system, 'Level'))),
      opcode: numberOf(textOf(child(system, 'Opcode'))),
      task: numberOf(textOf(child(system, 'Task'))),
    }
    const keywords = textOf(child(system, 'Keywords'))
    const channel = textOf(child(system, 'Channel'))
    const decoded = section?.name !== 'BinaryEventData'
    const key = JSON.stringify([name, providerId, taskName, numbers, keywords, channel, decoded])
    const known = this.#classes.get(key)
    if (known !== undefined) return known
    const made: EventClass = {
      source: 'text',
      kind: 'text',
      ...present({ provider: name, providerId, ...numbers, name: taskName, channel, keywords: keywordsOf(keywords) }),
      decoded,
    }
    this.#classes.set(key, made)
    return made
  }
}

const present = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> }

const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => node?.children.find((each) => each.name === name)
const attribute = (node: XmlNode | undefined, name: string): string | undefined => node?.attributes[name] || undefined
const textOf = (node: XmlNode | undefined): string | undefined => node?.text.trim() || undefined

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** All zeros stand for none in what tracerpt writes. */
function guidOf(text: string | undefined): string | undefined {
  const guid = text?.replace(/^\{|\}$/g, '').toLowerCase()
  return guid === undefined || /^[0-]*$/.test(guid) ? undefined : guid
}

/** `0x…` lower case, without leading zeros. */
const keywordsOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^0x[0-9a-f]+$/i.test(text) ? `0x${BigInt(text).toString(16)}` : text

/** Older systems write nine decimals, tracerpt an offset. */
const timeOf = (text: string | undefined): bigint | undefined =>
  text === undefined ? undefined : eventTimeOf(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)

function dataOf(section: XmlNode | undefined): string {
  if (section === undefined) return '{}'
  if (section.name === 'BinaryEventData') return JSON.stringify({ payload: section.text.trim().toLowerCase() })
  const [only] = section.children
  const holder = section.name === 'UserData' && section.children.length === 1 && only !== undefined ? only : section
  if (holder.children.length === 0) return holder.text.trim() === '' ? '{}' : JSON.stringify({ [holder.name]: holder.text })
  return JSON.stringify(fieldsOf(holder))
}

type Fields = { [name: string]: unknown } | unknown[]

/** By name, those of one name as an array; values without names an array of their own. */
function fieldsOf(holder: XmlNode): Fields {
  const groups = new Map<string, unknown[]>()
  for (const node of holder.children) {
    const name = node.attributes.Name ?? (node.name === 'Data' ? '' : node.name)
    const values = groups.get(name) ?? []
    groups.set(name, values)
    values.push(node.children.length === 0 ? node.text : fieldsOf(node))
  }
  const unnamed = groups.get('')
  if (unnamed !== undefined && groups.size === 1) return unnamed
  return Object.fromEntries(
    [...groups].map(([name, values]) => (name === '' ? ['Data', values] : [name, values.length === 1 ? values[0] : values])),
  )
}
