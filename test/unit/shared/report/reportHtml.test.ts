import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { reportDocument } from '../../../../shared/report/reportDocument.ts'
import { reportHtml } from '../../../../shared/report/reportHtml.ts'
import { shownLine } from '../../../../shared/report/shownText.ts'
import { hostileTexts, modelOf } from './modelOf.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const common = ['class', 'id', 'dir']
/** Every element that a report may hold, with its attributes besides the common ones. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'head body title style header main h1 h2 h3 h4 p ul ol li dl div dt dd table caption colgroup thead tbody tr td figure figcaption blockquote pre code bdi strong em s span hr desc'
      .split(' ')
      .map((name) => [name, []]),
  ),
  html: ['lang'],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  col: ['style'],
  th: ['scope'],
  a: ['href', 'rel'],
  svg: ['viewBox', 'width', 'height', 'x', 'y', 'role', 'aria-hidden', 'aria-label'],
  path: ['d', 'fill', 'stroke', 'stroke-width'],
  circle: ['cx', 'cy', 'r', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray'],
  rect: ['x', 'y', 'width', 'height', 'rx'],
  polyline: ['points'],
  text: ['x', 'y', 'font-size', 'font-weight'],
}

const pageOf = (text: string): string => reportHtml(reportDocument(modelOf(text), { language: 'en', zone: { kind: 'utc' } }))

interface Found {
  readonly elements: readonly Element[]
  readonly text: string
  readonly comments: number
}

function lookInto(html: string): Found {
  const elements: Element[] = []
  const texts: string[] = []
  let comments = 0
  const visit = (node: Node): void => {
    if ('tagName' in node) elements.push(node)
    if (node.nodeName === '#comment') comments++
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html))
  return { elements, text: texts.join('\n'), comments }
}

const linksOf = ({ elements }: Found): (string | undefined)[] =>
  elements.filter(({ tagName }) => tagName === 'a').map(({ attrs }) => attrs.find(({ name }) => name === 'href')?.value)

describe('a report as a page', () => {
  it.each(hostileTexts.map((text) => [text.slice(0, 60), text]))('has no markup but its own whatever its texts hold: %j', (_name, text) => {
    const found = lookInto(pageOf(text))
    for (const { tagName, attrs } of found.elements) {
      expect(Object.keys(allowed)).toContain(tagName)
      for (const { name } of attrs) expect([...common, ...(allowed[tagName] ?? [])]).toContain(name)
    }
    expect(found.comments).toBe(0)
    expect(found.elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(1)
  })

  it.each(hostileTexts.filter((text) => text !== '').map((text) => [text.slice(0, 60), text]))(
    'shows a text as it is, nothing lost: %j',
    (_name, text) => {
      expect(lookInto(pageOf(text)).text).toContain(shownLine(text))
    },
  )

  it('links to web pages alone', () => {
    for (const text of hostileTexts) {
      for (const href of linksOf(lookInto(pageOf(text)))) expect(href).toMatch(/^https?:\/\/[^@"'<>\s]+$/)
    }
    expect(linksOf(lookInto(pageOf('x')))).toContain('https://learn.microsoft.com/entra')
  })

  it('asks for nothing and runs nothing: a strict policy, no address that would be fetched', () => {
    const html = pageOf('x')
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'")
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b/i)
    expect(html.replace(/<a href="[^"]*"/g, '')).not.toMatch(/(src|href|url\(|@import)\s*[=(]?\s*["']?(https?:|\/\/)/i)
  })

  it('tells severity by a word beside every shape', () => {
    const { elements } = lookInto(pageOf('x'))
    const badges = elements.filter(({ attrs }) => attrs.some(({ name, value }) => name === 'class' && value.startsWith('badge')))
    expect(badges.length).toBeGreaterThan(10)
    for (const badge of badges) {
      expect(badge.childNodes.some((child) => child.nodeName === '#text' && 'value' in child && child.value.trim() !== '')).toBe(true)
    }
  })

  it('has one first heading, ids that are unique, and a text beside the diagram', () => {
    const { elements } = lookInto(pageOf('x'))
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1)
    const ids = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id').map(({ value }) => value))
    expect(new Set(ids).size).toBe(ids.length)
    const drawing = elements.find(({ attrs }) => attrs.some(({ name, value }) => name === 'role' && value === 'img'))
    expect(drawing?.attrs.find(({ name }) => name === 'aria-label')?.value).toContain('Failed')
  })
})
