import { type ComponentType, createElement, type ReactNode } from 'react'
import type { MarkdownElement, MarkdownNode } from '../../../../shared/markdown/markdownTree.ts'

export interface AddressProps {
  readonly url: string
  readonly children: ReactNode
}

/** What a note shows for its addresses; pictures are shown by their words and address alone. */
export interface MarkdownParts {
  readonly Link: ComponentType<AddressProps>
  readonly Picture: ComponentType<AddressProps>
}

/** Headings of a note stand below those of the tab. */
const headings: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6' }

/** A tree as elements of React: its texts are texts, and only the elements named here can come of it. */
export function markdownElements(nodes: readonly MarkdownNode[], parts: MarkdownParts): ReactNode[] {
  return nodes.map((node, index) => (typeof node === 'string' ? node : elementOf(node, `${index} ${node.tag}`, parts)))
}

function elementOf(node: MarkdownElement, key: string, parts: MarkdownParts): ReactNode {
  const inner = markdownElements(node.children, parts)
  switch (node.tag) {
    case 'a':
      return (
        <parts.Link key={key} url={node.url ?? ''}>
          {inner}
        </parts.Link>
      )
    case 'img':
      return (
        <parts.Picture key={key} url={node.url ?? ''}>
          {inner}
        </parts.Picture>
      )
    case 'br':
    case 'hr':
      return createElement(node.tag, { key })
    case 'pre':
      return createElement('pre', { key }, createElement('code', {}, ...inner))
    case 'ol':
      return createElement('ol', { key, start: node.start }, ...inner)
    case 'li':
      return node.done === undefined ? createElement('li', { key }, ...inner) : taskOf(node.done, key, inner)
    case 'th':
    case 'td':
      return createElement(node.tag, { key, style: { textAlign: node.align } }, ...inner)
    default:
      return createElement(headings[node.tag] ?? node.tag, { key }, ...inner)
  }
}

/** A box that is ticked in the text, not here. */
const taskOf = (done: boolean, key: string, inner: readonly ReactNode[]): ReactNode =>
  createElement(
    'li',
    { key, className: 'note-task' },
    createElement('input', { type: 'checkbox', checked: done, disabled: true, readOnly: true }),
    ...inner,
  )
