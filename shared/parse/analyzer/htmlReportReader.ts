import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Locator } from '../../facts/locator.ts'
import type { AnalyzerResultRecord, RichText } from '../../facts/record.ts'
import { type AnalyzerReport, generalSection, sectionName, summarySection } from './analyzerReport.ts'
import { plainText, richTextOfNodes } from './richText.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

interface Range {
  readonly start: number
  readonly end: number
}

/** Column titles of the results table to fields of the record. */
const columns: Readonly<Record<string, 'category' | 'severity' | 'id' | 'test' | 'result' | 'guidance'>> = {
  category: 'category',
  severity: 'severity',
  id: 'id',
  'test name': 'test',
  results: 'result',
  guidance: 'guidance',
}

const HEADINGS = new Set(['h1', 'h2', 'h3'])
const SILENT = new Set(['head', 'script', 'style'])
/** Colours of the stylesheet to the alert levels of the XML. */
const alertOfColour: Readonly<Record<string, string>> = { red: 'High', orange: 'Medium', green: 'None' }

/** Collects fields and results from the page's tree, in the order of the page. */
export class HtmlReportReader {
  readonly #report: AnalyzerReport
  readonly #byteOffset: (index: number) => number
  readonly #isCut: boolean
  #heading = ''
  hasTables = false
  /** Byte ranges of text that no rule understood, ascending. */
  readonly gaps: Range[] = []
  /** Where the first incomplete cell of a cut-off page starts, and what it would have been. */
  cutAt: number | undefined
  cutIn: string | undefined

  constructor(report: AnalyzerReport, byteOffset: (index: number) => number, isCut: boolean) {
    this.#report = report
    this.#byteOffset = byteOffset
    this.#isCut = isCut
  }

