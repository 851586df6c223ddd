import { expect, it } from 'vitest'
import type { DirectoryObject, SchemaAttribute } from '../../../../../shared/facts/syncRule.ts'
import { createObjectScopes, objectScope } from '../../../../../shared/syncrules/objects/objectScope.ts'

const now = new Date('2026-03-01T00:00:00Z')
const computer: DirectoryObject = {
  dn: 'CN=SRV-1,OU=Servers,DC=contoso,DC=com',
  attributes: {
    cn: ['SRV-1'],
    userAccountControl: ['4096'],
    pwdLastSet: ['133500000000000001'],
    isCriticalSystemObject: ['FALSE'],
    description: ['Only one'],
    servicePrincipalName: ['HOST/SRV-1', 'HOST/srv-1.contoso.com'],
    managedBy: ['CN=Admin,DC=contoso,DC=com'],
    objectGUID: ['00FFa1'],
    userCertificate: ['3000', 'dead'],
    madeUpText: ['x'],
    madeUpList: ['x', 'y'],
    madeUpBytes: ['beef'],
    adminCount: ['many'],
    department: [],
  },
  binary: ['objectGUID', 'userCertificate', 'madeUpBytes'],
}
const { attribute, parameter } = objectScope(computer, { now, parameters: { 'Domain.FQDN': 'contoso.com' } })
const multi = (...values: readonly (string | Uint8Array)[]) => ({ kind: 'multi', values })

it.each([
  ['cn', 'SRV-1'],
  ['CN', 'SRV-1'],
  ['useraccountcontrol', 4096],
  ['pwdLastSet', 133500000000000001n],
  ['isCriticalSystemObject', false],
  ['description', multi('Only one')],
  ['servicePrincipalName', multi('HOST/SRV-1', 'HOST/srv-1.contoso.com')],
  ['managedBy', { kind: 'ref', dn: 'CN=Admin,DC=contoso,DC=com' }],
  ['objectGUID', Uint8Array.of(0, 0xff, 0xa1)],
  ['OBJECTGUID', Uint8Array.of(0, 0xff, 0xa1)],
  ['userCertificate', multi(Uint8Array.of(0x30, 0), Uint8Array.of(0xde, 0xad))],
  ['madeUpText', 'x'],
  ['madeUpList', multi('x', 'y')],
  ['madeUpBytes', Uint8Array.of(0xbe, 0xef)],
  ['adminCount', 'many'],
  ['department', null],
  ['mail', null],
  ['constructor', null],
  ['__proto__', null],
  ['dn', 'CN=SRV-1,OU=Servers,DC=contoso,DC=com'],
  ['distinguishedName', 'CN=SRV-1,OU=Servers,DC=contoso,DC=com'],
])('reads %s', (name, value) => {
  expect(attribute(name)).toEqual(value)
})

it('decodes a value once', () => {
  expect(attribute('objectGUID')).toBe(attribute('objectGUID'))
})

it('goes by the connector’s schema where it has one', () => {
  const schema: readonly SchemaAttribute[] = [
    { name: 'madeUpText', type: 'str', multi: true },
    { name: 'cn', type: 'ref', multi: false },
  ]
  const scope = createObjectScopes({ now, schema })(computer)
  expect(scope.attribute('madeUpText')).toEqual(multi('x'))
  expect(scope.attribute('cn')).toEqual({ kind: 'ref', dn: 'SRV-1' })
  expect(scope.attribute('userAccountControl')).toBe(4096)
})

it('gives many values of bytes each their own', () => {
  const scopes = createObjectScopes({ now })
  const values = Array.from({ length: 500 }, (_, index) => {
    const hex = index.toString(16).padStart(600, '0')
    return scopes({ dn: '', attributes: { photo: [hex] }, binary: ['photo'] }).attribute('photo')
  })
  for (const [index, value] of values.entries()) {
    const bytes = new Uint8Array(300)
    bytes[298] = index >> 8
    bytes[299] = index & 0xff
    expect(value).toEqual({ kind: 'multi', values: [bytes] })
  }
})

it('knows the parameters that it was given, and no others', () => {
  expect(parameter('Domain.FQDN')).toBe('contoso.com')
  expect(parameter('Forest.FQDN')).toBeUndefined()
  expect(parameter('constructor')).toBeUndefined()
})

it('makes GUIDs by the random numbers it is given', () => {
  const scope = objectScope(computer, { now, random: () => 0 })
  expect(scope.guid()).toBe('00000000-0000-4000-8000-000000000000')
})
