import { describe, expect, it } from 'vitest'
import type { DirectoryObject } from '../../../../../shared/facts/syncRule.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { readerOf } from '../../../../../shared/parse/readers.ts'
import { encodeCliXml } from '../../../../../shared/scenarios/encoders/encodeCliXml.ts'
import { encodeDirectoryCsv } from '../../../../../shared/scenarios/encoders/encodeDirectoryCsv.ts'
import { encodeDirectoryJson } from '../../../../../shared/scenarios/encoders/encodeDirectoryJson.ts'
import { encodeLdif } from '../../../../../shared/scenarios/encoders/encodeLdif.ts'
import { accountedBytes, readItems } from '../readItems.ts'
import { computers } from './computers.ts'

const FIFTY = computers(50)

const readObjects = (bytes: Uint8Array, format: string) => {
  const detected = detectFormat({ bytes, size: bytes.length, name: 'x' })
  expect(detected).toBe(format)
  const parse = readerOf(detected)
  if (parse === undefined) throw new Error(`no reader for ${detected}`)
  return readItems(parse, bytes)
}

const encodings: readonly (readonly [string, string, (objects: readonly DirectoryObject[]) => Uint8Array])[] = [
  ['ldifde', 'ldif', (objects) => encodeLdif(objects)],
  ['ldifde -u', 'ldif', (objects) => encodeLdif(objects, { encoding: 'utf-16le+bom' })],
  ['ldapsearch', 'ldif', (objects) => encodeLdif(objects, { tool: 'ldapsearch' })],
  ['csvde -u', 'directoryCsv', (objects) => encodeDirectoryCsv(objects, { encoding: 'utf-16le+bom' })],
  ['ConvertTo-Json of PowerShell 7', 'directoryJson', (objects) => encodeDirectoryJson(objects)],
  ['ConvertTo-Json of 5.1', 'directoryJson', (objects) => encodeDirectoryJson(objects, { edition: '5.1', encoding: 'utf-16le+bom' })],
  ['Export-Clixml', 'cliXml', (objects) => encodeCliXml(objects)],
  ['Export-Clixml in UTF-8', 'cliXml', (objects) => encodeCliXml(objects, 'utf-8+bom')],
]

describe('directory objects', () => {
  it.each(encodings)('come back from %s as they were written', (_tool, format, encode) => {
    const bytes = encode(FIFTY)
    const { records, problems, summary, facts } = readObjects(bytes, format)
    expect(problems).toEqual([])
    expect(facts).toEqual([])
    expect(records).toEqual(FIFTY.map((object) => ({ type: 'adObject', ...object })))
    expect(summary.account).toEqual({ parsed: bytes.length, problem: 0, unknown: 0 })
  })

  it.each(encodings)('come back from %s when there is one alone', (_tool, format, encode) => {
    const [first] = FIFTY
    if (first === undefined) throw new Error('no computer')
    expect(readObjects(encode([first]), format).records).toEqual([{ type: 'adObject', ...first }])
  })

  it.each(encodings)('are given up to the place where a file of %s is cut, and every byte is accounted for', (_tool, format, encode) => {
    const bytes = encode(FIFTY.slice(0, 10))
    const parse = readerOf(format as 'ldif')
    if (parse === undefined) throw new Error(`no reader for ${format}`)
    for (let part = 0; part <= 20; part++) {
      const cut = bytes.slice(0, Math.floor((bytes.length * part) / 20))
      const { records, summary, problems } = readItems(parse, cut)
      expect(accountedBytes(summary)).toBe(cut.length)
      expect(records.length).toBeLessThanOrEqual(10)
      expect(records.length).toBeGreaterThanOrEqual(Math.floor((part / 20) * 10) - 2)
      if (part === 0) expect(problems.map(({ code }) => code)).toEqual(['emptyFile'])
    }
  })

  it('lose only their lists in Export-Csv, which is told once a column', () => {
    const bytes = encodeDirectoryCsv(FIFTY, { tool: 'powerShell' })
    const { records, problems } = readObjects(bytes, 'directoryCsv')
    const kept = FIFTY.map(({ dn, attributes, binary }) => {
      const single = Object.entries(attributes).filter(([name, values]) => values.length === 1 && name !== 'userCertificate')
      return { type: 'adObject', dn, attributes: Object.fromEntries(single), binary: binary.filter((name) => name !== 'userCertificate') }
    })
    expect(records).toEqual(kept)
    expect(problems.map(({ code, field, severity }) => [code, field, severity])).toEqual([
      ['directoryValuesLost', 'objectClass', 'warning'],
      ['directoryValuesLost', 'userCertificate', 'warning'],
      ['directoryValuesLost', 'servicePrincipalName', 'warning'],
    ])
  })
})
