import type { Block, Inline } from '../contract/reportDocument.ts'
import { type MarkdownElement, type MarkdownNode, markdownTree } from '../markdown/markdownTree.ts'
import { code, emphasis, link, listOf, paragraph, strong, text } from './saying.ts'
import { shownText } from './shownText.ts'

/** Deeper lists and quotes are shown flat: nobody writes them, and a renderer must not run out of stack. */
const DEEPEST = 8

/**
 * A note as blocks. Markdown is read with tables, tasks and struck text; HTML in it is shown as it was typed, pictures by their words
 * and address, and only addresses of web pages become links. A note that is too long to be read so is shown as it was typed.
 */
export function noteBlocks(markdown: string): Block[] {
  if (markdown.trim() === '') return []
  const { nodes, cut } = markdownTree(markdown)
  return cut ? [{ kind: 'code', text: shownText(markdown) }] : blocksOf(nodes, 0)
}

const blockTags: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'hr', 'table'],
])

/** Words between blocks, as in an item of a close list, are a paragraph of their own. */
function blocksOf(nodes: readonly MarkdownNode[], depth: number): Block[] {
  const blocks: Block[] = []
  let words: MarkdownNode[] = []
  const endWords = (): void => {
    if (words.length > 0) blocks.push(paragraph(...inlinesOf(words)))
    words = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !blockTags.has(node.tag)) words.push(node)
    else {
      endWords()
      blocks.push(blockOf(node, depth))
    }
  }
  endWords()
  return blocks
}

function blockOf(node: MarkdownElement, depth: number): Block {
  const inner = (): Block[] => (depth < DEEPEST ? blocksOf(node.children, depth + 1) : [paragraph(text(plain(node)))])
  switch (node.tag) {
    case 'ul':
    case 'ol':
      return listOf(
        node.children.map((item) => itemOf(item, depth)),
        node.tag === 'ol',
      )
    case 'blockquote':
      return { kind: 'aside', blocks: inner() }
    case 'pre':
      return { kind: 'code', text: shownText(plain(node)) }
    case 'hr':
      return { kind: 'rule' }
    case 'table':
      return tableOf(node)
    case 'p':
      return paragraph(...inlinesOf(node.children))
    default:
      return paragraph(strong(plain(node)))
  }
}

function itemOf(item: MarkdownNode, depth: number): Block[] {
  if (typeof item === 'string') return [paragraph(text(item))]
  const inner = depth < DEEPEST ? blocksOf(item.children, depth + 1) : [paragraph(text(plain(item)))]
  return item.done === undefined ? inner : withTask(inner, item.done)
}

/** A box that is ticked or not, in characters that every format has. */
function withTask(blocks: readonly Block[], isDone: boolean): Block[] {
  const box = text(isDone ? '[x] ' : '[ ] ')
  const [first, ...others] = blocks
  return first?.kind === 'paragraph' ? [{ ...first, inlines: [box, ...first.inlines] }, ...others] : [paragraph(box), ...blocks]
}

function tableOf(table: MarkdownElement): Block {
  const [head, ...rows] = elementsOf(table.children).flatMap((part) => elementsOf(part.children).map((row) => elementsOf(row.children)))
  const columns = Math.max(1, head?.length ?? 0)
  return {
    kind: 'table',
    caption: '',
    head: Array.from({ length: columns }, (_, at) => (head?.[at] === undefined ? '' : text(plain(head[at])).text)),
    widths: Array.from({ length: columns }, () => 100 / columns),
    rows: rows.map((cells) => Array.from({ length: columns }, (_, at) => (cells[at] === undefined ? [] : inlinesOf(cells[at].children)))),
  }
}

const elementsOf = (nodes: readonly MarkdownNode[]): MarkdownElement[] => nodes.filter((node) => typeof node !== 'string')

const inlinesOf = (nodes: readonly MarkdownNode[]): Inline[] => nodes.flatMap(inlineOf)

function inlineOf(node: MarkdownNode): readonly Inline[] {
  if (typeof node === 'string') return [text(node)]
  const words = plain(node)
  switch (node.tag) {
    case 'strong':
      return [strong(words)]
    case 'em':
      return [emphasis(words)]
    case 's':
      return [{ kind: 'struck', text: text(words).text }]
    case 'code':
      return [code(words)]
    case 'a':
      return linkOf(words, node.url ?? '')
    case 'img':
      return [text(`${words} `), code(node.url ?? '')]
    case 'br':
      return [text(' ')]
    default:
      return [text(words)]
  }
}

/** Addresses of mail stay what they are. */
function linkOf(words: string, url: string): readonly Inline[] {
  if (url === `mailto:${words}`) return [text(words)]
  return link(words === '' ? url : words, url)
}

/** All words of a node, without their marks. */
function plain(node: MarkdownNode): string {
  if (typeof node === 'string') return node
  return node.tag === 'br' ? ' ' : node.children.map(plain).join('')
}
