import { type EventClass, type EventRow, eventTimeOfFiletime } from '../../facts/event.ts'
import { ParseError } from '../byteReader.ts'
import { BinaryXmlReader, type Element, type Part, type Template, templateOf } from './binaryXml.ts'
import { dataReader, type WriteData } from './dataReader.ts'
import type { EventClasses } from './eventClasses.ts'
import type { EvtxChunk } from './evtxChunk.ts'
import type { FirstClasses } from './firstClasses.ts'
import { RepeatedText } from './repeatedText.ts'
import { attributeSlot, childElement, type Slot, slotGuid, slotNumber, slotOf, slotText, slotTime } from './slots.ts'
import { readValues, type Values } from './values.ts'
import { hexOf } from './valueText.ts'

/** Behind the magic, size, id and time of a record. */
export const RECORD_HEADER_SIZE = 24
/** The copy of the size at the end of a record. */
const TRAILER_SIZE = 4
const rawClass: EventClass = { source: 'evtx', kind: 'evtx', decoded: false }
/** Fragment header and the token of a template instance: how nearly every record starts. */
const USUAL_START = 0x0f
const INSTANCE = 0x0c

/** Where the parts of System come from, for one template. */
interface SystemSlots {
  readonly provider: Slot | undefined
  readonly providerId: Slot | undefined
  readonly eventId: Slot | undefined
  readonly version: Slot | undefined
  readonly level: Slot | undefined
  readonly task: Slot | undefined
  readonly opcode: Slot | undefined
  readonly keywords: Slot | undefined
  readonly time: Slot | undefined
  readonly recordId: Slot | undefined
  readonly activityId: Slot | undefined
  readonly relatedActivityId: Slot | undefined
  readonly pid: Slot | undefined
  readonly tid: Slot | undefined
  readonly channel: Slot | undefined
  readonly computer: Slot | undefined
  readonly userSid: Slot | undefined
}

/** A template made into a reader: only what an event row needs is looked at, and nothing is built in between. */
interface RecordPlan {
  readonly firstClasses: FirstClasses
  readonly system: SystemSlots
  readonly writeData: WriteData
  readonly message: Slot | undefined
}

/** Reads the records of one chunk. Event classes are shared by all chunks of a file. */
export class RecordReader {
  readonly #chunk: EvtxChunk
  readonly #classes: EventClasses
  readonly #plans = new Map<Template, RecordPlan>()
  readonly #computer = new RepeatedText()
  readonly #userSid = new RepeatedText()

  constructor(chunk: EvtxChunk, classes: EventClasses) {
    this.#chunk = chunk
    this.#classes = classes
  }

  /** The record between two offsets of the chunk. Throws a ParseError where its binary XML is damaged. */
  read(start: number, end: number): EventRow {
    const { bytes } = this.#chunk
    this.#chunk.startRecord(end - start)
    const at = start + RECORD_HEADER_SIZE
    if (bytes[at] !== USUAL_START || bytes[at + 4] !== INSTANCE) return this.#readTree(start, end)
    const head = this.#chunk.readInstanceHead(at + 4, end)
    const template = templateOf(this.#chunk, head, 0)
    let plan = this.#plans.get(template)
    if (plan === undefined) {
      plan = this.#planOf(template.parts, start)
      this.#plans.set(template, plan)
    }
    return this.#rowOf(plan, readValues(this.#chunk, head.valuesAt, end), start, end)
  }

  /** A record whose binary XML is damaged: what stands around it is told, the rest as it lies there. */
  readRaw(start: number, end: number): EventRow {
    const { bytes, fileOffset } = this.#chunk
    const from = start + RECORD_HEADER_SIZE
    const recordId = this.#recordId(start)
    return {
      class: rawClass,
      time: this.#writtenTime(start),
      ...(recordId !== undefined && { recordId }),
      data: `{"payload":"${hexOf(bytes, from, end - TRAILER_SIZE - from)}"}`,
      place: fileOffset + start,
      length: end - start,
    }
  }

  /** A record that is no instance of a template, as forwarded and re-saved logs have. */
  #readTree(start: number, end: number): EventRow {
    const parts = new BinaryXmlReader(this.#chunk, start + RECORD_HEADER_SIZE, end, false).readParts(0)
    const instance = parts.find((part) => part.kind === 'instance')
    if (instance !== undefined) {
      const { template, values } = instance.instance
      return this.#rowOf(this.#planOf(template.parts, start), values, start, end)
    }
    return this.#rowOf(this.#planOf(parts, start), undefined, start, end)
  }

  #rowOf(plan: RecordPlan, values: Values | undefined, start: number, end: number): EventRow {
    const { system, writeData, message } = plan
    const number = (slot: Slot | undefined): number | undefined => slotNumber(slot, values)
    // Assigned one by one: this runs for every record of a log, and spreading costs more than all the rest of it.
    const row: { -readonly [K in keyof EventRow]: EventRow[K] } = {
      class: this.#knownClassOf(plan, values),
      time: slotTime(system.time, values) ?? this.#writtenTime(start),
      place: this.#chunk.fileOffset + start,
      length: end - start,
      data: writeData(values),
    }
    const recordId = number(system.recordId) ?? this.#recordId(start)
    if (recordId !== undefined) row.recordId = recordId
    const pid = number(system.pid)
    if (pid !== undefined) row.pid = pid
    const tid = number(system.tid)
    if (tid !== undefined) row.tid = tid
    const computer = this.#computer.read(system.computer, values)
    if (computer !== undefined && computer !== '') row.computer = computer
    const userSid = this.#userSid.read(system.userSid, values)
    if (userSid !== undefined && userSid !== '') row.userSid = userSid
    const activityId = slotGuid(system.activityId, values)
    if (activityId !== undefined) row.activityId = activityId
    const relatedActivityId = slotGuid(system.relatedActivityId, values)
    if (relatedActivityId !== undefined) row.relatedActivityId = relatedActivityId
    const own = slotText(message, values)
    if (own !== undefined && own !== '') row.message = own
    return row
  }

