import { normalNumber } from '../expression/values.ts'

/** A number written as the language writes them: decimal, or hexadecimal behind `&H`; undefined for anything else. */
export function readNumber(text: string): number | bigint | undefined {
  const trimmed = text.trim()
  if (/^[+-]?\d{1,30}$/.test(trimmed)) return normalNumber(BigInt(trimmed.replace(/^\+/, '')))
  if (/^&H[\da-f]{1,16}$/i.test(trimmed)) return normalNumber(BigInt(`0x${trimmed.slice(2)}`))
  if (/^[+-]?(\d{1,30}\.\d{0,30}|\.\d{1,30})$/.test(trimmed)) return Number(trimmed)
  return undefined
}
