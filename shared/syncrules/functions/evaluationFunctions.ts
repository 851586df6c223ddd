import type { Value } from '../expression/value.ts'
import { isBytes, isFlow, isMulti, isNumber, normalNumber } from '../expression/values.ts'
import { FunctionFailure, type FunctionRunner, mapped, whole } from './functionBody.ts'
import { readGuid } from './guids.ts'
import { readDate } from './readDate.ts'
import { readNumber } from './readNumber.ts'

const isAbsent = (value: Value): boolean => value === null || isFlow(value)
const isEmptyText = (value: Value): boolean => value === '' || (isBytes(value) && value.length === 0)
const isNullOrEmpty = (value: Value): boolean =>
  isAbsent(value) || isEmptyText(value) || (isMulti(value) && value.values.every(isEmptyText))

const integer = (value: Value | undefined, argument: number): bigint => {
  const number = Number(value ?? 0)
  if (typeof value !== 'bigint' && !Number.isInteger(number)) throw new FunctionFailure(needsWhole, argument)
  return BigInt((value ?? 0) as number | bigint)
}

function random([from, to]: readonly Value[], { random: fraction }: { readonly random: () => number }): Value {
  const [low, high] = [Number(from), Number(to)]
  if (high < low) throw new FunctionFailure(endBeforeStart, 1)
  return Math.floor(low + fraction() * (high - low + 1))
}

/** Tests of a value, and calculation with bits. */
export const evaluationFunctions: Readonly<Record<string, FunctionRunner>> = {
  IsNull: whole(([value = null]) => isAbsent(value)),
  IsNullOrEmpty: whole(([value = null]) => isNullOrEmpty(value)),
  IsPresent: whole(([value = null]) => !isNullOrEmpty(value)),
  IsEmpty: whole(([value = null]) => isEmptyText(value)),
  IsString: whole(([value = null]) => value !== null && !isMulti(value) && !isFlow(value) && !isBytes(value)),
  IsNumeric: whole(([value = null]) => isNumber(value) || (typeof value === 'string' && readNumber(value) !== undefined)),
  IsDate: whole(([value = null]) =>
    typeof value === 'string'
      ? readDate(value) !== undefined
      : typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'dt',
  ),
  IsGuid: whole(([value = null]) => typeof value === 'string' && readGuid(value) !== undefined),
  IsBitSet: mapped(([value, flag]) => (integer(value, 0) & integer(flag, 1)) !== 0n),
  BitAnd: mapped(([a, b]) => normalNumber(integer(a, 0) & integer(b, 1))),
  BitOr: mapped(([a, b]) => normalNumber(integer(a, 0) | integer(b, 1))),
  RandomNum: { body: random, nulls: 'null', maps: true, isVolatile: true },
}

const needsWhole = { en: 'A whole number is needed here.', fr: 'Il faut ici un nombre entier.' }
const endBeforeStart = { en: 'The end lies before the start.', fr: 'La fin précède le début.' }