  #recordId(start: number): number | undefined {
    const id = Number(this.#chunk.view.getBigUint64(start + 8, true))
    return Number.isSafeInteger(id) ? id : undefined
  }

  /** When the record was written; 0 where the log does not say. */
  #writtenTime(start: number): bigint | undefined {
    const filetime = this.#chunk.view.getBigUint64(start + 16, true)
    return filetime === 0n ? undefined : eventTimeOfFiletime(filetime)
  }

  #knownClassOf({ system, firstClasses }: RecordPlan, values: Values | undefined): EventClass {
    const known = firstClasses.find(values)
    if (known !== undefined) return known
    const eventClass = this.#classOf(system, values)
    firstClasses.keep(values, eventClass)
    return eventClass
  }

  #classOf(system: SystemSlots, values: Values | undefined): EventClass {
    const provider = slotText(system.provider, values) || undefined
    const providerId = slotGuid(system.providerId, values)
    const eventId = slotNumber(system.eventId, values)
    const version = slotNumber(system.version, values)
    const level = slotNumber(system.level, values)
    const task = slotNumber(system.task, values)
    const opcode = slotNumber(system.opcode, values)
    const keywords = slotText(system.keywords, values) || undefined
    const channel = slotText(system.channel, values) || undefined
    const key = `${eventId}|${version}|${level}|${task}|${opcode}|${keywords}|${providerId}|${channel}|${provider}`
    return this.#classes.shared(key, () => ({
      source: 'evtx',
      kind: 'evtx',
      ...(provider !== undefined && { provider }),
      ...(providerId !== undefined && { providerId }),
      ...(eventId !== undefined && { eventId }),
      ...(version !== undefined && { version }),
      ...(level !== undefined && { level }),
      ...(channel !== undefined && { channel }),
      ...(opcode !== undefined && { opcode }),
      ...(task !== undefined && { task }),
      ...(keywords !== undefined && { keywords }),
      decoded: true,
    }))
  }

  #planOf(parts: readonly Part[], start: number): RecordPlan {
    const { fileOffset } = this.#chunk
    const root = parts.find((part) => part.kind === 'element')?.element
    if (root === undefined) throw new ParseError('record.event', fileOffset + start, 'no element Event')
    const rendering = childElement(root, 'RenderingInfo')
    const message = rendering && childElement(rendering, 'Message')
    const section = root.children.find((part) =>
      part.kind === 'element' ? !notData.has(part.element.name) : part.kind === 'value' || part.kind === 'instance',
    )
    const system = systemSlots(childElement(root, 'System'))
    const { provider, providerId, eventId, version, level, task, opcode, keywords, channel } = system
    return {
      firstClasses: this.#classes.firstOf([provider, providerId, eventId, version, level, task, opcode, keywords, channel]),
      system,
      writeData: dataReader(section),
      message: message && slotOf(message.children),
    }
  }
}

/** Sections of an event that do not hold its data. */
const notData: ReadonlySet<string> = new Set(['System', 'RenderingInfo'])

function systemSlots(system: Element | undefined): SystemSlots {
  const child = (name: string): Element | undefined => (system === undefined ? undefined : childElement(system, name))
  const content = (name: string): Slot | undefined => {
    const element = child(name)
    return element === undefined ? undefined : slotOf(element.children)
  }
  return {
    provider: attributeSlot(child('Provider'), 'Name'),
    providerId: attributeSlot(child('Provider'), 'Guid'),
    eventId: content('EventID'),
    version: content('Version'),
    level: content('Level'),
    task: content('Task'),
    opcode: content('Opcode'),
    keywords: content('Keywords'),
    time: attributeSlot(child('TimeCreated'), 'SystemTime'),
    recordId: content('EventRecordID'),
    activityId: attributeSlot(child('Correlation'), 'ActivityID'),
    relatedActivityId: attributeSlot(child('Correlation'), 'RelatedActivityID'),
    pid: attributeSlot(child('Execution'), 'ProcessID'),
    tid: attributeSlot(child('Execution'), 'ThreadID'),
    channel: content('Channel'),
    computer: content('Computer'),
    userSid: attributeSlot(child('Security'), 'UserID'),
  }
}
