import { type DerElement, derTag, readChildren, readElement, readOid, readText } from './der.ts'

/** Tags of a GeneralName (RFC 5280, 4.2.1.6) that the name functions look for. */
export const generalNameTag = { otherName: 0xa0, email: 0x81, dns: 0x82, url: 0x86 } as const
export type GeneralNameTag = (typeof generalNameTag)[keyof typeof generalNameTag]

/** Of the other names only this one is asked for: a user principal name. */
const USER_PRINCIPAL_NAME = '1.3.6.1.4.1.311.20.2.3'

/** The first name of a kind among GeneralNames, the content of a subject's or issuer's alternative name; undefined when there is none. */
export function findAlternativeName(bytes: Uint8Array, content: DerElement, tag: GeneralNameTag): string | undefined {
  const names = readElement(bytes, content.content, content.to)
  if (names?.tag !== derTag.sequence) return undefined
  for (const name of readChildren(bytes, names) ?? []) {
    if (name.tag !== tag) continue
    if (tag !== generalNameTag.otherName) return readText(bytes, { ...name, tag: derTag.ia5String })
    const principalName = readPrincipalName(bytes, name)
    if (principalName !== undefined) return principalName
  }
  return undefined
}

/** OtherName: an OID, and `[0] EXPLICIT` a value. */
function readPrincipalName(bytes: Uint8Array, name: DerElement): string | undefined {
  const [type, wrapped] = readChildren(bytes, name) ?? []
  if (type === undefined || wrapped?.tag !== 0xa0 || readOid(bytes, type) !== USER_PRINCIPAL_NAME) return undefined
  const value = readElement(bytes, wrapped.content, wrapped.to)
  return value === undefined ? undefined : readText(bytes, value)
}
