import type { Nodes, Parents, PhrasingContent, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Block, Inline } from '../contract/reportDocument.ts'
import { code, emphasis, link, listOf, paragraph, strong, text } from './saying.ts'
import { shownText } from './shownText.ts'

/** Deeper lists and quotes are shown flat: nobody writes them, and a renderer must not run out of stack. */
const DEEPEST = 8

/**
 * A note as blocks. Markdown is read with tables, tasks and struck text; HTML in it is shown as it was typed, pictures by their words
 * and address, and only addresses of web pages become links.
 */
export function noteBlocks(markdown: string): Block[] {
  if (markdown.trim() === '') return []
  // Nesting is made of these characters alone: beyond it a text is shown as it is.
  if (isNestedTooDeep(markdown)) return [{ kind: 'code', text: shownText(markdown) }]
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return root.children.flatMap((node) => blocksOf(node, 0))
}

const isNestedTooDeep = (markdown: string): boolean =>
  /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]*){40}/m.test(markdown) || /[[(*_~]{200}/.test(markdown)

function blocksOf(node: RootContent, depth: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(...inlinesOf(node.children))]
    case 'heading':
      return [paragraph(strong(plain(node)))]
    case 'list':
      return [
        listOf(
          node.children.map((item) => {
            const inner = item.children.flatMap((child) => (depth < DEEPEST ? blocksOf(child, depth + 1) : [paragraph(text(plain(child)))]))
            return item.checked === true || item.checked === false ? withTask(inner, item.checked) : inner
          }),
          node.ordered === true,
        ),
      ]
    case 'blockquote':
      return [
        {
          kind: 'aside',
          blocks: depth < DEEPEST ? node.children.flatMap((child) => blocksOf(child, depth + 1)) : [paragraph(text(plain(node)))],
        },
      ]
    case 'code':
      return [{ kind: 'code', text: shownText(node.value) }]
    case 'html':
      return [paragraph(code(node.value))]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'table':
      return [tableOf(node)]
    case 'definition':
      return [paragraph(code(`[${node.label ?? node.identifier}]: ${node.url}`))]
    default:
      return [paragraph(text(plain(node)))]
  }
}

/** A box that is ticked or not, in characters that every format has. */
function withTask(blocks: readonly Block[], isDone: boolean): Block[] {
  const box = text(isDone ? '[x] ' : '[ ] ')
  const [first, ...others] = blocks
  return first?.kind === 'paragraph' ? [{ ...first, inlines: [box, ...first.inlines] }, ...others] : [paragraph(box), ...blocks]
}

function tableOf({ children }: Table): Block {
  const [head, ...rows] = children.map((row) => row.children)
  const columns = Math.max(1, ...children.map((row) => row.children.length))
  return {
    kind: 'table',
    caption: '',
    head: Array.from({ length: columns }, (_, at) => (head?.[at] === undefined ? '' : text(plain(head[at])).text)),
    widths: Array.from({ length: columns }, () => 100 / columns),
    rows: rows.map((cells) => Array.from({ length: columns }, (_, at) => (cells[at] === undefined ? [] : inlinesOf(cells[at].children)))),
  }
}

const inlinesOf = (nodes: readonly PhrasingContent[]): Inline[] => nodes.flatMap(inlineOf)

function inlineOf(node: PhrasingContent): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [text(node.value)]
    case 'strong':
      return [strong(plain(node))]
    case 'emphasis':
      return [emphasis(plain(node))]
    case 'delete':
      return [{ kind: 'struck', text: text(plain(node)).text }]
    case 'inlineCode':
    case 'html':
      return [code(node.value)]
    case 'link':
      return linkOf(plain(node), node.url)
    case 'image':
      return [text(`${node.alt ?? ''} `), code(node.url)]
    case 'break':
      return [text(' ')]
    case 'footnoteReference':
      return [text(`[^${node.label ?? node.identifier}]`)]
    default:
      return [text(plain(node))]
  }
}

/** Addresses of mail are found in plain text; they stay what they are. */
function linkOf(words: string, url: string): readonly Inline[] {
  if (url === `mailto:${words}`) return [text(words)]
  return link(words === '' ? url : words, url)
}

/** All words of a node, without their marks. */
function plain(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'break') return ' '
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? (node as Parents).children.map(plain).join('') : ''
}
