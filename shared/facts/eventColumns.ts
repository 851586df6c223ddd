import type { EventClass, EventRow } from './event.ts'
import { type JoinedTexts, type Scratch, TextJoiner, textAt } from './joinedTexts.ts'

/** Events in columns, at most as many as a batch may hold: what crosses from the parser to the engine to the writer. */
export interface EventColumns extends Numbers {
  readonly count: number
  readonly classes: readonly EventClass[]
  readonly data: JoinedTexts
  /** Absent where no event has one; '' stands for none. */
  readonly messages?: JoinedTexts
  /** Of names and ids that many events share, by their places in the columns that end in `Of`; the first is '' and stands for none. */
  readonly texts: readonly string[]
}

/** A number for each event. */
interface Numbers {
  readonly classOf: Uint32Array<ArrayBuffer>
  /** NO_TIME where it is unknown. */
  readonly times: BigInt64Array<ArrayBuffer>
  readonly places: Float64Array<ArrayBuffer>
  readonly lengths: Uint32Array<ArrayBuffer>
  /** NaN where an event has none. */
  readonly recordIds: Float64Array<ArrayBuffer>
  readonly pids: Float64Array<ArrayBuffer>
  readonly tids: Float64Array<ArrayBuffer>
  readonly computerOf: Uint32Array<ArrayBuffer>
  readonly userSidOf: Uint32Array<ArrayBuffer>
  readonly activityIdOf: Uint32Array<ArrayBuffer>
  readonly relatedActivityIdOf: Uint32Array<ArrayBuffer>
  /** 1 for an event that was recovered. */
  readonly recovered: Uint8Array<ArrayBuffer>
}

/** Stands in `EventColumns.times` for an event without a time. */
export const NO_TIME = -(2n ** 63n)

const numbersFor = (most: number): Numbers => ({
  classOf: new Uint32Array(most),
  times: new BigInt64Array(most),
  places: new Float64Array(most),
  lengths: new Uint32Array(most),
  recordIds: new Float64Array(most),
  pids: new Float64Array(most),
  tids: new Float64Array(most),
  computerOf: new Uint32Array(most),
  userSidOf: new Uint32Array(most),
  activityIdOf: new Uint32Array(most),
  relatedActivityIdOf: new Uint32Array(most),
  recovered: new Uint8Array(most),
})

const DATA_BYTES = 512 << 10

/** Memory for the texts of one builder after the other. */
export interface ColumnsScratch {
  readonly data: Scratch
  readonly messages: Scratch
}
export const columnsScratch = (): ColumnsScratch => ({ data: { bytes: new Uint8Array(DATA_BYTES) }, messages: { bytes: new Uint8Array() } })

/** Takes rows one by one and keeps none of them: what outlives many other objects is what collecting garbage costs. */
export class ColumnsBuilder {
  readonly #numbers: Numbers
  readonly #data: TextJoiner
  readonly #messages: TextJoiner
  readonly #classes = new Numbering<EventClass>()
  readonly #texts = new Numbering<string>()
  #hasMessages = false
  #count = 0

  /** `most`: rows that it may be given. `scratch` is in use until the columns are taken. */
  constructor(most: number, scratch: ColumnsScratch = columnsScratch()) {
    this.#numbers = numbersFor(most)
    this.#data = new TextJoiner(most, scratch.data)
    this.#messages = new TextJoiner(most, scratch.messages)
    this.#texts.of('')
  }

  get count(): number {
    return this.#count
  }

  /** Bytes of the texts so far. */
  get size(): number {
    return this.#data.size + this.#messages.size
  }

  add(row: EventRow): void {
    const numbers = this.#numbers
    const i = this.#count++
    numbers.classOf[i] = this.#classes.of(row.class)
    numbers.times[i] = row.time ?? NO_TIME
    numbers.places[i] = row.place
    numbers.lengths[i] = row.length
    numbers.recordIds[i] = row.recordId ?? Number.NaN
    numbers.pids[i] = row.pid ?? Number.NaN
    numbers.tids[i] = row.tid ?? Number.NaN
    numbers.computerOf[i] = this.#texts.of(row.computer ?? '')
    numbers.userSidOf[i] = this.#texts.of(row.userSid ?? '')
    numbers.activityIdOf[i] = this.#texts.of(row.activityId ?? '')
    numbers.relatedActivityIdOf[i] = this.#texts.of(row.relatedActivityId ?? '')
    numbers.recovered[i] = row.recovered === true ? 1 : 0
    this.#data.add(row.data)
    this.#messages.add(row.message ?? '')
    this.#hasMessages ||= row.message !== undefined
  }

  /** `classes` come in the order of their first event, told apart by identity. */
  columns(): EventColumns {
    return {
      ...this.#numbers,
      count: this.#count,
      classes: this.#classes.values,
      texts: this.#texts.values,
      data: this.#data.joined(),
      ...(this.#hasMessages && { messages: this.#messages.joined() }),
    }
  }
}

/** Values numbered in the order of their first coming; events in a row often share theirs. */
class Numbering<T> {
  readonly values: T[] = []
  readonly #numbers = new Map<T, number>()
  #last: T | undefined
  #lastNumber = 0

  of(value: T): number {
    if (value === this.#last) return this.#lastNumber
    let number = this.#numbers.get(value)
    if (number === undefined) {
      number = this.values.length
      this.#numbers.set(value, number)
      this.values.push(value)
    }
    this.#last = value
    this.#lastNumber = number
    return number
  }
}

export function eventColumns(rows: readonly EventRow[]): EventColumns {
  const builder = new ColumnsBuilder(rows.length)
  for (const row of rows) builder.add(row)
  return builder.columns()
}

/** The memory of columns, to be handed to another thread instead of copied. */
export function buffersOf(columns: EventColumns): ArrayBuffer[] {
  const { data, messages } = columns
  const texts = [data, ...(messages === undefined ? [] : [messages])].flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer])
  return [...texts, ...Object.values(columns).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []))]
}

/** The rows that columns were made of, in their order; classes keep their identity within the columns. */
export function* rowsOfColumns(columns: EventColumns): Generator<EventRow, void> {
  for (let i = 0; i < columns.count; i++) {
    const eventClass = columns.classes[columns.classOf[i] ?? 0]
    const time = columns.times[i]
    if (eventClass === undefined || time === undefined) throw new RangeError(`event ${i} of ${columns.count} has no class`)
    yield { class: eventClass, time: time === NO_TIME ? undefined : time, ...ownOf(columns, i) }
  }
}

function ownOf(columns: EventColumns, i: number): Omit<EventRow, 'class' | 'time'> {
  const number = (values: Float64Array): number | undefined => (Number.isNaN(values[i]) ? undefined : values[i])
  const text = (places: Uint32Array): string | undefined => columns.texts[places[i] ?? 0] || undefined
  return {
    place: columns.places[i] ?? 0,
    length: columns.lengths[i] ?? 0,
    data: textAt(columns.data, i),
    ...present('recordId', number(columns.recordIds)),
    ...present('pid', number(columns.pids)),
    ...present('tid', number(columns.tids)),
    ...present('computer', text(columns.computerOf)),
    ...present('userSid', text(columns.userSidOf)),
    ...present('activityId', text(columns.activityIdOf)),
    ...present('relatedActivityId', text(columns.relatedActivityIdOf)),
    ...present('message', columns.messages && (textAt(columns.messages, i) || undefined)),
    ...(columns.recovered[i] === 1 && { recovered: true as const }),
  }
}

const present = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }
