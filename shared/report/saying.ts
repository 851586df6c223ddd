import type { BadgeTone, Block, Inline } from '../contract/reportDocument.ts'
import type { Language, Localized } from '../facts/localized.ts'
import { reportWords } from './reportWords.ts'
import { type ReportZone, timeText } from './reportZone.ts'
import { isSafeLink } from './safeLink.ts'
import { shownLine } from './shownText.ts'

type WordId = keyof (typeof reportWords)['en']
type CountedId = WordId extends infer Id ? (Id extends `${infer Name}_one` ? Name : never) : never

/** How a report says things: language, zone, and the words of the report itself. */
export interface Saying {
  readonly language: Language
  readonly zone: ReportZone
  /** The text in the report's language. */
  say(text: Localized): string
  /** A word of the report; `{0}`, `{1}` … stand for the values. */
  word(id: WordId, ...values: readonly (string | number)[]): string
  /** A word that is another for one and for several. */
  counted(id: CountedId, count: number): string
  time(iso: string): string
  /** The same to the second: when people did something. */
  moment(iso: string): string
  number(value: number): string
  bytes(value: number): string
}

const separators = { en: ',', fr: '\u00a0' } as const
const units = { en: ['bytes', 'kB', 'MB', 'GB'], fr: ['octets', 'ko', 'Mo', 'Go'] } as const

export function saying(language: Language, zone: ReportZone): Saying {
  // Not by Intl: separators of a runtime's locale data would differ between runtimes.
  const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, separators[language])
  const word: Saying['word'] = (id, ...values) =>
    reportWords[language][id].replace(/\{(\d)\}/g, (_whole, at: string) => {
      const value = values[Number(at)] ?? ''
      return typeof value === 'number' ? number(value) : value
    })
  // In French nothing at all is said as one is.
  const isOne = (count: number): boolean => count === 1 || (language === 'fr' && count === 0)
  return {
    language,
    zone,
    say: (text) => text[language],
    word,
    counted: (id, count) => word(isOne(count) ? `${id}_one` : `${id}_other`, count),
    time: (iso) => timeText(iso, zone, language),
    moment: (iso) => timeText(iso.replace(/\.\d+/, ''), zone, language),
    number,
    bytes: (value) => {
      const step = value < 1024 ? 0 : value < 1024 ** 2 ? 1 : value < 1024 ** 3 ? 2 : 3
      const scaled = step === 0 ? number(value) : (value / 1024 ** step).toFixed(1).replace(/\.0$/, '')
      return `${language === 'fr' ? scaled.replace('.', ',') : scaled}\u00a0${units[language][step]}`
    },
  }
}

export const text = (value: string): Inline => ({ kind: 'text', text: shownLine(value) })
export const strong = (value: string): Inline => ({ kind: 'strong', text: shownLine(value) })
export const emphasis = (value: string): Inline => ({ kind: 'emphasis', text: shownLine(value) })
export const code = (value: string): Inline => ({ kind: 'code', text: shownLine(value) })
export const badge = (tone: BadgeTone, value: string): Inline => ({ kind: 'badge', tone, text: shownLine(value) })

/** A link where the address is one that a report may link to; else its words and the address as text. */
export const link = (words: string, url: string): readonly Inline[] =>
  isSafeLink(url) ? [{ kind: 'link', text: shownLine(words), url }] : [text(words), text(' '), code(url)]

export const paragraph = (...inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines })
export const small = (...inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines, small: true })
/** A name over what follows, with more words beside it. */
export const label = (name: string, ...more: readonly Inline[]): Block => ({ kind: 'label', inlines: [strong(name), ...more] })
/** Whether each item begins with a badge, whose shape stands for the bullet. */
export const hasOwnMarks = ({ ordered, items }: Extract<Block, { kind: 'list' }>): boolean =>
  !ordered && items.length > 0 && items.every(([first]) => first?.kind === 'paragraph' && first.inlines[0]?.kind === 'badge')
export const listOf = (items: readonly (readonly Block[])[], ordered = false): Block => ({ kind: 'list', ordered, items })

/** Headings of one document: each gets an id of its own. */
export type Headings = (level: 1 | 2 | 3 | 4, value: string, badge?: { readonly tone: BadgeTone; readonly text: string }) => Block

export function headings(): Headings {
  let count = 0
  return (level, value, badgeOf) => {
    count++
    return { kind: 'heading', level, id: `section-${count}`, text: shownLine(value), ...(badgeOf && { badge: badgeOf }) }
  }
}
