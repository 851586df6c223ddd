import { SaxesParser } from 'saxes'
import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { AnalyzerReport } from './analyzerReport.ts'
import { plainText, richTextOfHtml } from './richText.ts'

/** Real reports are four deep. */
const DEEPEST = 64
const LONGEST_ATTRIBUTE = 4096
/** Small, so that a refusal stops the parser early. */
const CHUNK = 16 << 10

interface XmlElement {
  readonly name: string
  /** Absolute XPath; every step but the root has its place among elements of its name, from 1. */
  readonly path: string
  readonly start: number
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  readonly counts: Map<string, number>
  text: string
}

/** Collects sections, fields and results while the XML streams by; only one item of a section is held at a time. */
export class XmlReportReader {
  readonly #report: AnalyzerReport
  readonly #byteOffset: (index: number) => number
  readonly #size: number
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #stack: XmlElement[] = []
  #tagStart = 0
  #isStopped = false
  /** Bytes read before the reader stopped, or all. */
  parsedTo: number
  readonly notUnderstood: { readonly offset: number; readonly length: number }[] = []

  constructor(report: AnalyzerReport, byteOffset: (index: number) => number, size: number) {
    this.#report = report
    this.#byteOffset = byteOffset
    this.#size = size
    this.parsedTo = size
  }

  read(text: string): void {
    this.#listen()
    for (let at = 0; at < text.length && !this.#isStopped; at += CHUNK) this.#parser.write(text.slice(at, at + CHUNK))
    if (this.#isStopped) return
    const open = this.#stack.at(-1)
    if (open !== undefined) this.#cutOff(open)
    else this.#parser.close()
  }

  #listen(): void {
    this.#parser.on('doctype', () => this.#stop('xmlDoctypeRefused', {}, 0))
    this.#parser.on('error', (error) => this.#syntaxFault(error.message))
    this.#parser.on('opentagstart', () => {
      this.#tagStart = this.#parser.position
    })
    this.#parser.on('attribute', (attribute) => {
      if (attribute.value.length > LONGEST_ATTRIBUTE) this.#stop('attributesTooLong', { limit: LONGEST_ATTRIBUTE })
    })
    this.#parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes))
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
    this.#parser.on('closetag', () => this.#close())
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#isStopped) return
    const parent = this.#stack.at(-1)
    if (parent === undefined && name !== 'MDEResults') {
      this.#stop('notMdeResults', { root: name })
      return
    }
    if (this.#stack.length >= DEEPEST) {
      this.#stop('nestedTooDeep', { limit: DEEPEST })
      return
    }
    const place = (parent?.counts.get(name) ?? 0) + 1
    parent?.counts.set(name, place)
    const path = parent === undefined ? `/${name}` : `${parent.path}/${name}[${place}]`
    const start = Math.max(0, this.#tagStart - name.length - 2)
    const element = { name, path, start, attributes, children: [], counts: new Map<string, number>(), text: '' }
    this.#stack.push(element)
    // Items below a section are dropped as soon as they were read; only what is inside an item is kept with it.
    if (this.#stack.length > 3) parent?.children.push(element)
  }

  #text(text: string): void {
    const open = this.#stack.at(-1)
    if (open !== undefined && !this.#isStopped) open.text += text
  }

  #close(): void {
    if (this.#isStopped) return
    const element = this.#stack.pop()
    const section = this.#stack.at(-1)
    if (element === undefined || section === undefined || this.#stack.length !== 2) return
    if (element.name === 'event' && section.name === 'events') this.#addResult(element)
    else this.#addField(section.name, element)
  }

  #addField(section: string, element: XmlElement): void {
    const value = childText(element, 'value')
    if (value === undefined) {
      const offset = this.#byteOffset(element.start)
      const place = { field: element.path, offset, length: this.#byteOffset(this.#parser.position) - offset }
      this.#report.problems.push({ type: 'problem', problem: problemOf('xmlElementUnknown', 'info', { path: element.path }, place) })
      this.notUnderstood.push(place)
      return
    }
    const displayName = (element.attributes.displayName ?? element.name).replace(/\s*:\s*$/, '').trim()
    const alert = childText(element, 'alert')?.trim()
    const record = {
      type: 'analyzerField',
      section,
      name: element.name,
      displayName,
      value: value.trim(),
      ...(alert === undefined || alert === '' ? {} : { alert }),
    } as const
    this.#report.fields.push({ record, locator: { kind: 'xpath', path: element.path } })
  }

  #addResult(element: XmlElement): void {
    const of = (name: string): string => childText(element, name)?.trim() ?? ''
    const resultText = richTextOfHtml(of('checkresult'))
    const guidanceText = richTextOfHtml(of('guidance'))
    const record = {
      type: 'analyzerResult',
      id: element.attributes.id?.trim() ?? '',
      severity: of('severity'),
      category: of('category'),
      test: of('check'),
      result: plainText(resultText),
      guidance: plainText(guidanceText),
      resultText,
      guidanceText,
    } as const
    this.#report.results.push({ record, locator: { kind: 'xpath', path: element.path } })
  }

  #cutOff(open: XmlElement): void {
    const offset = this.#byteOffset(this.#stack[2]?.start ?? open.start)
    const place = { field: open.path, offset, length: this.#size - offset }
    this.#report.problems.push({ type: 'problem', problem: problemOf('fileCutOff', 'warning', { what: open.path }, place) })
    this.notUnderstood.push(place)
  }

  /** The parser cannot find its way back after a fault (a wrong end tag closes everything), so the first one ends the reading. */
  #syntaxFault(message: string): void {
    const from = this.#stack[2]
    const at = from === undefined ? undefined : this.#byteOffset(from.start)
    this.#stop('xmlMalformed', { line: this.#parser.line, detail: message.replace(/^\d+:\d+: /, '') }, at)
  }

  /** Ends the reading; what was read before stays, except after a refusal, which comes before anything else. */
  #stop(code: ProblemCode, args: Record<string, string | number>, at = this.#byteOffset(this.#parser.position)): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.parsedTo = at
    const place = { field: this.#stack.at(-1)?.path ?? '/', offset: at, length: this.#size - at }
    this.#report.problems.push({ type: 'problem', problem: problemOf(code, 'error', args, place) })
    this.notUnderstood.push(place)
  }
}

const childText = (element: XmlElement, name: string): string | undefined => element.children.find((child) => child.name === name)?.text
