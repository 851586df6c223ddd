import { readScriptTokens, type ScriptToken } from './scriptTokens.ts'

/** One value as the script writes it: a literal, the place of something made before (`$condition0[0]`), or what only a run could tell. */
export type ScriptValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'computed'; readonly text: string }

export interface ScriptStatement {
  readonly at: number
  readonly end: number
  /** `$name = …` or `$name.Property = …`. */
  readonly target?: { readonly name: string; readonly property?: string }
  /** Without one: only values are assigned. */
  readonly command?: string
  /** By lower-case name; a switch has no values. What stands before the first parameter is under ''. */
  readonly parameters: ReadonlyMap<string, readonly ScriptValue[]>
}

/** `odd`: not of the form that exports have; `open`: a quote in it never ends. */
export type ReadStatement =
  | { readonly kind: 'statement'; readonly statement: ScriptStatement }
  | { readonly kind: 'odd' | 'open'; readonly at: number; readonly end: number }

const COMMANDS = /^[^\S\r\n]*(?:New-ADSyncRule|Add-ADSync\w+|New-Object|Get-ADSyncRule)\b/gim

/** Each costs a search to the end of the file; no script of a person has as many. */
const MOST_OPEN = 20

/** The statements of a script. Behind a quote that never ends reading goes on at the next line that starts a statement of an export. */
export function* readScriptStatements(text: string): Generator<ReadStatement, void> {
  let opens = 0
  for (let from = 0; from < text.length; ) {
    let tokens: ScriptToken[] = []
    let depth = 0
    let resume = text.length
    for (const token of readScriptTokens(text, from)) {
      if (token.kind === 'open') {
        opens++
        resume = opens < MOST_OPEN ? nextCommand(text, token.at) : text.length
        const at = tokens[0]?.at ?? token.at
        tokens = []
        yield { kind: 'open', at, end: resume }
        break
      }
      if (token.kind === 'end' && depth <= 0) {
        yield* statementOf(text, tokens)
        tokens = []
        depth = 0
        continue
      }
      if (token.kind === 'sign') depth += OPENING.has(token.value) ? 1 : CLOSING.has(token.value) ? -1 : 0
      tokens.push(token)
    }
    yield* statementOf(text, tokens)
    from = resume
  }
}

const OPENING: ReadonlySet<string> = new Set(['(', '{', '['])
const CLOSING: ReadonlySet<string> = new Set([')', '}', ']'])

/** An export nests one deep: `@('a','b')`. */
const DEEPEST = 50

