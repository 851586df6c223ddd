import type { DirectoryObject } from '../../facts/syncRule.ts'
import { guidOfHex, sidOfHex } from './binaryTexts.ts'
import { encodeText, type ScenarioEncoding } from './encodeText.ts'

export interface DirectoryCsvOptions {
  readonly tool?: 'csvde' | 'powerShell'
  readonly encoding?: ScenarioEncoding
}

const LOST = 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection'

/** Writes objects as csvde does, or as Get-ADComputer | Export-Csv of Windows PowerShell, which loses lists. */
export function encodeDirectoryCsv(
  objects: readonly DirectoryObject[],
  { tool = 'csvde', encoding = tool === 'csvde' ? 'latin1' : 'utf-8+bom' }: DirectoryCsvOptions = {},
): Uint8Array {
  const names = [...new Set(objects.flatMap(({ attributes }) => Object.keys(attributes)))]
  const rows =
    tool === 'csvde'
      ? [['DN', ...names], ...objects.map((object) => [object.dn, ...names.map((name) => csvdeCell(object, name))])]
      : [names.map(propertyName), ...objects.map((object) => names.map((name) => exportedCell(object, name)))]
  const quote = tool === 'csvde' ? quotedWhereNeeded : alwaysQuoted
  const lines = rows.map((cells) => `${cells.map(quote).join(',')}\r\n`)
  return encodeText(
    [...(tool === 'csvde' ? [] : ['#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n']), ...lines].join(''),
    encoding,
  )
}

const csvdeCell = ({ attributes, binary }: DirectoryObject, name: string): string =>
  (attributes[name] ?? [])
    .map((value) => (binary.includes(name) ? `X'${value}'` : value.replaceAll('\\', '\\\\').replaceAll(';', '\\;')))
    .join(';')

const propertyNames: Readonly<Record<string, string>> = {
  distinguishedName: 'DistinguishedName',
  dNSHostName: 'DNSHostName',
  objectGUID: 'ObjectGUID',
  objectSid: 'SID',
  operatingSystem: 'OperatingSystem',
  operatingSystemVersion: 'OperatingSystemVersion',
  sAMAccountName: 'SamAccountName',
  name: 'Name',
}
/** The property by which Get-ADComputer shows an attribute. */
export const propertyName = (attribute: string): string => propertyNames[attribute] ?? attribute

function exportedCell({ attributes, binary }: DirectoryObject, name: string): string {
  const values = attributes[name] ?? []
  const [first = ''] = values
  if (name === 'objectGUID') return guidOfHex(first)
  if (name === 'objectSid') return sidOfHex(first)
  return values.length > 1 || binary.includes(name) ? LOST : first
}

const alwaysQuoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const quotedWhereNeeded = (cell: string): string => (/[",\r\n]/.test(cell) ? alwaysQuoted(cell) : cell)
