import type { Block, FlowBox, Inline, ReportDocument } from '../contract/reportDocument.ts'
import { isSafeLink } from './safeLink.ts'

/** The report as Markdown of GitHub's kind. No text of the case can become a mark, a link or HTML in it. */
export function reportMarkdown({ title, madeBy, dateLine, language, blocks }: ReportDocument): string {
  const colon = language === 'fr' ? '\u00a0:' : ':'
  return `# ${escaped(title)}\n\n${escaped(madeBy)}  \n${escaped(dateLine)}\n\n${blocks.map((block) => blockMarkdown(block, colon)).join('\n\n')}\n`
}

/** Every character that can begin a mark within a line. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~$&!]/g, '\\$&')
    .replace(/(https?|ftp|mailto|www)([:.])/gi, '$1\\$2')
    .replace(/@/g, '\\@')
    .replaceAll('\n', ' ')

/** A run of back quotes longer than any in the text. */
function fence(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}

const codeBlock = (text: string): string => {
  const marks = fence(text, 3)
  return `${marks}\n${text}\n${marks}`
}

/** In a table a bar ends the cell even within code. */
function codeSpan(text: string, inTable: boolean): string {
  const line = text.replaceAll('\n', ' ')
  if (line.trim() === '') return escaped(line)
  // A bar in code of a table has no escape that every reader knows: there it is told as text.
  if (inTable && line.includes('|')) return escaped(line)
  const marks = fence(line, 1)
  const gap = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${marks}${gap}${line}${gap}${marks}`
}

function inlineMarkdown(inline: Inline, inTable: boolean): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text)
    case 'strong':
      return marked('**', inline.text)
    case 'emphasis':
      return marked('*', inline.text)
    case 'struck':
      return marked('~~', inline.text)
    case 'code':
      return codeSpan(inline.text, inTable)
    case 'link':
      return isSafeLink(inline.url)
        ? `[${escaped(inline.text)}](<${inline.url}>)`
        : `${escaped(inline.text)} ${codeSpan(inline.url, inTable)}`
    case 'badge':
      return marked('**', inline.text)
  }
}

/** Blanks at the ends of marked text would end the mark. */
function marked(mark: string, text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return words === '' ? text : `${before}${mark}${escaped(words)}${mark}${after}`
}

/** Digits and signs that would begin a list or a heading at the beginning of a line. */
function lineMarkdown(inlines: readonly Inline[]): string {
  const line = inlinesMarkdown(inlines)
  if (inlines[0]?.kind !== 'text') return line
  return line.replace(/^([-+=])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

const inlinesMarkdown = (inlines: readonly Inline[], inTable = false): string =>
  inlines
    .map((inline) => inlineMarkdown(inline, inTable))
    .join('')
    .trim()

function blockMarkdown(block: Block, colon: string): string {
  switch (block.kind) {
    case 'heading': {
      const badge = block.badge === undefined ? '' : ` (${escaped(block.badge.text)})`
      return `${'#'.repeat(block.level)} ${escaped(block.text)}${badge}`
    }
    case 'paragraph':
    case 'label':
      return lineMarkdown(block.inlines)
    case 'list':
      return block.items.map((blocks, at) => itemMarkdown(block.ordered ? `${at + 1}. ` : '- ', blocks, colon)).join('\n')
    case 'pairs':
      return block.rows.map(({ name, value }) => `- **${escaped(name)}**${colon} ${inlinesMarkdown(value)}`).join('\n')
    case 'table':
      return tableMarkdown(block)
    case 'quote':
      return `${codeBlock(block.text)}\n\n${lineMarkdown(block.place)}`
    case 'code':
      return codeBlock(block.text)
    case 'flow':
      return block.boxes.map((box) => flowLine(box, colon)).join('\n')
    case 'note':
      return `> **${escaped(block.word)}** ${inlinesMarkdown(block.inlines)}`
    case 'aside':
      return block.blocks
        .map((inner) => blockMarkdown(inner, colon))
        .join('\n\n')
        .replace(/^/gm, '> ')
    case 'rule':
    case 'pageBreak':
      return '---'
  }
}

const flowLine = ({ number, title, word, note }: FlowBox, colon: string): string =>
  `- ${escaped(`${number} ${title}`)}${colon} **${escaped(word)}**${note === '' ? '' : ` (${escaped(note)})`}`

/** Lines of an item stand under its text. */
function itemMarkdown(sign: string, blocks: readonly Block[], colon: string): string {
  const lines = blocks
    .map((block) => blockMarkdown(block, colon))
    .join('\n\n')
    .split('\n')
  return lines.map((line, at) => (at === 0 ? `${sign}${line}` : line === '' ? '' : `${' '.repeat(sign.length)}${line}`)).join('\n')
}

function tableMarkdown({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head.map(escaped)),
    line(head.map(() => '---')),
    ...rows.map((cells) => line(cells.map((cell) => inlinesMarkdown(cell, true)))),
  ].join('\n')
}