  /** Walks without recursion: nesting in a hostile page is as deep as the page is long. */
  read(document: DefaultTreeAdapterTypes.Document): void {
    const stack: Node[] = [...document.childNodes].reverse()
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (!('tagName' in node)) this.#noteText(node)
      else if (HEADINGS.has(node.tagName)) this.#heading = textOf(node)
      else if (node.tagName === 'table') this.#readTable(node)
      else if (node.tagName === 'p' && node.childNodes.some(isBold)) this.#readGeneral(node)
      else if (!SILENT.has(node.tagName)) stack.push(...node.childNodes.toReversed())
    }
  }

  #noteText(node: Node): void {
    if (node.nodeName !== '#text' || !('value' in node) || node.value.trim() === '') return
    const range = this.#rangeOf(node)
    if (range !== undefined) this.gaps.push(range)
  }

  /** `<b>Label: </b> value | <b>…`; labels are empty where the script had no such value. */
  #readGeneral(paragraph: Element): void {
    let label: Element | undefined
    let value = ''
    const finish = (): void => {
      if (label === undefined) return
      const displayName = cleanLabel(textOf(label))
      const trimmed = value
        .trim()
        .replace(/\s*\|$/, '')
        .trim()
      if (displayName !== '') this.#addField(generalSection, displayName, trimmed, undefined, label)
    }
    for (const node of paragraph.childNodes) {
      if (isBold(node)) {
        finish()
        label = node
        value = ''
      } else value += plainText(richTextOfNodes([node]))
    }
    finish()
  }

  #readTable(table: Element): void {
    this.hasTables = true
    const rows = rowsOf(table)
    const titles = rows[0] === undefined ? [] : cellsOf(rows[0]).map((cell) => textOf(cell))
    const known = titles.map((title) => columns[title.toLowerCase()])
    if (known.includes('severity') && known.includes('result')) {
      for (const row of rows.slice(1)) this.#readResult(row, known)
    } else if (this.#heading === summarySection) {
      this.#readSummary(titles, rows.slice(1))
    } else for (const row of rows) this.#readField(row)
  }

  #readField(row: Element): void {
    const [label, value, ...more] = cellsOf(row)
    // A row of titles, of a results table whose first row was cut off before the titles that tell it.
    if (value?.tagName === 'th' || more.length > 0) return
    if (label === undefined || value === undefined || this.#isIncomplete(value, textOf(label))) {
      if (label !== undefined && value === undefined) this.#isIncomplete(label, this.#heading)
      return
    }
    this.#addField(sectionName(this.#heading), cleanLabel(textOf(label)), rawTextOf(value), alertOf(value), row)
  }

  #readSummary(severities: readonly string[], rows: readonly Element[]): void {
    for (const row of rows) {
      for (const [i, cell] of cellsOf(row).entries()) {
        const severity = severities[i]
        if (severity !== undefined && !this.#isIncomplete(cell, summarySection)) {
          this.#addField(summarySection, severity, textOf(cell), undefined, cell)
        }
      }
    }
  }

  #readResult(row: Element, known: readonly ((typeof columns)[string] | undefined)[]): void {
    const texts: Partial<Record<(typeof columns)[string], RichText>> = {}
    for (const [i, cell] of cellsOf(row).entries()) {
      const column = known[i]
      if (this.#isIncomplete(cell, 'Detailed Results')) break
      if (column !== undefined) texts[column] = richTextOfNodes(cell.childNodes)
    }
    const of = (column: (typeof columns)[string]): string => plainText(texts[column] ?? [])
    // A row that was cut off before its severity and result says nothing.
    if (texts.severity === undefined || texts.result === undefined) return
    const record: AnalyzerResultRecord = {
      type: 'analyzerResult',
      id: of('id'),
      severity: of('severity'),
      category: of('category'),
      test: of('test'),
      result: of('result'),
      guidance: of('guidance'),
      resultText: texts.result,
      guidanceText: texts.guidance ?? [],
    }
    this.#report.results.push({ record, locator: this.#locatorOf(row) })
  }

  #addField(section: string, displayName: string, value: string, alert: string | undefined, element: Element): void {
    const record = { type: 'analyzerField', section, displayName, value, ...(alert === undefined ? {} : { alert }) } as const
    this.#report.fields.push({ record, locator: this.#locatorOf(element) })
  }

  /** In a cut-off page a cell without its end tag is the one in which the page ends: half a value is worse than none. */
  #isIncomplete(cell: Element, what: string): boolean {
    if (!this.#isCut || cell.sourceCodeLocation?.endTag !== undefined) return false
    this.cutAt ??= this.#rangeOf(cell)?.start
    this.cutIn ??= what
    return true
  }

  #locatorOf(element: Element): Locator {
    const range = this.#rangeOf(element) ?? { start: 0, end: 0 }
    return { kind: 'offset', offset: range.start, length: range.end - range.start }
  }

  #rangeOf(node: Node): Range | undefined {
    const location = node.sourceCodeLocation
    if (location === null || location === undefined) return undefined
    return { start: this.#byteOffset(location.startOffset), end: this.#byteOffset(location.endOffset) }
  }
}

const isElement = (node: Node): node is Element => 'tagName' in node
const isBold = (node: Node): node is Element => isElement(node) && node.tagName === 'b'

/** Rows of a table itself, not of a table that somebody's HTML nests in a cell. */
function rowsOf(table: Element): Element[] {
  const groups = table.childNodes.filter(isElement)
  return groups.flatMap((group) =>
    group.tagName === 'tr' ? [group] : group.childNodes.filter(isElement).filter((row) => row.tagName === 'tr'),
  )
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')

const textOf = (element: Element): string => plainText(richTextOfNodes(element.childNodes)).trim()

/** Field values as they stand, blanks inside kept, so that both forms of the report give the same text. */
function rawTextOf(cell: Element): string {
  const only = cell.childNodes.length === 1 ? cell.childNodes[0] : undefined
  const inner = only !== undefined && isElement(only) && only.tagName === 'span' && only.childNodes.length === 1 ? only.childNodes[0] : only
  if (inner !== undefined && inner.nodeName === '#text' && 'value' in inner) return inner.value.trim()
  return textOf(cell)
}

const cleanLabel = (label: string): string => label.replace(/\s*:\s*$/, '').trim()

function alertOf(cell: Element): string | undefined {
  const span = cell.childNodes.filter(isElement).find((node) => node.tagName === 'span')
  const style = span?.attrs.find((attr) => attr.name === 'style')?.value
  const colour = style === undefined ? undefined : /\bcolor:\s*(\w+)/.exec(style)?.[1]
  return colour === undefined ? undefined : alertOfColour[colour]
}
