import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type AddressProps, markdownElements } from '../../../../../renderer/features/case/markdown/markdownElements.tsx'
import { isPage, shownAddress } from '../../../../../renderer/features/case/markdown/safeAddress.ts'
import { markdownTree } from '../../../../../shared/markdown/markdownTree.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const shown =
  (name: string) =>
  ({ url, children }: AddressProps) =>
    createElement('span', { className: name }, children, ` (${url})`)
const parts = { Link: shown('link'), Picture: shown('picture') }
const html = (text: string): string => renderToStaticMarkup(createElement('div', {}, ...markdownElements(markdownTree(text).nodes, parts)))
/** The elements that a note becomes, in order of their first appearance. */
const elements = (text: string): string[] => [...new Set([...html(text).matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name ?? ''))]

describe('a note', () => {
  test('shows headings, lists, tasks, tables, code and stress', () => {
    const text =
      '# Call\n\n1. **ask** *who*\n2. ~~no~~ `dsregcmd`\n\n- [x] done\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\n<b>\n```\n\n> said\n\n---'
    const known = [
      'div',
      'h3',
      'ol',
      'li',
      'strong',
      'em',
      's',
      'code',
      'ul',
      'input',
      'table',
      'thead',
      'tr',
      'th',
      'tbody',
      'td',
      'pre',
      'blockquote',
      'p',
      'hr',
    ]
    expect(elements(text)).toEqual(known)
    expect(html(text)).toContain('<td style="text-align:right">2</td>')
    expect(html('- [x] done')).toMatch(/<li class="note-task"><input[^>]* disabled=""[^>]* checked=""\/>done<\/li>/)
    expect(html('```\n<b>\n```')).toContain('<pre><code>&lt;b&gt;</code></pre>')
  })

  test('keeps lines as they were typed, and its own numbers', () => {
    expect(html('one\ntwo')).toBe('<div><p>one<br/>two</p></div>')
    expect(html('7. seven\n8. eight')).toContain('<ol start="7">')
  })

  test('that is empty shows nothing', () => {
    expect(html('')).toBe('<div></div>')
    expect(html(' \n\t\n')).toBe('<div></div>')
  })
})

describe('hostile notes', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://example.com"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- <script> --><style>*{display:none}</style>',
    'a <b onclick="x()">b</b> <svg/onload=alert(1)>',
    '<div\n\n<p>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('show markup as the text that it is: %s', (text) => {
    expect(elements(text).filter((name) => !['div', 'p', 'br', 'hr', 'ul', 'li', 'h3', 'h4'].includes(name))).toEqual([])
    expect(html(text)).toContain('&lt;')
  })

  test('load no picture', () => {
    expect(html('![cat](https://example.com/cat.png)')).toBe(
      '<div><p><span class="picture">cat (https://example.com/cat.png)</span></p></div>',
    )
    expect(elements('[![a](http://x/y.png)](http://x)')).not.toContain('img')
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
    'java\tscript:x',
    'https://a b',
    '',
  ])('have no link that can be used: %j', (url) => {
    expect(isPage(url)).toBe(false)
    expect(html(`[x](<${url}>)`)).not.toContain('href')
  })

  test('links to pages and addresses of mail can be copied', () => {
    expect(['https://example.com/a?b=c#d', 'http://x', 'mailto:a@b.c'].map(isPage)).toEqual([true, true, true])
    expect(html('<https://example.com>')).toContain('<span class="link">https://example.com (https://example.com)</span>')
    expect(html('[page][p]\n\n[p]: https://example.com')).toContain('(https://example.com)')
  })

  test('show characters that turn or hide parts of an address', () => {
    expect(shownAddress('https://a\u202ecom.evil\u200b')).toBe('https://a\ufffdcom.evil\ufffd')
  })

  test.each([
    ['quotes', '>'.repeat(50_000)],
    ['lists', '- '.repeat(50_000)],
    ['lists by their indent', Array.from({ length: 400 }, (_, deep) => `${' '.repeat(deep * 2)}- a\n`).join('')],
    ['brackets', '['.repeat(100_000)],
    ['links', `${'['.repeat(20_000)}a${'](x)'.repeat(20_000)}`],
    ['stress', '*a _b '.repeat(16_000)],
    ['tables', '|a'.repeat(40_000)],
    ['rows', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(15_000)}`],
    ['backticks', Array.from({ length: 400 }, (_, count) => '`'.repeat(count)).join(' ')],
    ['entities', '&amp;'.repeat(20_000)],
    ['items', '- a\n'.repeat(25_000)],
    ['characters', 'a'.repeat(1_000_000)],
  ])('of very many or deep %s are read in time and never exhaust the stack', (_, text) => {
    const begun = cpuMs()
    expect(html(text).length).toBeGreaterThan(0)
    expect(cpuMs() - begun).toBeLessThan(5000)
  })

  test('that are too long are cut, and say so', () => {
    expect(markdownTree('- a\n'.repeat(25_000)).cut).toBe(true)
    expect(markdownTree('a'.repeat(100_001)).cut).toBe(true)
    expect(markdownTree('a'.repeat(100_000)).cut).toBe(false)
  })
})
