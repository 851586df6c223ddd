import type { DirectoryObject } from '../../facts/syncRule.ts'
import { base64Of, bytesOfHex, guidOfHex, sidOfHex, xmlText } from './binaryTexts.ts'
import { propertyName } from './encodeDirectoryCsv.ts'
import { encodeText, type ScenarioEncoding } from './encodeText.ts'

const NAMESPACE = 'http://schemas.microsoft.com/powershell/2004/04'

/** Writes objects as Get-ADComputer | Export-Clixml does ([MS-PSRP], 2.2.5). Export-Clixml's own encoding is UTF-16. */
export function encodeCliXml(objects: readonly DirectoryObject[], encoding: ScenarioEncoding = 'utf-16le+bom'): Uint8Array {
  let next = 0
  const refId = (): string => `RefId="${next++}"`
  const computers = objects.map((object) => {
    const own = refId()
    const properties = Object.keys(object.attributes).map((name) => propertyXml(object, name, refId))
    return `  <Obj ${own}>\r\n    <TN ${own}>\r\n      <T>Microsoft.ActiveDirectory.Management.ADComputer</T>\r\n      <T>System.Object</T>\r\n    </TN>\r\n    <ToString>${escapeText(object.dn)}</ToString>\r\n    <Props>\r\n${properties.map((line) => `      ${line}\r\n`).join('')}    </Props>\r\n  </Obj>\r\n`
  })
  return encodeText(`<Objs Version="1.1.0.1" xmlns="${NAMESPACE}">\r\n${computers.join('')}</Objs>`, encoding)
}

function propertyXml({ attributes, binary }: DirectoryObject, name: string, refId: () => string): string {
  const values = attributes[name] ?? []
  const [first = ''] = values
  const named = `N="${propertyName(name)}"`
  if (name === 'objectGUID') return `<G ${named}>${guidOfHex(first)}</G>`
  if (name === 'objectSid')
    return `<Obj ${named} ${refId()}><ToString>${sidOfHex(first)}</ToString><Props><I32 N="BinaryLength">${first.length / 2}</I32><S N="Value">${sidOfHex(first)}</S></Props></Obj>`
  const isBinary = binary.includes(name)
  if (values.length === 1 && !isBinary) return `<S ${named}>${escapeText(first)}</S>`
  const members = values.map((value) => (isBinary ? `<BA>${base64Of(bytesOfHex(value))}</BA>` : `<S>${escapeText(value)}</S>`))
  return `<Obj ${named} ${refId()}><LST>${members.join('')}</LST></Obj>`
}

/** Control characters, and what would be read as one, become `_x000D_`. */
const escapeText = (text: string): string =>
  xmlText(text.replace(/\p{Cc}|_(?=x[0-9A-F]{4}_)/giu, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`))
