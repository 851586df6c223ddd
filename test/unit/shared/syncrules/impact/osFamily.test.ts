import { expect, test } from 'vitest'
import { familyLabel, osFamily, osFamilyIds } from '../../../../../shared/syncrules/impact/osFamily.ts'

test.each([
  ['Windows Server 2012 R2 Standard', '6.3 (9600)', 'server2012R2'],
  ['Windows 8.1 Pro', '6.3 (9600)', 'windows81'],
  ['windows server 2012 r2', '6.3', 'server2012R2'],
  ['Windows Server 2012 Datacenter', '6.2 (9200)', 'server2012'],
  ['Windows 8 Enterprise', '6.2 (9200)', 'server2012'],
  ['Windows 7 Professional', '6.1 (7601)', 'windows7'],
  ['Windows Server 2008 R2 Standard', '6.1 (7601)', 'windows7'],
  ['Windows Server® 2008 Standard', '6.0 (6003)', 'olderWindows'],
  ['Windows Server 2003', '5.2 (3790)', 'olderWindows'],
  ['Windows 10 Enterprise', '10.0 (19045)', 'windows10'],
  ['Windows 11 Pro', '10.0 (22631)', 'windows10'],
  ['Windows Server 2022 Datacenter', '10.0 (20348)', 'server2016'],
  ['Windows Server 2012 R2 Standard', undefined, 'server2012R2'],
  ['Windows Server 2019 Standard', '', 'server2016'],
  ['Windows 8.1', undefined, 'windows81'],
  ['Windows Embedded', undefined, 'otherWindows'],
  ['Samba', '4.15', 'notWindows'],
  ['macOS', '14.1', 'notWindows'],
  ['', '6.3', 'unknown'],
  [undefined, undefined, 'unknown'],
] as const)('%s, version %s, is of the family %s', (name, version, family) => {
  expect(osFamily(name, version)).toBe(family)
})

test('every family has a label in both languages, and an id that is none is "not stated"', () => {
  for (const id of osFamilyIds) expect(familyLabel(id).en.length * familyLabel(id).fr.length).toBeGreaterThan(0)
  expect(familyLabel('somethingElse')).toEqual(familyLabel('unknown'))
})
