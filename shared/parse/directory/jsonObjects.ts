import { bomLength, decoderOf, type TextEncoding } from '../text/detectEncoding.ts'

/** One object of a JSON text, or what could not be read as one. */
export interface JsonStretch {
  readonly kind: 'object' | 'stray' | 'cutOff' | 'tooLarge' | 'tooDeep'
  /** An object whole, the beginning of what is stray, else empty. */
  readonly text: string
  readonly line: number
  readonly offset: number
  readonly length: number
}

/** A computer with all its groups and certificates is below 1 MB. */
export const largestJsonObject = 64 << 20
/** ConvertTo-Json goes 100 deep at most. */
export const deepestJson = 128

/** Of what is stray; a multiple of all units. */
const QUOTED_BYTES = 80

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN = 0x7b
const CLOSE = 0x7d

/**
 * The objects of a JSON text, one by one and with their places, so that a file of any size needs the memory of one object: those of a list,
 * of `{"value": […], "Count": 2}` as Windows PowerShell wraps lists, or one after the other. Looks at the signs of JSON only, which are
 * single bytes in every encoding but UTF-16; each object is parsed by itself.
 */
export function* readJsonObjects(bytes: Uint8Array, encoding: TextEncoding): Generator<JsonStretch, void> {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const low = encoding.startsWith('utf-16be') ? 1 : 0
  const codeAt = (at: number): number => (unit === 1 || bytes[at + 1 - low] === 0 ? (bytes[at + low] ?? 0) : NOT_A_SIGN)
  const decoder = decoderOf(encoding)
  const wrapped = wrapperEnd(decoder.decode(bytes.subarray(bomLength(encoding), bomLength(encoding) + 1024)))
  const scan = new ObjectScan()
  let stray = -1
  const strayStretch = (from: number, to: number): JsonStretch => {
    const text = decoder.decode(bytes.subarray(from, Math.min(to, from + QUOTED_BYTES)))
    return { kind: 'stray', text, line: scan.line, offset: from, length: to - from }
  }
  for (let at = bomLength(encoding) + wrapped * unit; at + unit <= bytes.length; at += unit) {
    const code = codeAt(at)
    if (scan.depth === 0) {
      const isStray = code !== OPEN && !BETWEEN.has(code)
      if (isStray && stray === -1 && !scan.isOver) stray = at
      if (!isStray && stray !== -1) {
        yield strayStretch(stray, at)
        stray = -1
      }
      if (wrapped > 0 && code === CLOSE_LIST) scan.isOver = true
      if (scan.isOver && code === OPEN) return
    }
    if (!scan.step(code, at)) continue
    const length = at + unit - scan.start
    const kind = scan.isTooDeep ? 'tooDeep' : length > largestJsonObject ? 'tooLarge' : 'object'
    const text = kind === 'object' ? decoder.decode(bytes.subarray(scan.start, at + unit)) : ''
    yield { kind, text, line: scan.startLine, offset: scan.start, length }
  }
  if (scan.depth > 0) {
    yield { kind: 'cutOff', text: '', line: scan.startLine, offset: scan.start, length: bytes.length - scan.start }
  } else if (stray !== -1) yield strayStretch(stray, bytes.length)
}

const NOT_A_SIGN = 0xffff
/** Blanks, commas and the brackets of the list; the mark of an encoding where files were joined. */
const BETWEEN: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, OPEN_LIST, CLOSE_LIST])

/** Characters up to the list in `{"value": [`; 0 where the text does not start so. */
const wrapperEnd = (head: string): number => /^\s*\{\s*"value"\s*:\s*(?=\[)/.exec(head)?.[0].length ?? 0

/** Where in the nesting of a JSON text a reader is. */
class ObjectScan {
  depth = 0
  start = 0
  startLine = 1
  line = 1
  isTooDeep = false
  isOver = false
  #isString = false
  #isEscaped = false

  /** True at the sign that ends an object of the outermost level. */
  step(code: number, at: number): boolean {
    if (code === 0x0a) this.line++
    if (this.#isString) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (code === BACKSLASH) this.#isEscaped = true
      else if (code === QUOTE) this.#isString = false
      return false
    }
    if (code === QUOTE && this.depth > 0) this.#isString = true
    else if (code === OPEN || (code === OPEN_LIST && this.depth > 0)) this.#open(at)
    else if ((code === CLOSE || code === CLOSE_LIST) && this.depth > 0) {
      this.depth--
      return this.depth === 0
    }
    return false
  }

  #open(at: number): void {
    if (this.depth === 0) {
      this.start = at
      this.startLine = this.line
      this.isTooDeep = false
    }
    this.depth++
    if (this.depth > deepestJson) this.isTooDeep = true
  }
}
