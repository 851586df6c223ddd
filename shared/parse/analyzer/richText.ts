import type { DefaultTreeAdapterTypes } from 'parse5'
import { parseFragment } from 'parse5'
import type { RichText } from '../../facts/record.ts'

/** Elements whose content is not text for a reader. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'title'])
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote'])
/** Deeper markup than any result has; keeps a hostile nest from exhausting the stack. */
const DEEPEST = 200

type Node = DefaultTreeAdapterTypes.ChildNode
type Run = { text: string; url?: string }

/** HTML that stands as text in the XML (`checkresult`, `guidance`): its words and its http(s) links, never its markup. */
export function richTextOfHtml(html: string): RichText {
  if (!/[<&]/.test(html)) return tidy([{ text: withSingleBlanks(html) }])
  return richTextOfNodes(parseFragment(html).childNodes)
}

/** The same of nodes that a page was parsed into. `<br>` and blocks become line ends. */
export function richTextOfNodes(nodes: readonly Node[]): RichText {
  const runs: Run[] = []
  collect(nodes, runs, undefined, 0)
  return tidy(runs)
}

export const plainText = (text: RichText): string => text.map((run) => run.text).join('')

function collect(nodes: readonly Node[], runs: Run[], url: string | undefined, depth: number): void {
  if (depth > DEEPEST) return
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) add(runs, withSingleBlanks(node.value), url)
    else if (node.nodeName === 'br') add(runs, '\n', url)
    else if ('childNodes' in node && !SILENT.has(node.nodeName)) {
      const isBlock = BLOCKS.has(node.nodeName)
      if (isBlock) lineEnd(runs)
      collect(node.childNodes, runs, node.nodeName === 'a' ? linkOf(node.attrs) : url, depth + 1)
      if (isBlock) lineEnd(runs)
    }
  }
}

function add(runs: Run[], text: string, url: string | undefined): void {
  const last = runs.at(-1)
  const more = last?.text.endsWith(' ') ? text.replace(/^ /, '') : text
  if (last !== undefined && last.url === url) last.text += more
  else if (more !== '') runs.push(url === undefined ? { text: more } : { text: more, url })
}

const withSingleBlanks = (text: string): string => text.replace(/[\t\r\f ]+/g, ' ')

function lineEnd(runs: Run[]): void {
  const last = runs.at(-1)
  if (last !== undefined && !last.text.endsWith('\n')) add(runs, '\n', undefined)
}

/** Only web links are kept; `javascript:`, `data:`, `file:` and UNC targets are dropped, their words stay. */
function linkOf(attrs: readonly { readonly name: string; readonly value: string }[]): string | undefined {
  const target = attrs.find((attr) => attr.name === 'href')?.value.trim()
  return target !== undefined && /^https?:\/\/[^\s/]/i.test(target) ? target : undefined
}

/** Blanks around line ends and at both ends go; a result printed over several lines keeps its lines. */
function tidy(runs: readonly Run[]): RichText {
  const tidied = runs.map((run) => ({ ...run, text: run.text.replace(/ *\n */g, '\n').replace(/\n{3,}/g, '\n\n') }))
  const [first] = tidied
  if (first !== undefined) first.text = first.text.trimStart()
  const last = tidied.at(-1)
  if (last !== undefined) last.text = last.text.trimEnd()
  return tidied.filter((run) => run.text !== '')
}
