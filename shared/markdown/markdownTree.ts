import MarkdownIt, { type Token } from 'markdown-it'

/** An element of a note, or a text in it. A tree without markup: what it becomes is for whoever shows it: the app as elements, a report as blocks. */
export type MarkdownNode = string | MarkdownElement

export interface MarkdownElement {
  readonly tag: MarkdownTag
  readonly children: readonly MarkdownNode[]
  /** Of `a` and `img`: the address as it was typed. */
  readonly url?: string
  /** Of `ol`: its first number. */
  readonly start?: number
  /** Of `td` and `th`. */
  readonly align?: 'left' | 'center' | 'right'
  /** Of an `li` that is a task. */
  readonly done?: boolean
}

const blockTags = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr'] as const
const tableTags = ['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const
const inlineTags = ['code', 'br', 'strong', 'em', 's', 'a', 'img'] as const
const tags = [...blockTags, ...tableTags, ...inlineTags] as const
export type MarkdownTag = (typeof tags)[number]

/** Elements that are drawn at most; what stands behind them is left out. */
const MOST = 8_000
/** Characters that are read at most. */
const LONGEST = 100_000
/** Quotes and lists within each other; deeper ones are left as text. */
const DEEPEST = 24

/** HTML is text here. Any address becomes a link of the tree: whether it is shown as one is for whoever shows it. */
const reader = new MarkdownIt({ html: false, linkify: false, breaks: true, maxNesting: DEEPEST })
reader.validateLink = () => true
reader.normalizeLink = (url) => url

/** A note as a tree. `cut`: its end is left out, for it is too long to be drawn. */
export function markdownTree(text: string): { readonly nodes: readonly MarkdownNode[]; readonly cut: boolean } {
  const building = createBuilder()
  const tokens = reader.parse(text.slice(0, LONGEST), {})
  const isWhole = tokens.every((token) => addToken(building, token))
  return { nodes: building.nodes(), cut: !isWhole || text.length > LONGEST }
}

interface Open {
  readonly element: Omit<MarkdownElement, 'children'> | undefined
  readonly children: MarkdownNode[]
}
interface Builder {
  open(element: Omit<MarkdownElement, 'children'>): void
  close(): void
  text(text: string): void
  /** False once there are too many. */
  hasRoom(): boolean
  nodes(): readonly MarkdownNode[]
}

function createBuilder(): Builder {
  const root: Open = { element: undefined, children: [] }
  const stack: Open[] = [root]
  let count = 0
  const top = (): Open => stack.at(-1) ?? root
  const close = (): void => {
    const done = stack.length > 1 ? stack.pop() : undefined
    if (done?.element !== undefined) top().children.push({ ...done.element, children: done.children })
  }
  return {
    open(element) {
      count += 1
      stack.push({ element, children: [] })
    },
    close,
    text(text) {
      if (text === '') return
      count += 1
      top().children.push(text)
    },
    hasRoom: () => count < MOST,
    nodes() {
      while (stack.length > 1) close()
      return root.children.map(asTask)
    },
  }
}

/** False where there is no room for it. */
function addToken(to: Builder, token: Token): boolean {
  if (!to.hasRoom()) return false
  switch (token.type) {
    case 'inline':
      return (token.children ?? []).every((child) => addToken(to, child))
    case 'text':
    case 'text_special':
    case 'html_inline':
    case 'html_block':
      to.text(token.content)
      return true
    case 'softbreak':
    case 'hardbreak':
      to.open({ tag: 'br' })
      to.close()
      return true
    case 'code_inline':
      return addLeaf(to, { tag: 'code' }, token.content)
    case 'code_block':
    case 'fence':
      return addLeaf(to, { tag: 'pre' }, token.content.replace(/\n$/, ''))
    case 'image':
      return addLeaf(to, { tag: 'img', url: String(token.attrGet('src') ?? '') }, token.content)
    default:
      return addTag(to, token)
  }
}

function addLeaf(to: Builder, element: Omit<MarkdownElement, 'children'>, text: string): true {
  to.open(element)
  to.text(text)
  to.close()
  return true
}

function addTag(to: Builder, token: Token): true {
  const tag = tags.find((known) => known === token.tag)
  // Paragraphs of lists without empty lines are marked so: their text stands in the item itself.
  if (tag === undefined || token.hidden) return true
  if (token.nesting >= 0) to.open({ tag, ...attributesOf(token) })
  if (token.nesting <= 0) to.close()
  return true
}

function attributesOf(token: Token): Partial<MarkdownElement> {
  const url = token.attrGet('href')
  const start = Number(token.attrGet('start') ?? 1)
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1]
  return {
    ...(url !== null && { url: String(url) }),
    ...(token.tag === 'ol' && start !== 1 && { start }),
    ...((align === 'left' || align === 'center' || align === 'right') && { align }),
  }
}

/** `[ ]` and `[x]` at the start of an item are a box. */
function asTask(node: MarkdownNode): MarkdownNode {
  if (typeof node === 'string') return node
  const children = node.children.map(asTask)
  if (node.tag !== 'li') return { ...node, children }
  const [first, ...others] = children
  const inner = typeof first === 'object' && first.tag === 'p' ? first.children[0] : first
  const box = typeof inner === 'string' ? /^\[([ xX])\] /.exec(inner) : null
  if (box === null || typeof inner !== 'string') return { ...node, children }
  const rest = inner.slice(box[0].length)
  const begun: MarkdownNode = typeof first === 'object' ? { ...first, children: [rest, ...first.children.slice(1)] } : rest
  return { ...node, done: box[1] !== ' ', children: [begun, ...others] }
}
