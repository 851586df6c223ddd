import type { Parameter } from '../../catalogue/functionEntry.ts'
import { patternProblems } from '../../regex/compilePattern.ts'
import type { Expression } from '../ast.ts'
import { type Checker, replaceBy } from './checker.ts'
import { nearestName } from './nearestName.ts'
import type { StaticType } from './staticType.ts'
import { joinWords } from './typeWords.ts'

const choiceWords = (choices: readonly string[]): { readonly en: string; readonly fr: string } =>
  joinWords(
    choices.map((choice) => ({ en: `\`${choice}\``, fr: `\`${choice}\`` })),
    { en: 'or', fr: 'ou' },
  )

/**
 * A bare name such as `UTF8`, where a function asks for one. `DC` is given as a text in all documents, though its signature calls it a name.
 * Answers undefined: a name has no type.
 */
export function checkEnumArgument(checker: Checker, argument: Expression, { choices = [] }: Parameter): StaticType | undefined {
  const { from, to } = argument
  const asText = choices.includes('DC')
  const given =
    argument.type === 'enum' || argument.type === 'string' ? (argument.type === 'enum' ? argument.name : argument.value) : undefined
  if (given === undefined && argument.type !== 'invalid') checker.typeOf(argument)
  if (argument.type === 'invalid') return undefined
  if (given !== undefined && choices.includes(given) && (argument.type === 'enum' || asText)) return undefined
  const near = given === undefined ? undefined : nearestName(given, choices)
  const wanted = choiceWords(choices)
  checker.report({
    code: 'choice-unknown',
    severity: 'error',
    from,
    to,
    message: asText
      ? { en: `Only "DC" can stand here.`, fr: `Seul "DC" peut se trouver ici.` }
      : { en: `Here stands ${wanted.en}, without quotes.`, fr: `Ici s’écrit ${wanted.fr}, sans guillemets.` },
    ...(near === undefined ? {} : { fix: replaceBy({ from, to }, asText ? `"${near}"` : near) }),
  })
  return undefined
}

/** A text that only takes certain values: an interval of `DateAdd`, a kind of name, the options of `RegexIsMatch`. */
export function checkTextChoice({ report }: Checker, argument: Expression, { name, choices = [] }: Parameter): void {
  if (argument.type !== 'string' || choices.includes(argument.value)) return
  const { from, to, value } = argument
  const near = nearestName(value, choices)
  const wanted = choiceWords(choices.map((choice) => `"${choice}"`))
  // Options of RegexIsMatch are known from a single rule: others may well exist.
  const guessed = name === 'options'
  if (guessed && patternProblems('', value).length > 0) return
  report({
    code: 'choice-unknown',
    severity: guessed ? 'warning' : 'error',
    from,
    to,
    message: guessed
      ? { en: `Only ${wanted.en} is known to stand here.`, fr: `Seul ${wanted.fr} est connu ici.` }
      : {
          en: `"${value}" cannot stand here: it has to be ${wanted.en}.`,
          fr: `"${value}" ne peut se trouver ici\u00a0: il faut ${wanted.fr}.`,
        },
    ...(near === undefined ? {} : { fix: replaceBy({ from, to }, `"${near}"`) }),
  })
}
