/**
 * A token of the part of PowerShell that rule exports are written in. `text`: a literal (single quoted, here-string, or double quoted with
 * nothing to be filled in); `computed`: a double-quoted text whose value only PowerShell could tell; `parameter` and `variable`: without
 * their sign; `end`: a line end or `;`; `open`: a quote or comment that never ends.
 */
export interface ScriptToken {
  readonly kind: 'text' | 'number' | 'parameter' | 'variable' | 'word' | 'sign' | 'end' | 'computed' | 'open'
  readonly value: string
  readonly at: number
  readonly end: number
}

const SINGLE = "'\u2018\u2019\u201a\u201b"
const DOUBLE = '"\u201c\u201d\u201e'
/** What a backtick stands for in double quotes; another character stands for itself. PowerShell: about_Special_Characters. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' }

/** Splits a script into tokens, lazily. Backticks before a line end and comments leave no token. */
export function* readScriptTokens(text: string, from = 0): Generator<ScriptToken, void> {
  for (let at = from; at < text.length; ) {
    const skipped = skipBlank(text, at)
    if (skipped === undefined) {
      yield openToken(text, at)
      return
    }
    at = skipped
    if (at >= text.length) return
    const token = readToken(text, at)
    yield token
    at = token.end
  }
}

/** Behind blanks, joined lines and comments; undefined for a block comment that never ends. */
function skipBlank(text: string, start: number): number | undefined {
  for (let at = start; ; ) {
    const skipped = blankEnd(text, at)
    if (skipped !== at) {
      at = skipped
      continue
    }
    if (!text.startsWith('<#', at)) return at
    const end = text.indexOf('#>', at + 2)
    if (end === -1) return undefined
    at = end + 2
  }
}

const BLANKS = /[^\S\r\n]+|`(?:\r?\n|\r)|#[^\r\n]*/y

/** Behind one run of blanks, one joined line or one comment. */
function blankEnd(text: string, at: number): number {
  BLANKS.lastIndex = at
  return BLANKS.exec(text) === null ? at : BLANKS.lastIndex
}

const patterns: readonly (readonly ['end' | 'number' | 'parameter' | 'variable' | 'word', RegExp])[] = [
  ['end', /[\r\n;][\s;]*/y],
  ['variable', /\$(?:\{([^}\r\n]*)\}|((?:script:|global:|local:)?\w+))/iy],
  ['number', /(-?\d+(?:\.\d+)?)(?![\w.-])/y],
  ['parameter', /[-\u2013\u2014]([A-Za-z]\w*):?/y],
  ['word', /([A-Za-z_\\/*%?][\w.\\/:*%?-]*)/y],
]

function readToken(text: string, at: number): ScriptToken {
  const here = /@(['"])[^\S\r\n]*\r?\n/y
  here.lastIndex = at
  const opened = here.exec(text)
  if (opened !== null) return readHereString(text, at, at + opened[0].length, opened[1] ?? "'")
  const first = text[at] ?? ''
  if (SINGLE.includes(first)) return readSingle(text, at)
  if (DOUBLE.includes(first)) return readDouble(text, at)
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) return { kind, value: match[1] ?? match[2] ?? '', at, end: at + match[0].length }
  }
  return { kind: 'sign', value: first, at, end: at + 1 }
}

/** `'it''s'`: two quotes stand for one. */
function readSingle(text: string, at: number): ScriptToken {
  const parts: string[] = []
  let start = at + 1
  for (let i = start; i < text.length; i++) {
    if (!SINGLE.includes(text[i] ?? '')) continue
    const isDoubled = SINGLE.includes(text[i + 1] ?? ' ')
    parts.push(text.slice(start, isDoubled ? i + 1 : i))
    if (!isDoubled) return { kind: 'text', value: parts.join(''), at, end: i + 1 }
    i++
    start = i + 1
  }
  return openToken(text, at)
}

function readDouble(text: string, at: number): ScriptToken {
  const parts: string[] = []
  let isComputed = false
  let start = at + 1
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '$' && /[\w({:]/.test(text[i + 1] ?? '')) isComputed = true
    const isQuote = DOUBLE.includes(char)
    if (isQuote && !DOUBLE.includes(text[i + 1] ?? ' ')) {
      parts.push(text.slice(start, i))
      return { kind: isComputed ? 'computed' : 'text', value: parts.join(''), at, end: i + 1 }
    }
    if (!isQuote && char !== '`') continue
    const next = text[i + 1] ?? ''
    parts.push(text.slice(start, i), isQuote ? next : (ESCAPES[next] ?? next))
    start = i + 2
    i++
  }
  return openToken(text, at)
}

function readHereString(text: string, at: number, start: number, quote: string): ScriptToken {
  const close = new RegExp(`(^|\\r?\\n)${quote}@`, 'g')
  close.lastIndex = start === 0 ? 0 : start - 1
  const match = close.exec(text)
  if (match === null) return openToken(text, at)
  const value = text.slice(start, Math.max(start, match.index))
  const end = match.index + match[0].length
  return { kind: quote === '"' && /\$[\w({:]|`/.test(value) ? 'computed' : 'text', value, at, end }
}

const openToken = (text: string, at: number): ScriptToken => ({ kind: 'open', value: '', at, end: text.length })
