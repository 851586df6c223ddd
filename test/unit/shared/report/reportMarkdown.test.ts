import MarkdownIt, { type Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { reportDocument } from '../../../../shared/report/reportDocument.ts'
import { reportMarkdown } from '../../../../shared/report/reportMarkdown.ts'
import { hostileTexts, modelOf } from './modelOf.ts'

/** Notes are Markdown of their own; they are looked at by themselves. */
const markdownOf = (text: string): string =>
  reportMarkdown(reportDocument({ ...modelOf(text), notes: modelOf('plain').notes }, { language: 'en', zone: { kind: 'utc' } }))

/** A reader that takes HTML for HTML and every address for a link, so that none of it goes unseen. */
const reader = new MarkdownIt({ html: true, linkify: false })
reader.validateLink = () => true

const tokensOf = (markdown: string): Token[] => reader.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])])

/** Text and code lie in the same places. */
const uncounted: ReadonlySet<string> = new Set(['text', 'text_special', 'code_inline', 'softbreak', 'inline'])
const kinds = (tokens: readonly Token[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { type } of tokens) if (!uncounted.has(type)) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

/** Rows of tables as they stand in the text, by the number of their cells: a reader drops a cell too many without a word. */
const rowWidths = (markdown: string): number[][] =>
  markdown
    .split(/\n(?!\s*\|)/)
    .map((part) => part.split('\n').filter((line) => /^\s*\|/.test(line)))
    .filter((rows) => rows.length > 1)
    .map((rows) => rows.map((row) => row.replace(/\\./g, '').split('|').length))

describe('a report as Markdown', () => {
  it.each(hostileTexts.filter((text) => text !== '').map((text) => [text.slice(0, 60), text]))(
    'has no mark but its own: %j',
    (_name, text) => {
      expect(kinds(tokensOf(markdownOf(text)))).toEqual(kinds(tokensOf(markdownOf('plain'))))
    },
  )

  it.each(hostileTexts.map((text) => [text.slice(0, 60), text]))('keeps every row of a table as wide as its head: %j', (_name, text) => {
    const tables = rowWidths(markdownOf(text))
    expect(tables.length).toBeGreaterThan(5)
    for (const widths of tables) expect(new Set(widths).size).toBe(1)
  })

  it('links to pages of its own knowledge, and to nothing else', () => {
    for (const text of hostileTexts) {
      const links = tokensOf(markdownOf(text)).filter(({ type }) => type === 'link_open' || type === 'image')
      expect(new Set(links.map((link) => link.attrGet('href')))).toEqual(new Set(['https://learn.microsoft.com/entra']))
    }
  })

  it('quotes back quotes within a longer fence', () => {
    const fences = tokensOf(markdownOf('```\n<b>out</b>\n```')).filter(({ type }) => type === 'fence')
    expect(fences.some(({ content }) => content === '```\n<b>out</b>\n```\n')).toBe(true)
  })
})
