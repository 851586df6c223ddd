import { describe, expect, it } from 'vitest'
import { inventoryColumns, inventoryColumnsSchema } from '../../../../../shared/parse/inventory/inventoryColumns.ts'
import { matchHeaders, plainHeader } from '../../../../../shared/parse/inventory/matchHeaders.ts'

const readAs = (header: string) => {
  const { source, isList, fields } = matchHeaders(header.split(','))
  return [isList ? source : 'no list', fields.filter((field) => field !== null).join(' ')]
}

describe('matchHeaders', () => {
  it.each([
    ['portal', 'Device ID,Device Name,OS Platform,Managed By,Health Status', 'senseDeviceId name os managedBy healthStatus'],
    ['portal', 'Nom de l’appareil,ID de l’appareil,Niveau de risque,Géré par', 'name senseDeviceId riskLevel managedBy'],
    ['portal', 'id,computerDnsName,osPlatform,lastSeen,aadDeviceId', 'senseDeviceId name os lastSeen aadDeviceId'],
    [
      'portal',
      'Timestamp,DeviceId,DeviceName,OnboardingStatus,SensorHealthState',
      'lastSeen senseDeviceId name onboardingStatus healthStatus',
    ],
    ['entra', 'displayName,accountEnabled,joinType (trustType),deviceId', 'name enabled joinType aadDeviceId'],
    ['entra', 'DisplayName,DeviceId,TrustType', 'name aadDeviceId joinType'],
    ['entra', 'Name,Enabled,OS,Version,Join type,Registered,Activity', 'name enabled os osBuild joinType registration lastSeen'],
    ['intune', 'Device ID,Device name,Last check-in,Compliance,Management name', 'intuneDeviceId name lastSeen compliant'],
    ['intune', 'Nom de l’appareil,Date d’inscription,Conformité', 'name registeredAt compliant'],
    ['intune', 'Id,DeviceName,AzureAdDeviceId,LastSyncDateTime,ComplianceState', 'intuneDeviceId name aadDeviceId lastSeen compliant'],
  ])('takes a list of %s by its headers: %s', (source, header, fields) => {
    expect(readAs(header)).toEqual([source, fields])
  })

  it.each([
    'Name,OS,Version,Owner',
    'Name,Department,Phone',
    'DeviceName,DeviceId,UPN',
    'Device Name,Serial number,Model',
    'OS Platform,Managed By,Health Status',
    'id,name,user,status',
  ])('takes no other table for a device list: %s', (header) => {
    expect(matchHeaders(header.split(',')).isList).toBe(false)
  })

  it('reads headers whatever their case, accents, spaces and punctuation', () => {
    expect(plainHeader(" Dernière mise-à-jour de l'appareil ")).toBe(plainHeader('Dernière mise à jour de l’appareil'))
    expect(readAs('DEVICE_NAME,os-platform,health status')).toEqual(['portal', 'name os healthStatus'])
  })

  it('counts the first of two columns for one field', () => {
    expect(matchHeaders(['displayName', 'userNames', 'registeredOwners', 'TrustType', 'accountEnabled']).fields).toEqual([
      'name',
      null,
      'user',
      'joinType',
      'enabled',
    ])
  })
})

describe('inventoryColumns', () => {
  it('is what its schema says, and every spelling has a source', () => {
    expect(inventoryColumnsSchema.parse(inventoryColumns)).toEqual(inventoryColumns)
    const headers = inventoryColumns.lists.flatMap(({ columns }) => columns.flatMap((column) => column.headers))
    const sources = new Set(headers.map(({ from }) => from))
    expect([...sources].filter((key) => !Object.hasOwn(inventoryColumns.sources, key))).toEqual([])
    expect(Object.keys(inventoryColumns.sources).filter((key) => !sources.has(key))).toEqual([])
  })

  it.each(inventoryColumns.lists)('spells no header of $source twice', ({ columns }) => {
    const plain = columns.flatMap(({ headers }) => headers.map(({ header }) => plainHeader(header)))
    expect(plain.filter((header, at) => plain.indexOf(header) !== at)).toEqual([])
    expect(plain).not.toContain('')
  })

  it.each(inventoryColumns.lists)('knows the fields of $source in French where they are translated', ({ source, columns }) => {
    const attributesOnly = new Set(['registeredAt', 'joinType', 'user', 'tenantId'])
    const untranslated = columns.filter(({ field, headers }) => field !== undefined && !headers.some(({ language }) => language === 'fr'))
    expect(untranslated.filter(({ field }) => !attributesOnly.has(field ?? '')).map(({ field }) => `${source} ${field}`)).toEqual([])
  })
})
