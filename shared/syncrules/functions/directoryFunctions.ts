import type { Value } from '../expression/value.ts'
import { isEnum, isReference } from '../expression/values.ts'
import { escapeDnComponent, readDn } from './distinguishedNames.ts'
import { FunctionFailure, type FunctionRunner, mapped } from './functionBody.ts'

const dnOf = (value: Value | undefined): string => (value !== undefined && isReference(value) ? value.dn : String(value ?? ''))

/** The value of a part of a name, counted from 1; the empty text where it has fewer parts (inferred). */
const component = (parts: readonly { readonly value: string }[], number: Value | undefined): string =>
  parts[Number(number) - 1]?.value ?? ''

function fromRight([dn, number, option]: readonly Value[]): Value {
  const parts = readDn(dnOf(dn)).toReversed()
  if (option === undefined || option === null) return component(parts, number)
  const name = isEnum(option) ? option.name : String(option)
  if (name !== 'DC') throw new FunctionFailure(unknownOption(name), 2)
  return component(
    parts.filter(({ type }) => type.toLowerCase() !== 'dc'),
    number,
  )
}

export const directoryFunctions: Readonly<Record<string, FunctionRunner>> = {
  DNComponent: mapped(([dn, number]) => component(readDn(dnOf(dn)), number)),
  DNComponentRev: mapped(fromRight),
  EscapeDNComponent: mapped(([value]) => escapeDnComponent(String(value))),
}

const unknownOption = (name: string) => ({
  en: `\`${name}\` is no option here: DC leaves the domain components out.`,
  fr: `\`${name}\` n’est pas une option ici\u00a0: DC ignore les composants de domaine.`,
})
