import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DirectoryObject, SyncConnector, SyncRule } from '../../shared/facts/syncRule.ts'
import { encodeCertificate } from '../../shared/scenarios/encoders/encodeCertificate.ts'
import { encodeLdif } from '../../shared/scenarios/encoders/encodeLdif.ts'
import { encodeServerConfiguration } from '../../shared/scenarios/encoders/encodeServerConfiguration.ts'
import { readGuid } from '../../shared/syncrules/functions/guids.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const guidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const testsBoth =
  'IIF(IsNullOrEmpty([userCertificate]) || ((InStr(UCase([operatingSystem]),"WINDOWS") > 0) && (Left([operatingSystemVersion],2) = "6.")) || ((Left([operatingSystemVersion],3) = "10.") && With($validCerts,Where($c,[userCertificate],IsCert($c) && CertNotAfter($c) > Now() && RegexIsMatch(CertSubject($c),"CN=[{]*" & StringFromGuid([objectGUID]) & "[}]*","IgnoreCase")),Count($validCerts) = 0)),True,NULL)'

/** The Computer Join rule of a server that filters Windows 6.x, and tests certificates of version 10. */
export const computerJoin = (connector: string, precedence: number, more: Partial<SyncRule> = {}): SyncRule => ({
  name: 'In from AD - Computer Join',
  id: guidOf(precedence),
  description: '',
  direction: 'Inbound',
  precedence,
  connector,
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  immutableTag: 'Microsoft.InfromADComputerJoin.002',
  mappings: [
    { target: 'deviceTrustType', flow: 'Constant', source: ['ServerAd'], merge: 'Update', once: false },
    { target: 'userCertificate', flow: 'Direct', source: ['userCertificate'], merge: 'Update', once: false },
    { target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'], expression: testsBoth, merge: 'Update', once: false },
  ],
  scope: [[{ attribute: 'isCriticalSystemObject', operator: 'NOTEQUAL', value: 'True' }]],
  join: [[{ attribute: 'objectGUID', metaverse: 'deviceId', caseSensitive: false }]],
  ...more,
})

/** A rule that does little, for lists. */
export const plainRule = (connector: string, precedence: number, name: string, more: Partial<SyncRule> = {}): SyncRule =>
  computerJoin(connector, precedence, {
    name,
    immutableTag: `Microsoft.${name.replaceAll(/\W/g, '')}.001`,
    sourceObjectType: 'user',
    targetObjectType: 'person',
    mappings: [{ target: 'displayName', flow: 'Direct', source: ['displayName'], merge: 'Update', once: false }],
    scope: [],
    join: [],
    ...more,
  })

/** Writes the configuration folder of a server that reads corp.example but for its lab, and gives back the folder. */
export function writeServer(folder: string, name: string, connectorId: string, rules: readonly SyncRule[]): string {
  const connector: SyncConnector = {
    id: connectorId,
    name: 'corp.example',
    kind: 'activeDirectory',
    partitions: [
      {
        dn: 'DC=corp,DC=example',
        name: 'corp.example',
        selected: true,
        inclusions: ['DC=corp,DC=example'],
        exclusions: ['OU=Lab,DC=corp,DC=example'],
      },
    ],
    schema: [],
  }
  const root = join(folder, name)
  for (const { path, bytes } of encodeServerConfiguration({ rules, connectors: [connector] })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  return root
}

export interface MadeComputer {
  readonly name: string
  readonly os: string
  readonly version: string
  readonly ou?: string
  /** `own`: of its objectGUID and valid. */
  readonly certificates: readonly ('own' | 'expired' | 'other' | 'damaged')[]
}

/** Writes computer objects as ldifde does, and gives back the file. */
export function writeComputers(folder: string, computers: readonly MadeComputer[]): string {
  const path = join(folder, 'computers.ldf')
  writeFileSync(path, encodeLdif(computers.map(objectOf)))
  return path
}

function objectOf({ name, os, version, ou = 'Servers', certificates }: MadeComputer, at: number): DirectoryObject {
  const guid = guidOf(900 + at)
  const certificateOf = (kind: MadeComputer['certificates'][number]): string =>
    kind === 'damaged'
      ? '3003020101'
      : hex(
          encodeCertificate({
            subjectCn: kind === 'other' ? guidOf(1) : guid,
            notBefore: Date.UTC(2020, 0, 1),
            notAfter: kind === 'expired' ? Date.UTC(2021, 0, 1) : Date.UTC(2040, 0, 1),
          }),
        )
  return {
    dn: `CN=${name},OU=${ou},DC=corp,DC=example`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'],
      cn: [name],
      operatingSystem: [os],
      operatingSystemVersion: [version],
      objectGUID: [hex(readGuid(guid) ?? new Uint8Array())],
      ...(certificates.length > 0 && { userCertificate: certificates.map(certificateOf) }),
    },
    binary: ['objectGUID', 'userCertificate'],
  }
}
