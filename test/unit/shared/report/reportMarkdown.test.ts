import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { reportDocument } from '../../../../shared/report/reportDocument.ts'
import { reportMarkdown } from '../../../../shared/report/reportMarkdown.ts'
import { hostileTexts, modelOf } from './modelOf.ts'

/** Notes are Markdown of their own; they are looked at by themselves. */
const markdownOf = (text: string): string =>
  reportMarkdown(reportDocument({ ...modelOf(text), notes: modelOf('plain').notes }, { language: 'en', zone: { kind: 'utc' } }))

function nodesOf(markdown: string): Nodes[] {
  const found: Nodes[] = []
  const visit = (node: Nodes): void => {
    found.push(node)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  return found
}

/** Text and code lie in the same places; what reads GitHub's Markdown finds addresses in any text, escaped or not, and links to what it shows. */
const uncounted: ReadonlySet<string> = new Set(['text', 'inlineCode', 'link'])
const kinds = (nodes: readonly Nodes[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { type } of nodes) if (!uncounted.has(type)) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

describe('a report as Markdown', () => {
  it.each(hostileTexts.filter((text) => text !== '').map((text) => [text.slice(0, 60), text]))(
    'has no mark but its own: %j',
    (_name, text) => {
      expect(kinds(nodesOf(markdownOf(text)))).toEqual(kinds(nodesOf(markdownOf('plain'))))
    },
  )

  it.each(hostileTexts.map((text) => [text.slice(0, 60), text]))('keeps every row of a table as wide as its head: %j', (_name, text) => {
    const tables = nodesOf(markdownOf(text)).filter((node) => node.type === 'table')
    expect(tables.length).toBeGreaterThan(5)
    for (const { children } of tables) {
      const [head, ...rows] = children
      for (const row of rows) expect(row.children.length).toBe(head?.children.length)
    }
  })

  it('links to nothing but what it shows, and to pages of its own knowledge', () => {
    for (const text of hostileTexts) {
      for (const node of nodesOf(markdownOf(text))) {
        if (node.type !== 'link' || node.url === 'https://learn.microsoft.com/entra') continue
        const shown = node.children.map((child) => ('value' in child ? child.value : '')).join('')
        expect([shown, `http://${shown}`, `mailto:${shown}`]).toContain(node.url)
      }
    }
  })

  it('quotes back quotes within a longer fence', () => {
    const blocks = nodesOf(markdownOf('```\n<b>out</b>\n```')).filter((node) => node.type === 'code')
    expect(blocks.some(({ value }) => value === '```\n<b>out</b>\n```')).toBe(true)
  })
})
