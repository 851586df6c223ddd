import type { Localized } from '../../facts/localized.ts'

/** Types as the functions reference writes them. `exp` and `var`: anything; `mv*`: several values; `void`: nothing comes back. */
export type SignatureType =
  | 'str'
  | 'num'
  | 'bool'
  | 'bin'
  | 'dt'
  | 'ref'
  | 'enum'
  | 'exp'
  | 'var'
  | 'void'
  | 'variable'
  | 'mvstr'
  | 'mvbin'
  | 'mvref'
  | 'mvattr'

export interface Parameter {
  readonly name: string
  readonly type: SignatureType
  /** Names or texts that an enum or a coded text takes, where they are known. */
  readonly choices?: readonly string[]
}

export interface Signature {
  readonly parameters: readonly Parameter[]
  /** How many at the end may be left out. */
  readonly optional?: number
  /** The last `repeat` parameters may come again, as pairs of Switch do. */
  readonly repeat?: number
  readonly returns: SignatureType
  /** Not in the functions reference: concluded from how shipped rules use it. */
  readonly inferred?: true
}

/** As the reference groups them; `undocumented` is not in it. */
export const functionCategories = [
  'certificate',
  'conversion',
  'date',
  'directory',
  'evaluation',
  'math',
  'multiValued',
  'flow',
  'text',
  'undocumented',
] as const
export type FunctionCategory = (typeof functionCategories)[number]

/** What editor, checker and completion know of a function. */
export interface FunctionEntry {
  readonly name: string
  readonly category: FunctionCategory
  readonly signatures: readonly Signature[]
  readonly help: Localized
  /** Edge cases, contradictions between documents and what is inferred, a sentence each. */
  readonly notes: readonly Localized[]
  /** `result` is the value as it prints, or a description of it. */
  readonly examples: readonly { readonly expression: string; readonly result: Localized }[]
  readonly documented: boolean
  /** Keys of `sources.ts` beside the catalogue. */
  readonly sources: readonly string[]
}
