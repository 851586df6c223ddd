import type { Localized } from '../../../facts/localized.ts'
import { functionNamedAnyCase } from '../../catalogue/functions.ts'
import { languageHelp } from '../../catalogue/languageHelp.ts'
import type { AttributeRef, EnumName, Parameter, Variable } from '../ast.ts'
import { type Checker, replaceBy } from './checker.ts'
import { nearestName } from './nearestName.ts'
import { anyType, type StaticType, single, typeOfAttribute, union } from './staticType.ts'

const namesOf = (kind: (typeof languageHelp)[number]['kind']): readonly string[] =>
  languageHelp.filter((entry) => entry.kind === kind).map(({ name }) => name)
const parameters = namesOf('parameter')
const constants = namesOf('constant')

/** `, did you mean …` where there is something to mean. */
const suggestion = (name: string | undefined): Localized =>
  name === undefined ? { en: '', fr: '' } : { en: ` Is \`${name}\` meant?`, fr: ` Est-ce \`${name}\`\u00a0?` }

/** `[name]`: known, or the nearest name. The type where directory and metaverse disagree is either of the two. */
export function checkAttribute(checker: Checker, node: AttributeRef): StaticType {
  const place = { from: node.from, to: node.to }
  return typeOfAttributeName(checker, node.name, place, (name) => replaceBy(place, `[${name}]`))
}

/** An attribute by its bare name, as `ImportedValue("name")` takes it. */
export function typeOfAttributeName(
  { attributes, report }: Checker,
  name: string,
  place: { readonly from: number; readonly to: number },
  fixTo: (name: string) => ReturnType<typeof replaceBy>,
): StaticType {
  const found = attributes.find(name)
  const exact = found.filter((attribute) => attribute.name === name)
  const right = found[0]?.name
  if (right !== undefined && exact.length === 0) {
    report({
      code: 'attribute-case',
      severity: 'error',
      ...place,
      message: {
        en: `The attribute is written \`${right}\`: upper and lower case matter to the server.`,
        fr: `L’attribut s’écrit \`${right}\`\u00a0: le serveur distingue majuscules et minuscules.`,
      },
      fix: fixTo(right),
    })
  }
  const known = exact.length > 0 ? exact : found
  if (known.length > 0) return known.map(typeOfAttribute).reduce(union)
  const near = nearestName(name, attributes.names())
  const more = suggestion(near)
  report({
    code: 'attribute-unknown',
    severity: attributes.complete ? 'error' : 'warning',
    ...place,
    message: attributes.complete
      ? { en: `The schema has no attribute \`${name}\`.${more.en}`, fr: `Le schéma n’a pas d’attribut \`${name}\`.${more.fr}` }
      : {
          en: `\`${name}\` is none of the attributes known here; without the connector’s schema its type cannot be checked.${more.en}`,
          fr: `\`${name}\` n’est pas parmi les attributs connus ici\u00a0; sans le schéma du connecteur, son type ne peut être vérifié.${more.fr}`,
        },
    ...(near === undefined ? {} : { fix: fixTo(near) }),
  })
  return anyType
}

/** `%name%`: always a text. Connectors can have parameters of their own, so an unknown one is a warning only. */
export function checkParameter({ report }: Checker, { name, from, to }: Parameter): StaticType {
  if (parameters.includes(name)) return single('str')
  const near = nearestName(name, parameters)
  const more = suggestion(near && `%${near}%`)
  report({
    code: 'parameter-unknown',
    severity: 'warning',
    from,
    to,
    message: {
      en: `\`%${name}%\` is not one of the documented parameters; it works only if the connector has it.${more.en}`,
      fr: `\`%${name}%\` n’est pas un des paramètres documentés\u00a0; il ne marche que si le connecteur l’a.${more.fr}`,
    },
    ...(near === undefined ? {} : { fix: replaceBy({ from, to }, `%${near}%`) }),
  })
  return single('str')
}

/** `$name`: bound by `Where`, `Select` or `With` around it. */
export function checkVariable({ bindings, report }: Checker, { name, from, to }: Variable): StaticType {
  const binding = bindings.findLast((candidate) => candidate.name === name)
  if (binding !== undefined) {
    binding.used = true
    return binding.type
  }
  const near = nearestName(
    name,
    bindings.map((candidate) => candidate.name),
  )
  const more = suggestion(near && `$${near}`)
  report({
    code: 'variable-unbound',
    severity: 'error',
    from,
    to,
    message: {
      en: `\`$${name}\` stands for nothing here: only \`Where\`, \`Select\` and \`With\` give a variable its value, within their own brackets.${more.en}`,
      fr: `\`$${name}\` ne désigne rien ici\u00a0: seuls \`Where\`, \`Select\` et \`With\` donnent une valeur à une variable, entre leurs parenthèses.${more.fr}`,
    },
    ...(near === undefined ? {} : { fix: replaceBy({ from, to }, `$${near}`) }),
  })
  return anyType
}

/** A bare name where no function asks for one: a constant in the wrong case, a function without brackets, an attribute without its own. */
export function checkBareName({ attributes, report }: Checker, { name, from, to }: EnumName): StaticType {
  const sameLetters = (candidate: string): boolean => candidate.toLowerCase() === name.toLowerCase()
  const called = functionNamedAnyCase(name)?.name
  const meant =
    constants.find(sameLetters) ?? (called && `${called}()`) ?? (attributes.find(name)[0] && `[${attributes.find(name)[0]?.name}]`)
  const near = meant ?? nearestName(name, constants)
  const more = suggestion(near)
  report({
    code: 'name-unknown',
    severity: 'error',
    from,
    to,
    message: {
      en: `\`${name}\` means nothing here: texts stand in "quotes", attributes in [brackets].${more.en}`,
      fr: `\`${name}\` ne veut rien dire ici\u00a0: les textes s’écrivent entre "guillemets droits", les attributs entre [crochets].${more.fr}`,
    },
    ...(near === undefined ? {} : { fix: replaceBy({ from, to }, near) }),
  })
  return anyType
}
