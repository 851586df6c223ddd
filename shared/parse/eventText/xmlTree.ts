import { SaxesParser } from 'saxes'

/** An element without its namespace prefix. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

type OpenNode = { -readonly [K in keyof XmlNode]: XmlNode[K] } & { children: OpenNode[] }

/** Deeper than any event. */
const DEEPEST = 64

/** The tree of one element; undefined where it is not well formed, too deep, or has a document type. */
export function xmlTree(xml: string): XmlNode | undefined {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const stack: OpenNode[] = []
  let root: OpenNode | undefined
  let isBroken = false
  const onText = (text: string): void => {
    const open = stack.at(-1)
    if (open !== undefined) open.text += text
  }
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('doctype', () => {
    isBroken = true
  })
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('opentag', ({ name, attributes }) => {
    const node: OpenNode = { name: localName(name), attributes: attributes as Record<string, string>, children: [], text: '' }
    const parent = stack.at(-1)
    if (parent === undefined) root ??= node
    else if (stack.length < DEEPEST) parent.children.push(node)
    else isBroken = true
    stack.push(node)
  })
  parser.on('closetag', () => void stack.pop())
  parser.write(xml).close()
  return isBroken ? undefined : root
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