function nestingOf(tokens: readonly ScriptToken[]): number {
  let depth = 0
  let deepest = 0
  for (const { kind, value } of tokens) {
    if (kind === 'sign') depth += OPENING.has(value) ? 1 : CLOSING.has(value) ? -1 : 0
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function nextCommand(text: string, after: number): number {
  COMMANDS.lastIndex = after
  return COMMANDS.exec(text)?.index ?? text.length
}

function* statementOf(text: string, tokens: readonly ScriptToken[]): Generator<ReadStatement, void> {
  const [first] = tokens
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) return
  if (nestingOf(tokens) > DEEPEST) {
    yield { kind: 'odd', at: first.at, end: last.end }
    return
  }
  const statement = new StatementReader(
    text,
    tokens.filter(({ kind }) => kind !== 'end'),
  ).read()
  yield statement === undefined ? { kind: 'odd', at: first.at, end: last.end } : { kind: 'statement', statement }
}

class StatementReader {
  readonly #text: string
  readonly #tokens: readonly ScriptToken[]
  #next = 0

  constructor(text: string, tokens: readonly ScriptToken[]) {
    this.#text = text
    this.#tokens = tokens
  }

  /** Undefined for a statement that is none of an export. */
  read(): ScriptStatement | undefined {
    const at = this.#tokens[0]?.at ?? 0
    const end = this.#tokens.at(-1)?.end ?? at
    const target = this.#readTarget()
    if (target === undefined && this.#peek()?.kind !== 'word') return undefined
    const command = this.#peek()?.kind === 'word' ? this.#take()?.value : undefined
    const parameters = this.#readParameters()
    if (parameters === undefined || (command === undefined && parameters.size !== 1)) return undefined
    return { at, end, ...(target === undefined ? {} : { target }), ...(command === undefined ? {} : { command }), parameters }
  }

  #readTarget(): ScriptStatement['target'] {
    const [name] = this.#tokens
    const equals = this.#tokens.findIndex(({ kind, value }) => kind === 'sign' && value === '=')
    if (name?.kind !== 'variable' || equals === -1) return undefined
    const between = this.#tokens.slice(1, equals)
    const path = between.map(({ value }) => value).join('')
    const property = /^(?:\[0\])?(?:\.(\w+))?$/.exec(path)
    if (property === null) return undefined
    this.#next = equals + 1
    return { name: name.value.toLowerCase(), ...(property[1] === undefined ? {} : { property: property[1] }) }
  }

  #readParameters(): ReadonlyMap<string, readonly ScriptValue[]> | undefined {
    const parameters = new Map<string, ScriptValue[]>()
    let open: ScriptValue[] | undefined
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      if (token.kind === 'sign' && token.value === '|') return this.#endsInOutNull() ? parameters : undefined
      if (token.kind === 'parameter') {
        this.#next++
        open = []
        parameters.set(token.value.toLowerCase(), open)
        continue
      }
      if (open === undefined) {
        open = []
        parameters.set('', open)
      }
      for (const value of this.#readValues()) open.push(value)
    }
    return parameters
  }

  /** Nothing else behind a pipe leaves a rule as it was. */
  #endsInOutNull(): boolean {
    const rest = this.#tokens.slice(this.#next + 1)
    return rest.length === 1 && rest[0]?.value.toLowerCase() === 'out-null'
  }

  #readValues(): readonly ScriptValue[] {
    const token = this.#take()
    if (token === undefined || (token.kind === 'sign' && token.value === ',')) return []
    if (token.kind === 'sign') return this.#readBracket(token)
    if (token.kind === 'variable') return [this.#readVariable(token)]
    return [token.kind === 'computed' ? { kind: 'computed', text: this.#source(token, token) } : { kind: 'text', text: token.value }]
  }

  /** `@('a','b')`, or a bracket of something else, which is computed. */
  #readBracket(first: ScriptToken): readonly ScriptValue[] {
    const isList = first.value === '@' && this.#peek()?.value === '('
    if (!isList && !OPENING.has(first.value)) return [{ kind: 'computed', text: first.value }]
    if (isList) this.#next++
    const values: ScriptValue[] = []
    let last = first
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      last = token
      if (token.kind === 'sign' && CLOSING.has(token.value)) {
        this.#next++
        break
      }
      for (const value of this.#readValues()) values.push(value)
    }
    return isList ? values : [{ kind: 'computed', text: this.#source(first, last) }]
  }

  /** `$rule`, `$rule[0]`; a property or another element is computed. */
  #readVariable(first: ScriptToken): ScriptValue {
    let last = first
    const isIndexed = this.#peek()?.value === '[' && this.#peek()?.at === first.end
    if (isIndexed) {
      const [, index, close] = this.#tokens.slice(this.#next, this.#next + 3)
      if (close === undefined) return { kind: 'computed', text: this.#source(first, first) }
      this.#next += 3
      last = close
      if (index?.value !== '0') return { kind: 'computed', text: this.#source(first, last) }
    }
    const dot = this.#peek()
    if (dot?.kind !== 'sign' || dot.value !== '.' || dot.at !== last.end) return { kind: 'variable', name: first.value }
    this.#next++
    const property = this.#take() ?? dot
    return { kind: 'computed', text: this.#source(first, property) }
  }

  #peek(): ScriptToken | undefined {
    return this.#tokens[this.#next]
  }

  #take(): ScriptToken | undefined {
    const token = this.#tokens[this.#next]
    this.#next++
    return token
  }

  #source(first: ScriptToken, last: ScriptToken): string {
    return this.#text.slice(first.at, last.end)
  }
}
