import type { Tree, TreeCursor } from '@lezer/common'
import { parseTree } from './parseTree.ts'

export type TokenKind =
  | 'string'
  | 'number'
  | 'attribute'
  | 'parameter'
  | 'variable'
  | 'constant'
  | 'function'
  | 'enum'
  | 'operator'
  | 'bracket'
  | 'comma'
  | 'comment'
  /** What the grammar has no place for. */
  | 'unknown'

/** One token of an expression; blanks are none. */
export interface Token {
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
  readonly text: string
}

const kinds: Readonly<Record<string, TokenKind>> = {
  String: 'string',
  OpenString: 'string',
  WrongString: 'string',
  Number: 'number',
  Attribute: 'attribute',
  OpenAttribute: 'attribute',
  Parameter: 'parameter',
  OpenParameter: 'parameter',
  Variable: 'variable',
  Constant: 'constant',
  WrongConstant: 'constant',
  FunctionName: 'function',
  EnumName: 'enum',
  Bang: 'operator',
  '(': 'bracket',
  ')': 'bracket',
  ',': 'comma',
  WrongComma: 'comma',
  Comment: 'comment',
}

const kindOf = (name: string): TokenKind | undefined => kinds[name] ?? (name.endsWith('Operator') ? 'operator' : undefined)

/** The tokens of a text, in order; what the grammar cannot place is kept as `unknown`, so that no sign but blanks is lost. */
export const expressionTokens = (text: string): readonly Token[] => tokensOf(text, parseTree(text).tree)

/** The tokens of a text whose tree is at hand. */
export function tokensOf(text: string, tree: Tree): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  const cursor = tree.cursor()
  do {
    const kind = kindOf(cursor.name)
    // A name into whose node recovery has put what follows is no single token.
    if (kind === undefined || cursor.from < end || hasChildren(cursor)) continue
    addUnknown(tokens, text, end, cursor.from)
    tokens.push({ kind, from: cursor.from, to: cursor.to, text: text.slice(cursor.from, cursor.to) })
    end = cursor.to
  } while (cursor.next())
  addUnknown(tokens, text, end, text.length)
  return tokens
}

function hasChildren(cursor: TreeCursor): boolean {
  if (!cursor.firstChild()) return false
  cursor.parent()
  return true
}

/** The rest between tokens, each run of signs one token. */
function addUnknown(tokens: Token[], text: string, from: number, to: number): void {
  for (const { index, 0: run } of text.slice(from, to).matchAll(/"[^"]*"?|\w+|[^\s\w"]/gu)) {
    tokens.push({ kind: 'unknown', from: from + index, to: from + index + run.length, text: run })
  }
}
