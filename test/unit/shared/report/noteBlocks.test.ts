import { describe, expect, it } from 'vitest'
import { noteBlocks } from '../../../../shared/report/noteBlocks.ts'
import { cpuMs } from '../../../cpuMs.ts'
import { hostileTexts } from './modelOf.ts'

const textOf = (value: unknown): string => JSON.stringify(value)

describe('a note', () => {
  it('has paragraphs, emphasis, code and lists with tasks', () => {
    expect(noteBlocks('Look at **the DNS**, run `nslookup`:\n\n- [x] asked\n- [ ] answered')).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'Look at ' },
          { kind: 'strong', text: 'the DNS' },
          { kind: 'text', text: ', run ' },
          { kind: 'code', text: 'nslookup' },
          { kind: 'text', text: ':' },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          [
            {
              kind: 'paragraph',
              inlines: [
                { kind: 'text', text: '[x] ' },
                { kind: 'text', text: 'asked' },
              ],
            },
          ],
          [
            {
              kind: 'paragraph',
              inlines: [
                { kind: 'text', text: '[ ] ' },
                { kind: 'text', text: 'answered' },
              ],
            },
          ],
        ],
      },
    ])
  })

  it('has tables, every row as wide as the head', () => {
    const [table] = noteBlocks('| a | b |\n| --- | --- |\n| c |\n| d | e | f |')
    expect(table?.kind === 'table' && [table.head, ...table.rows].map((cells) => cells.length)).toEqual([2, 2, 2])
  })

  it('shows HTML as it was typed', () => {
    expect(noteBlocks('<script>alert(1)</script>\n\nand <b>bold</b>')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: '<script>alert(1)</script>' }] },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'and <b>bold</b>' }] },
    ])
  })

  it('that is too long to be read is shown as it was typed', () => {
    const long = 'word '.repeat(30_000)
    expect(noteBlocks(long)).toEqual([{ kind: 'code', text: long }])
  })

  it('links to web pages alone; other addresses stay text', () => {
    expect(textOf(noteBlocks('[here](javascript:alert(1)) [there](https://example.org/x)'))).not.toContain('"url":"javascript')
    expect(noteBlocks('[there](https://example.org/x)')).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'link', text: 'there', url: 'https://example.org/x' }] },
    ])
    expect(textOf(noteBlocks('![shot](https://example.org/x.png)'))).not.toContain('"link"')
  })

  it('loses no text, whatever it holds', () => {
    for (const text of ['plain words', '[^1] and [a][b]\n\n[b]: https://example.org\n\n[^1]: foot', '# head\n\n> quoted'])
      for (const word of text.match(/[a-z]{3,}/g) ?? []) expect(textOf(noteBlocks(text))).toContain(word)
    for (const text of hostileTexts) expect(() => noteBlocks(text)).not.toThrow()
  })

  it('ends soon for a text that nests without end', () => {
    const started = cpuMs()
    for (const part of ['> ', '- ', '[', '**', '(', '1. ']) expect(noteBlocks(part.repeat(20_000)).length).toBeGreaterThan(0)
    expect(cpuMs() - started).toBeLessThan(10_000)
  })
})
