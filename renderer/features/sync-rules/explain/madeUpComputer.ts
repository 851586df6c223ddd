import type { DirectoryObject } from '../../../../shared/facts/syncRule.ts'
import { readBase64 } from '../../../../shared/syncrules/certificate/readBase64.ts'
import { readGuid } from '../../../../shared/syncrules/functions/guids.ts'
import { madeUpCertificate } from './madeUpCertificate.ts'

export const certificateChoices = ['valid', 'expired', 'otherSubject', 'pasted'] as const
export interface CertificateChoice {
  readonly kind: (typeof certificateChoices)[number]
  /** Base64 of a pasted one. */
  readonly text: string
}

/** A computer as the form has it. */
export interface ComputerFields {
  readonly name: string
  readonly system: string
  readonly version: string
  readonly objectGuid: string
  readonly certificates: readonly CertificateChoice[]
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
}

/** Fields whose text cannot be what they ask for, by their name. */
export type ComputerProblems = ReadonlySet<string>

export const newComputer = (): ComputerFields => ({
  name: 'SRV-2012R2',
  system: 'Windows Server 2012 R2 Standard',
  version: '6.3 (9600)',
  objectGuid: crypto.randomUUID(),
  certificates: [{ kind: 'valid', text: '' }],
  attributes: [],
})

const DAY = 86_400_000
const OTHER_NAME = '00000000-0000-0000-0000-000000000000'

/** The directory object that a form describes. `now`: what its certificates are valid or expired against. */
export function madeUpComputer(fields: ComputerFields, now: number): DirectoryObject {
  const guid = readGuid(fields.objectGuid)
  const certificates = fields.certificates.flatMap((choice) => certificateBytes(choice, fields.objectGuid, now) ?? [])
  const given = Object.groupBy(
    fields.attributes.filter(({ name }) => name.trim() !== ''),
    ({ name }) => name.trim(),
  )
  const attributes: Record<string, string[]> = { objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'] }
  const put = (name: string, values: readonly string[]) => {
    const filled = values.filter((value) => value !== '')
    if (filled.length > 0) attributes[name] = filled
  }
  put('cn', [fields.name])
  put('name', [fields.name])
  put('sAMAccountName', [fields.name === '' ? '' : `${fields.name}$`])
  put('operatingSystem', [fields.system])
  put('operatingSystemVersion', [fields.version])
  put('objectGUID', guid === undefined ? [] : [hexOf(guid)])
  put('userCertificate', certificates.map(hexOf))
  for (const [name, values] of Object.entries(given)) put(name, values?.map(({ value }) => value) ?? [])
  return { dn: `CN=${fields.name || 'computer'}`, attributes, binary: ['objectGUID', 'userCertificate'] }
}

export function computerProblems({ objectGuid, certificates }: ComputerFields): ComputerProblems {
  const problems = new Set<string>()
  if (objectGuid.trim() !== '' && readGuid(objectGuid) === undefined) problems.add('objectGuid')
  certificates.forEach(({ kind, text }, index) => {
    if (kind === 'pasted' && pastedBytes(text) === undefined) problems.add(`certificate${index}`)
  })
  return problems
}

function certificateBytes({ kind, text }: CertificateChoice, objectGuid: string, now: number): Uint8Array | undefined {
  if (kind === 'pasted') return pastedBytes(text)
  const commonName = kind === 'otherSubject' ? OTHER_NAME : objectGuid.trim()
  const end = kind === 'expired' ? now - DAY : now + 365 * DAY
  return madeUpCertificate({ commonName, notBefore: end - 3650 * DAY, notAfter: end })
}

/** Base64, with or without the lines of a PEM file around it. */
const pastedBytes = (text: string): Uint8Array | undefined => {
  const bytes = readBase64(text.replaceAll(/-----[^-]*-----/g, ''))
  return bytes === undefined || bytes.length === 0 ? undefined : bytes
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
