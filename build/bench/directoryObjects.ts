import { randomUUID } from 'node:crypto'
import type { DirectoryObject } from '../../shared/facts/syncRule.ts'
import { encodeCertificate } from '../../shared/scenarios/encoders/encodeCertificate.ts'

const DAY = 86_400_000
/** What `Now()` is in all measures. */
export const benchNow = new Date('2026-01-01T00:00:00.000Z')

const systems = [
  ['Windows Server 2012 R2 Standard', '6.3 (9600)'],
  ['Windows 10 Enterprise', '10.0 (19045)'],
  ['Windows Server 2022 Datacenter', '10.0 (20348)'],
  ['Windows 8.1 Pro', '6.3 (9600)'],
] as const

/** Computers of version 6.3, each with a certificate of its own whose subject is its objectGUID: nothing of the expression is skipped. */
export const serversWithCertificate = (count: number): readonly DirectoryObject[] =>
  Array.from({ length: count }, (_, at) => computer(at, 0, true))

/** Computers of several systems without certificates. */
export const computersWithout = (count: number): readonly DirectoryObject[] =>
  Array.from({ length: count }, (_, at) => computer(at, at % systems.length, false))

function computer(at: number, system: number, hasCertificate: boolean): DirectoryObject {
  const guid = randomUUID()
  const [operatingSystem, operatingSystemVersion] = systems[system] ?? systems[0]
  const certificate = (): string =>
    Buffer.from(
      encodeCertificate({ subjectCn: guid, notBefore: benchNow.getTime() - DAY, notAfter: benchNow.getTime() + 365 * DAY }),
    ).toString('hex')
  const name = `SRV-${String(at).padStart(6, '0')}`
  return {
    dn: `CN=${name},OU=Servers,DC=corp,DC=example`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'],
      cn: [name],
      sAMAccountName: [`${name}$`],
      dNSHostName: [`${name}.corp.example`],
      objectGUID: [guidBytes(guid)],
      operatingSystem: [operatingSystem],
      operatingSystemVersion: [operatingSystemVersion],
      ...(hasCertificate && { userCertificate: [certificate()] }),
    },
    binary: ['objectGUID', 'userCertificate'],
  }
}

/** As the directory has it: the first three fields little-endian. */
function guidBytes(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  return Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ]).toString('hex')
}
