import type { Localized } from '../../facts/localized.ts'
import { functionCatalogue, functionNamed } from '../catalogue/functions.ts'
import { languageHelp } from '../catalogue/languageHelp.ts'
import { attributeLookup, type CheckContext } from './check/checker.ts'
import { printSignature } from './check/typeWords.ts'
import { type ArgumentPlace, type CompletionPlace, completionPlace } from './completionPlace.ts'
import { attributeWords } from './helpAt.ts'
import type { ParsedExpression } from './parseExpression.ts'

export interface ExpressionCompletion {
  readonly label: string
  readonly kind: 'function' | 'constant' | 'enum' | 'parameter' | 'attribute' | 'variable' | 'text'
  /** Beside the label: a signature, or nothing. */
  readonly detail: string
  readonly help?: Localized
  readonly insert: string
  /** Where the cursor goes, counted within `insert`. */
  readonly cursor: number
}

export interface Completions {
  /** The part of the text that a completion replaces. */
  readonly from: number
  readonly to: number
  readonly options: readonly ExpressionCompletion[]
}

/** What can be written at an offset, unfiltered: the editor matches it with what has been typed. Undefined where nothing can. */
export function completionsAt(parsed: ParsedExpression, offset: number, context: CheckContext = {}): Completions | undefined {
  const place = completionPlace(parsed, offset)
  if (place === undefined) return undefined
  const options = optionsFor(place, context, parsed.text[place.to] === '(')
  return options.length === 0 ? undefined : { from: place.from, to: place.to, options }
}

function optionsFor(place: CompletionPlace, context: CheckContext, hasBracket: boolean): readonly ExpressionCompletion[] {
  switch (place.kind) {
    case 'attribute':
      return attributes(context, (name) => `[${name}]`)
    case 'parameter':
      return parameters
    case 'variable':
      return variables(place)
    case 'text':
      return texts(place.argument, context)
    case 'operand': {
      const choices = enumChoices(place.argument)
      if (choices.length > 0) return choices
      if (place.argument?.index === 0 && isBinder(place.argument.functionName)) return [plain('$item', 'variable')]
      return [...variables(place), ...functions(hasBracket), ...constants, ...attributes(context, (name) => `[${name}]`), ...parameters]
    }
  }
}

const plain = (insert: string, kind: ExpressionCompletion['kind'], help?: Localized): ExpressionCompletion => ({
  label: insert,
  kind,
  detail: '',
  ...(help === undefined ? {} : { help }),
  insert,
  cursor: insert.length,
})

const isBinder = (name: string): boolean => ['Where', 'Select', 'With'].includes(name)

const variables = (place: CompletionPlace): readonly ExpressionCompletion[] => place.variables.map((name) => plain(`$${name}`, 'variable'))

const constants = languageHelp.filter(({ kind }) => kind === 'constant').map(({ name, help }) => plain(name, 'constant', help))
const parameters = languageHelp.filter(({ kind }) => kind === 'parameter').map(({ name, help }) => plain(`%${name}%`, 'parameter', help))

/** With brackets, the cursor between them where there is something to write. */
const functions = (hasBracket: boolean): readonly ExpressionCompletion[] =>
  functionCatalogue.map(({ name, signatures, help }) => {
    const signature = signatures[0]
    const insert = hasBracket ? name : `${name}()`
    const cursor = hasBracket || signature?.parameters.length === 0 ? insert.length : name.length + 1
    return { label: name, kind: 'function', detail: signature === undefined ? '' : printSignature(name, signature), help, insert, cursor }
  })

function attributes(context: CheckContext, write: (name: string) => string): readonly ExpressionCompletion[] {
  const lookup = attributeLookup(context.schema)
  return [...new Set(lookup.names())].map((name) => plain(write(name), 'attribute', attributeWords(lookup.find(name))))
}

const choicesOf = ({ functionName, index }: ArgumentPlace, ofNames: boolean): readonly string[] =>
  functionNamed(functionName)
    ?.signatures.flatMap(({ parameters: all }) => all[index] ?? [])
    // DC is called a name by its signature, and a text in every document.
    .filter(({ type, choices }) => (type === 'enum' && !choices?.includes('DC')) === ofNames)
    .flatMap(({ choices }) => choices ?? []) ?? []

function enumChoices(argument: ArgumentPlace | undefined): readonly ExpressionCompletion[] {
  if (argument === undefined) return []
  return choicesOf(argument, true).map((name) => plain(name, 'enum', languageHelp.find((entry) => entry.name === name)?.help))
}

/** Within quotes: the texts that a parameter takes, or attributes where a function names one so. */
function texts(argument: ArgumentPlace | undefined, context: CheckContext): readonly ExpressionCompletion[] {
  if (argument === undefined) return []
  if (['ImportedValue', 'ValueCount'].includes(argument.functionName)) return attributes(context, (name) => name)
  return choicesOf(argument, false).map((choice) => plain(choice, 'text'))
}
