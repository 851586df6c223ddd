import type { Localized } from '../../../facts/localized.ts'
import type { SchemaAttribute } from '../../../facts/syncRule.ts'
import { attributeNamed, attributeTable, indexOf } from '../../catalogue/attributes.ts'
import { metaverseAttributeNamed, metaverseTable } from '../../catalogue/metaverse.ts'
import type { Expression } from '../ast.ts'
import type { ExpressionProblem } from '../problem.ts'
import type { StaticType } from './staticType.ts'

/** What a check knows beside the expression. */
export interface CheckContext {
  /** Attributes of the side that the rule reads from. With it an unknown attribute is an error, without it a warning. */
  readonly schema?: readonly SchemaAttribute[]
  /** The attribute that the expression flows to. */
  readonly target?: SchemaAttribute
}

/** A variable within the part of the expression where it holds. */
export interface Binding {
  readonly name: string
  readonly type: StaticType
  used: boolean
}

/** What the parts of the checker share while one expression is checked. */
export interface Checker {
  readonly text: string
  readonly attributes: AttributeLookup
  /** Variables in reach, the innermost last. */
  readonly bindings: Binding[]
  readonly report: (problem: ExpressionProblem) => void
  /** Checks a node and infers its type. */
  readonly typeOf: (node: Expression) => StaticType
}

export interface AttributeLookup {
  /** Whether the server's own schema is known. */
  readonly complete: boolean
  /** Whatever the case of the name; more than one where directory and metaverse disagree about it. */
  readonly find: (name: string) => readonly SchemaAttribute[]
  readonly names: () => Iterable<string>
}

/** The connector's distinguished name, which stands in no schema. */
const distinguishedName: SchemaAttribute = { name: 'dn', type: 'str', multi: false }

const indexes = new WeakMap<readonly SchemaAttribute[], ReadonlyMap<string, SchemaAttribute>>()

/** Looks attributes up in a schema, or where there is none among those of directory and metaverse that are known. */
export function attributeLookup(schema: readonly SchemaAttribute[] | undefined): AttributeLookup {
  if (schema === undefined) {
    return {
      complete: false,
      find: (name) => [attributeNamed(name), metaverseAttributeNamed(name)].filter((attribute) => attribute !== undefined),
      names: () => [...attributeTable, ...metaverseTable].map(({ name }) => name),
    }
  }
  // Typing in an editor checks again and again with the same schema of thousands of attributes.
  const index = indexes.get(schema) ?? indexOf([distinguishedName, ...schema])
  indexes.set(schema, index)
  return {
    complete: true,
    find: (name) => {
      const attribute = index.get(name.toLowerCase())
      return attribute === undefined ? [] : [attribute]
    },
    names: () => Array.from(index.values(), ({ name }) => name),
  }
}

/** What to write instead at a place. */
export const replaceBy = (place: { readonly from: number; readonly to: number }, insert: string): ExpressionProblem['fix'] => ({
  label: { en: `Write ${insert}`, fr: `Écrire ${insert}` } satisfies Localized,
  from: place.from,
  to: place.to,
  insert,
})
