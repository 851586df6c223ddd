/**
 * An expression as a tree. `from` and `to` are UTF-16 offsets into the text; brackets are not nodes of their own, but `parens` counts
 * those around a node, so that formatter and checker know of them.
 */
export type Expression = StringLiteral | NumberLiteral | Constant | AttributeRef | Parameter | Variable | EnumName | Call | Binary | Invalid

interface Placed {
  readonly from: number
  readonly to: number
  readonly parens: number
}

export interface StringLiteral extends Placed {
  readonly type: 'string'
  /** Without the quotes; the language has no escapes. */
  readonly value: string
}
/** Decimal or `&H…`; a bigint where a number would lose digits. */
export interface NumberLiteral extends Placed {
  readonly type: 'number'
  readonly value: number | bigint
}
export interface Constant extends Placed {
  readonly type: 'constant'
  readonly name: 'True' | 'False' | 'NULL' | 'CRLF' | 'IgnoreThisFlow' | 'AuthoritativeNull'
}
/** `[name]` */
export interface AttributeRef extends Placed {
  readonly type: 'attribute'
  readonly name: string
}
/** `%Domain.Netbios%`, the name without the signs. */
export interface Parameter extends Placed {
  readonly type: 'parameter'
  readonly name: string
}
/** `$name`, without the sign. */
export interface Variable extends Placed {
  readonly type: 'variable'
  readonly name: string
}
/** A bare name that is no constant: `UTF8`, `CaseInsensitive`, `vbBinaryCompare`. */
export interface EnumName extends Placed {
  readonly type: 'enum'
  readonly name: string
}
export interface Call extends Placed {
  readonly type: 'call'
  readonly name: string
  readonly nameTo: number
  readonly args: readonly Expression[]
}
export type BinaryOperator = '*' | '/' | '+' | '-' | '&' | '<' | '<=' | '<>' | '=' | '>' | '>=' | '&&' | '||'
/** Binding, tightest first: `* /`, `+ - &`, comparisons, `&&`, `||`; all to the left. */
export interface Binary extends Placed {
  readonly type: 'binary'
  readonly operator: BinaryOperator
  readonly operatorFrom: number
  readonly left: Expression
  readonly right: Expression
}
/** Where the text is wrong: a syntax problem covers it. Never evaluated. */
export interface Invalid extends Placed {
  readonly type: 'invalid'
}
