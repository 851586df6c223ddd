import type { ElementKind } from './elementSplitter.ts'
import { childOf, type TextElement } from './elementTree.ts'
import { levelOf } from './levelWords.ts'
import { dataJson, guidOf, keywordsOf, processNumber, sidOf, type TextEvent, wholeNumber, zonedTime } from './textEvent.ts'
import type { ElementEvent } from './xmlEvent.ts'

const TYPED = /^<Obj(?:\s[^>]*)?>\s*(?:<TN\s+RefId="(\d+)">\s*<T>([^<]*)<\/T>|<TNRef\s+RefId="(\d+)"\s*\/>)/
const EVENT_TYPE = /(?:^|\.)System\.Diagnostics\.Eventing\.Reader\.EventLogRecord$/

/** Objects of `Get-WinEvent | Export-Clixml`, told by their type: named at the first, referred to by a number at the others. */
export function cliXmlEvents(): ElementKind {
  const types = new Set<string>()
  return {
    name: 'Obj',
    isStart: (text, at) => {
      const [, named, type = '', referred] = TYPED.exec(text.slice(at, at + 2048)) ?? []
      if (named !== undefined && EVENT_TYPE.test(type)) types.add(named)
      return types.has(named ?? referred ?? '')
    },
  }
}

/** Reads an EventLogRecord; its values have no names there. Layout: [MS-PSRP], 2.2.5, "Serialization of types". */
export function eventOfCliXml(root: TextElement): ElementEvent {
  const properties = new Map<string, TextElement>()
  for (const section of root.children)
    if (section.name === 'Props' || section.name === 'MS')
      for (const property of section.children) properties.set(property.attributes.N ?? '', property)
  const text = (name: string): string | undefined => plainText(properties.get(name))
  const written = text('TimeCreated')
  const time = zonedTime(written)
  const values = itemsOf(properties.get('Properties')).map((item): [string, string] => ['', valueJson(propertyOf(item, 'Value') ?? item)])
  const fields: [string, string][] =
    time === undefined && written !== undefined ? [['localTime', JSON.stringify(written)], ...values] : values
  return { event: { ...recordOf(text), userSid: sidIn(properties.get('UserId')), time }, data: dataJson(fields), isDecoded: true }
}

const recordOf = (text: (name: string) => string | undefined): TextEvent => ({
  provider: text('ProviderName'),
  providerId: guidOf(text('ProviderId')),
  eventId: wholeNumber(text('Id')),
  version: wholeNumber(text('Version')),
  level: levelOf(text('Level') ?? text('LevelDisplayName') ?? ''),
  channel: text('LogName'),
  opcode: wholeNumber(text('Opcode')),
  task: wholeNumber(text('Task')),
  keywords: keywordsOf(text('Keywords')),
  recordId: wholeNumber(text('RecordId')),
  pid: processNumber(text('ProcessId')),
  tid: processNumber(text('ThreadId')),
  computer: text('MachineName'),
  activityId: guidOf(text('ActivityId')),
  relatedActivityId: guidOf(text('RelatedActivityId')),
  message: text('Message'),
})

const propertyOf = (object: TextElement, name: string): TextElement | undefined =>
  childOf(object, 'Props')?.children.find(({ attributes }) => attributes.N === name)

function sidIn(element: TextElement | undefined): string | undefined {
  if (element === undefined) return undefined
  return sidOf(childOf(element, 'ToString')?.text) ?? sidOf(propertyOf(element, 'Value')?.text) ?? sidOf(element.text)
}

const lists = ['LST', 'IE', 'STK', 'QUE']
const itemsOf = (element: TextElement | undefined): readonly TextElement[] =>
  element?.children.find(({ name }) => lists.includes(name))?.children ?? []

function plainText(element: TextElement | undefined): string | undefined {
  if (element === undefined || element.name === 'Nil') return undefined
  const text = element.name === 'Obj' ? childOf(element, 'ToString')?.text : element.text
  return text === undefined || text === '' ? undefined : unescapeText(text)
}

const numbers: ReadonlySet<string> = new Set(['By', 'SB', 'U16', 'I16', 'U32', 'I32', 'U64', 'I64'])

function valueJson(element: TextElement): string {
  const { name, text } = element
  if (name === 'Nil') return 'null'
  if (numbers.has(name) && /^-?\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? String(Number(text)) : `"${text}"`
  if (name === 'B') return String(text === 'true')
  if (name === 'BA') return JSON.stringify(hexOfBase64(text) ?? text)
  const items = itemsOf(element)
  if (items.length > 0)
    return `[${items.map((item) => (item.children.length > 0 ? JSON.stringify(plainText(item) ?? '') : valueJson(item))).join(',')}]`
  return JSON.stringify(plainText(element) ?? '')
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Lower-case hex of base64 (RFC 4648); undefined where it is none. */
function hexOfBase64(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '')
  if (!BASE64.test(digits)) return undefined
  let hex = ''
  let bits = 0
  let held = 0
  for (const digit of digits.replace(/=+$/, '')) {
    bits = (bits << 6) | ALPHABET.indexOf(digit)
    held += 6
    if (held < 8) continue
    held -= 8
    hex += ((bits >> held) & 0xff).toString(16).padStart(2, '0')
    bits &= 0x3f
  }
  return hex
}

/** `_x000D_` stands for a character that XML would lose. */
const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
