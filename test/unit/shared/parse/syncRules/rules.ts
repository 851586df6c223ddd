import type { SyncConnector, SyncRule } from '../../../../../shared/facts/syncRule.ts'

const NO_RULE = '00000000-0000-0000-0000-000000000000'
const guid = (seed: number): string => `${String(seed).padStart(8, '0')}-aaaa-4bbb-8ccc-0123456789ab`

/** A rule with every part that a rule can have. */
export function fullRule(seed: number): SyncRule {
  return {
    name: `Entrée AD – l’ordinateur ${seed}`,
    id: guid(seed),
    description: `L'étage d’Hélène : "100 % <prêt> & 'clos'"`,
    direction: seed % 2 === 0 ? 'Outbound' : 'Inbound',
    precedence: 90 + seed,
    connector: guid(900),
    sourceObjectType: 'computer',
    targetObjectType: 'device',
    linkType: 'Provision',
    disabled: seed % 3 === 0,
    ...(seed % 2 === 0 ? {} : { immutableTag: `Microsoft.InfromADComputerJoin.00${seed % 10}` }),
    precedenceAfter: NO_RULE,
    precedenceBefore: guid(seed + 1),
    softDeleteExpiryInterval: String(seed * 3600),
    mappings: [
      { target: 'deviceId', flow: 'Direct', source: ['objectGUID'], merge: 'Update' },
      { target: 'deviceTrustType', flow: 'Constant', source: ["L'annuaire"], merge: 'Update' },
      { target: 'cloudCreated', flow: 'Constant', source: ['False'], merge: 'Update', once: true },
      {
        target: 'displayName',
        flow: 'Expression',
        source: ['displayName', 'cn'],
        expression: `IIF(IsNullOrEmpty([displayName]),\n  "l'été & <" & [cn],\n  [displayName])`,
        merge: 'MergeCaseInsensitive',
      },
      { target: 'domainFQDN', flow: 'Expression', source: [], expression: '%Domain.FQDN%', merge: 'Update' },
    ],
    scope: [
      [
        { attribute: 'operatingSystem', operator: 'STARTSWITH', value: "Windows Server d'essai" },
        { attribute: 'isCriticalSystemObject', operator: 'NOTEQUAL', value: 'True' },
      ],
      [{ attribute: 'userCertificate', operator: 'ISNOTNULL', value: '' }],
    ],
    join: [
      [{ attribute: 'objectGUID', metaverse: 'deviceId', caseSensitive: false }],
      [
        { attribute: 'cn', metaverse: 'cn', caseSensitive: true },
        { attribute: 'objectSid', metaverse: 'objectSid', caseSensitive: false },
      ],
    ],
  }
}

export const connector: SyncConnector = {
  id: guid(900),
  name: 'contoso.com',
  kind: 'activeDirectory',
  partitions: [
    {
      dn: 'DC=contoso,DC=com',
      name: 'contoso.com',
      selected: true,
      inclusions: ['OU=Siège & Usine,DC=contoso,DC=com', 'OU=PC,DC=contoso,DC=com'],
      exclusions: ['DC=contoso,DC=com'],
    },
    { dn: 'DC=filiale,DC=contoso,DC=com', name: 'filiale.contoso.com', selected: false, inclusions: [], exclusions: [] },
  ],
  schema: [
    { name: 'cn', type: 'str', multi: false },
    { name: 'userCertificate', type: 'bin', multi: true },
    { name: 'userAccountControl', type: 'num', multi: false },
    { name: 'managedBy', type: 'ref', multi: false },
    { name: 'isCriticalSystemObject', type: 'bool', multi: false },
  ],
}
