import type { DirectoryObject } from '../../facts/syncRule.ts'
import { bytesOfHex, guidOfHex, sidOfHex } from './binaryTexts.ts'
import { propertyName } from './encodeDirectoryCsv.ts'
import { encodeText, type ScenarioEncoding } from './encodeText.ts'

export interface DirectoryJsonOptions {
  /** Windows PowerShell 5.1 escapes other signs than PowerShell 7 and wraps lists in an object. */
  readonly edition?: '5.1' | '7'
  readonly encoding?: ScenarioEncoding
}

/** Writes objects as Get-ADComputer | ConvertTo-Json -Depth 3 does; one object alone stands without a list. */
export function encodeDirectoryJson(
  objects: readonly DirectoryObject[],
  { edition = '7', encoding = 'utf-8' }: DirectoryJsonOptions = {},
): Uint8Array {
  const computers = objects.map((object) => propertiesOf(object, edition))
  const text = JSON.stringify(computers.length === 1 ? computers[0] : computers, undefined, edition === '7' ? 2 : 4)
  return encodeText(`${edition === '7' ? text : text.replace(/[<>&'\u0085\u2028\u2029]/g, escaped)}\r\n`, encoding)
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

function propertiesOf({ attributes, binary }: DirectoryObject, edition: '5.1' | '7'): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, values]): [string, unknown] => {
      if (name === 'objectGUID') return [propertyName(name), guidOfHex(values[0] ?? '')]
      if (name === 'objectSid')
        return [propertyName(name), { BinaryLength: (values[0] ?? '').length / 2, Value: sidOfHex(values[0] ?? '') }]
      const shown = binary.includes(name) ? values.map(bytesOfHex) : values
      if (shown.length === 1 && !binary.includes(name)) return [propertyName(name), shown[0]]
      return [propertyName(name), edition === '7' ? shown : { value: shown, Count: shown.length }]
    }),
  )
}
