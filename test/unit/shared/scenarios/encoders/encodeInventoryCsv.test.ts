import { describe, expect, it } from 'vitest'
import { encodeInventoryCsv } from '../../../../../shared/scenarios/encoders/encodeInventoryCsv.ts'

const textOf = (bytes: Uint8Array, encoding = 'utf-8'): string => new TextDecoder(encoding).decode(bytes)

describe('encodeInventoryCsv', () => {
  it('writes the attributes of Entra ID, with a byte order mark', () => {
    const bytes = encodeInventoryCsv({ source: 'entra', devices: [{ name: 'PC', enabled: false, registered: 'Pending' }] })
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(textOf(bytes).split('\r\n')).toEqual([
      'displayName,accountEnabled,operatingSystem,operatingSystemVersion,joinType (trustType),registeredOwners,mdmDisplayName,isCompliant,registrationTime,approximateLastSignInDateTime,deviceId,profileType',
      'PC,False,,,,,,,Pending,,,RegisteredDevice',
      '',
    ])
  })

  it('quotes cells that hold the delimiter, quotes or line ends, and no others', () => {
    const devices = [{ name: 'a;b', os: 'x "y"', riskLevel: 'two\nlines', healthStatus: 'a,b' }]
    const text = textOf(encodeInventoryCsv({ source: 'portal', devices, delimiter: ';' }))
    expect(text).toContain(';"a;b";;;"x ""y""";;a,b;"two\nlines";')
  })

  it('writes French headers and dates, in UTF-16 where asked', () => {
    const devices = [{ name: 'PC', lastSeen: '2024-05-03T10:20:30Z' }]
    const bytes = encodeInventoryCsv({ source: 'intune', devices, language: 'fr', encoding: 'utf-16le+bom' })
    expect(textOf(bytes, 'utf-16le')).toMatch(/^ID de l’appareil,Nom de l’appareil,.*\r\n,PC,,03\/05\/2024 10:20,/)
  })
})
