import type { Localized } from '../../facts/localized.ts'
import type { SchemaAttribute } from '../../facts/syncRule.ts'
import { functionNamed } from '../catalogue/functions.ts'
import { languageEntry } from '../catalogue/languageHelp.ts'
import { type CatalogueSource, catalogueSources } from '../catalogue/sources.ts'
import type { Call, Expression, Variable } from './ast.ts'
import { attributeLookup, type CheckContext } from './check/checker.ts'
import { partsOf } from './check/partsOf.ts'
import { typeOfAttribute } from './check/staticType.ts'
import { printSignature, typeWords } from './check/typeWords.ts'
import type { ParsedExpression } from './parseExpression.ts'

/** What is shown for a place in an expression. `from` and `to` are what it is about. */
export interface ExpressionHelp {
  readonly from: number
  readonly to: number
  readonly kind: 'function' | 'operator' | 'constant' | 'enum' | 'parameter' | 'attribute' | 'variable'
  readonly title: string
  /** Of a function, as the reference writes them. `inferred`: concluded from shipped rules. */
  readonly signatures: readonly { readonly text: string; readonly inferred: boolean }[]
  readonly help?: Localized
  readonly notes: readonly Localized[]
  readonly examples: readonly { readonly expression: string; readonly result: Localized }[]
  readonly sources: readonly CatalogueSource[]
}

type Subject = Pick<ExpressionHelp, 'from' | 'to' | 'kind' | 'title'>

/** Help on what stands at an offset: a function, an operator, an attribute, and so on; undefined between them and on literals. */
export function helpAt(parsed: ParsedExpression, offset: number, context: CheckContext = {}): ExpressionHelp | undefined {
  const path = pathTo(parsed.root, offset)
  const node = path.at(-1)
  if (node === undefined) return undefined
  switch (node.type) {
    case 'call':
      return offset <= node.nameTo ? functionHelp(node.name, { from: node.from, to: node.nameTo }) : undefined
    case 'binary': {
      const place = { from: node.operatorFrom, to: node.operatorFrom + node.operator.length }
      const isOn = offset >= place.from && offset <= place.to
      return isOn ? languageHelpOf({ ...place, kind: 'operator', title: node.operator }) : undefined
    }
    case 'constant':
    case 'enum':
    case 'parameter':
      return languageHelpOf({ from: node.from, to: node.to, kind: node.type, title: node.name })
    case 'attribute':
      return attributeHelp(node.name, node, context)
    case 'variable':
      return variableHelp(node, path, parsed.text)
    default:
      return undefined
  }
}

/** Nodes from the whole down to the innermost that covers the offset. */
function pathTo(root: Expression | undefined, offset: number): readonly Expression[] {
  const path: Expression[] = []
  const covers = ({ from, to }: Expression): boolean => from <= offset && offset <= to
  for (let node = root; node !== undefined; node = partsOf(node).find(covers)) path.push(node)
  return path
}

/** Everything the catalogue has on a function; undefined for a name that is none. */
export function functionHelp(name: string, place: { readonly from: number; readonly to: number }): ExpressionHelp | undefined {
  const entry = functionNamed(name)
  if (entry === undefined) return undefined
  return {
    from: place.from,
    to: place.to,
    kind: 'function',
    title: entry.name,
    signatures: entry.signatures.map((signature) => ({
      text: printSignature(entry.name, signature),
      inferred: signature.inferred === true,
    })),
    help: entry.help,
    notes: entry.notes,
    examples: entry.examples,
    sources: sourcesOf(entry.sources),
  }
}

const sourcesOf = (keys: readonly string[]): readonly CatalogueSource[] =>
  Object.entries(catalogueSources)
    .filter(([key]) => keys.includes(key))
    .map(([, source]) => source)

function languageHelpOf(subject: Subject & { readonly kind: 'operator' | 'constant' | 'enum' | 'parameter' }): ExpressionHelp | undefined {
  const entry = languageEntry(subject.kind, subject.title)
  if (entry === undefined) return undefined
  const { help, notes, sources } = entry
  const title = subject.kind === 'parameter' ? `%${subject.title}%` : subject.title
  return { ...subject, title, signatures: [], help, notes, examples: [], sources: sourcesOf(sources) }
}

const nothingMore = { signatures: [], notes: [], examples: [], sources: [] } as const

function attributeHelp(
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
  context: CheckContext,
): ExpressionHelp | undefined {
  const known = attributeLookup(context.schema).find(name)
  const subject: Subject = { from, to, kind: 'attribute', title: `[${known[0]?.name ?? name}]` }
  return known.length === 0 ? undefined : { ...subject, ...nothingMore, help: attributeWords(known) }
}

/** The type of an attribute in words; where directory and metaverse differ, both. */
export function attributeWords(attributes: readonly SchemaAttribute[]): Localized {
  const words = attributes.map((attribute) => typeWords(typeOfAttribute(attribute)))
  const distinct = (language: 'en' | 'fr'): readonly string[] => [...new Set(words.map((word) => word[language]))]
  return {
    en: `An attribute: ${distinct('en').join(' in the directory, in the metaverse ')}.`,
    fr: `Un attribut\u00a0: ${distinct('fr').join(' dans l’annuaire, dans le métaverse ')}.`,
  }
}

/** Functions that give a variable its value. */
const binders = ['Where', 'Select', 'With']

const binds = ({ name, args }: Call, variable: string): boolean =>
  binders.includes(name) && args[0]?.type === 'variable' && args[0].name === variable

function variableHelp({ name, from, to }: Variable, path: readonly Expression[], text: string): ExpressionHelp | undefined {
  const call = path.findLast((node): node is Call => node.type === 'call' && binds(node, name))
  const source = call?.args[1]
  if (call === undefined || source === undefined) return undefined
  const written = text.slice(source.from, source.to)
  const help: Localized =
    call.name === 'With'
      ? { en: `Stands for the value of \`${written}\`.`, fr: `Représente la valeur de \`${written}\`.` }
      : {
          en: `Stands for one value of \`${written}\` after the other.`,
          fr: `Représente l’une après l’autre les valeurs de \`${written}\`.`,
        }
  return { from, to, kind: 'variable', title: `$${name}`, ...nothingMore, help }
}
