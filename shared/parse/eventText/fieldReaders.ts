import type { ColumnRole } from './columnRoles.ts'
import { levelOf } from './levelWords.ts'
import {
  dataJson,
  filetimeOf,
  guidOf,
  keywordsOf,
  processNumber,
  sidOf,
  type TextEvent,
  textOf,
  wholeNumber,
  zonedTime,
} from './textEvent.ts'

/** How a value of a role is read; what cannot be read so is kept among the event's data. */
const readers: Readonly<Record<ColumnRole, (value: string) => Partial<TextEvent>>> = {
  provider: (provider) => ({ provider }),
  providerId: (value) => ({ providerId: guidOf(value) }),
  eventName: (value) => nameOf(value),
  eventId: (value) => ({ eventId: wholeNumber(value) }),
  version: (value) => ({ version: wholeNumber(value) }),
  level: (value) => ({ level: levelOf(value) }),
  channel: (channel) => ({ channel }),
  traceChannel: (value) => ({ channel: value }),
  opcode: (value) => ({ opcode: wholeNumber(value) }),
  // A category without a name stands as its number in brackets.
  task: (value) => ({ task: wholeNumber(value.replace(/^\((\d+)\)$/, '$1')) }),
  keywords: (value) => ({ keywords: keywordsOf(value) }),
  time: (value) => ({ time: zonedTime(value) }),
  filetime: (value) => ({ time: filetimeOf(value) }),
  recordId: (value) => ({ recordId: wholeNumber(value) }),
  pid: (value) => ({ pid: processNumber(value) }),
  tid: (value) => ({ tid: processNumber(value) }),
  computer: (computer) => ({ computer }),
  user: (value) => ({ userSid: sidOf(value) }),
  activityId: (value) => ({ activityId: guidOf(value) }),
  relatedActivityId: (value) => ({ relatedActivityId: guidOf(value) }),
  message: (message) => ({ message }),
  leftOut: () => ({}),
}

/** Zero, and 11 of events without a log: no channel. */
const isNothing = (role: ColumnRole, value: string): boolean =>
  role === 'leftOut' ||
  (role === 'traceChannel' && (value === '0' || value === '11')) ||
  (/Id$/.test(role) && /^\{[0-]+\}$/.test(value)) ||
  ((role === 'pid' || role === 'tid') && /^0xf{8}$/i.test(value))

/** tracerpt names an event of a manifest by its provider, one without by the provider's GUID, and a class of the kernel by its name. */
function nameOf(value: string): Partial<TextEvent> {
  const providerId = guidOf(value)
  if (providerId !== undefined) return { providerId }
  return /[-.]/.test(value) ? { provider: value } : { name: value }
}

/** What Export-Csv writes in place of a list. */
const LOST = /^System\.[\w.]+(?:`\d+)?(?:\[.*\])?$/

/** Gathers what one row or block says of an event. */
export class FieldGatherer {
  readonly event: TextEvent = {}
  readonly #data: (readonly [string, string])[] = []
  hasLocalTime = false

  /** A value of a column or label; where its role cannot be read of it, it stays among the data under its own name. */
  add(name: string, role: ColumnRole | undefined, raw: string): void {
    const value = role === 'message' ? raw.replaceAll('\0', '').replace(/\s+$/, '') : textOf(raw)
    if (value === undefined || value === '' || (role !== 'message' && LOST.test(value))) return
    if (role === undefined) this.addData(name, value)
    else if (!isNothing(role, value) && !this.#read(role, value)) this.#keep(name, role, value)
  }

  addData(name: string, value: string): void {
    this.#data.push([name, JSON.stringify(value)])
  }

  addJson(name: string, json: string): void {
    this.#data.push([name, json])
  }

  get data(): string {
    return dataJson(this.#data)
  }

  #keep(name: string, role: ColumnRole, value: string): void {
    // The first time is the event's; another one is a field.
    const isTime = role === 'time' && !this.hasLocalTime && this.event.time === undefined
    if (isTime) this.hasLocalTime = true
    this.addData(isTime ? 'localTime' : name, value)
  }

  /** Whether it could be read; a second column of the same meaning is not read again. */
  #read(role: ColumnRole, value: string): boolean {
    const part = Object.entries(readers[role](value)).filter(([, own]) => own !== undefined)
    if (part.length === 0) return false
    for (const [key, own] of part) if (!(key in this.event)) Object.assign(this.event, { [key]: own })
    return true
  }
}
