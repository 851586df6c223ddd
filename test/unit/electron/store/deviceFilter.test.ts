import { beforeEach, describe, expect, test } from 'vitest'
import { countDevices, countSeverities, groupDevices } from '../../../../electron/store/deviceGroups.ts'
import { listDevices, listFilteredDeviceIds } from '../../../../electron/store/deviceReads.ts'
import type { DeviceFilter, DeviceSort } from '../../../../shared/contract/viewRequests.ts'
import { type CaseFixture, importFile, newCase } from './caseFixture.ts'
import { addDevice, type FleetDevice } from './fleetFixture.ts'

const TENANT = '11111111-0000-4000-8000-000000000001'
const fleet: readonly FleetDevice[] = [
  {
    name: 'PARIS-1',
    os: 'Windows 11',
    osBuild: '22631',
    tenantId: TENANT,
    aadDeviceId: 'aaaa1111-0000-4000-8000-000000000001',
    verdict: 'scp-missing',
    severity: 'error',
    code: 16,
    observed: 'domainOnly',
    managedBy: 'Unknown',
    lastSeen: '2026-02-03T00:00:00Z',
    searchWords: ['Élodie@contoso.example'],
  },
  {
    name: 'paris-2',
    os: 'Windows 11',
    osBuild: '22621',
    tenantId: TENANT,
    verdict: 'healthy',
    severity: 'ok',
    code: 1,
    observed: 'haadj',
    managedBy: 'MDE',
    lastSeen: '2026-02-01T00:00:00Z',
  },
  { name: '100%_LYON', os: 'Windows Server 2019', verdict: 'scp-missing', severity: 'error', code: 16, managedBy: 'mde' },
  { name: '1000_LYON', verdict: 'clock-wrong', severity: 'warning', judgedFor: '2026-02-02T00:00:00Z', observed: 'synthetic' },
  { name: 'new' },
]

let fixture: CaseFixture
beforeEach(async () => {
  fixture = newCase()
  for (const device of fleet) await addDevice(fixture.writer, device)
})
const names = (filter: DeviceFilter, sort?: DeviceSort): string[] =>
  listDevices(fixture.db, { offset: 0, limit: 500, filter, ...(sort && { sort }) }).rows.map(({ name }) => name)

describe('a filter', () => {
  test.each<[string, DeviceFilter, string[]]>([
    ['without a condition has every device', {}, ['100%_LYON', 'PARIS-1', '1000_LYON', 'paris-2', 'new']],
    ['by verdict', { verdict: ['scp-missing', 'clock-wrong'] }, ['100%_LYON', 'PARIS-1', '1000_LYON']],
    ['by verdict counts a device that was not judged as one with too little evidence', { verdict: ['insufficient-evidence'] }, ['new']],
    ['by manager', { managedBy: ['MDE'] }, ['paris-2']],
    ['by no manager', { managedBy: [null] }, ['1000_LYON', 'new']],
    ['by a manager or none', { managedBy: ['Unknown', null] }, ['PARIS-1', '1000_LYON', 'new']],
    ['by enrollment status', { enrollmentStatus: [1, 16] }, ['100%_LYON', 'PARIS-1', 'paris-2']],
    ['by no enrollment status', { enrollmentStatus: [null] }, ['1000_LYON', 'new']],
    ['by system', { os: ['Windows 11'] }, ['PARIS-1', 'paris-2']],
    ['by an unknown system', { os: [null] }, ['1000_LYON', 'new']],
    ['by join state', { observed: ['haadj', 'synthetic'] }, ['1000_LYON', 'paris-2']],
    ['by an unknown join state', { observed: [null] }, ['100%_LYON', 'new']],
    ['by tenant', { tenantId: [TENANT] }, ['PARIS-1', 'paris-2']],
    ['by no tenant', { tenantId: [null] }, ['100%_LYON', '1000_LYON', 'new']],
    ['by severity', { severity: ['warning', 'unknown'] }, ['1000_LYON', 'new']],
    ['by text of the name, whatever the case of letters', { text: 'Paris' }, ['PARIS-1', 'paris-2']],
    ['by text of an id', { text: 'AAAA1111' }, ['PARIS-1']],
    ['by text of a user, accents too', { text: 'ÉLODIE@' }, ['PARIS-1']],
    ['takes a per cent sign as such', { text: '0%' }, ['100%_LYON']],
    ['takes an underscore as such', { text: '0_l' }, ['1000_LYON']],
    ['takes a backslash as such', { text: '\\' }, []],
    ['by a text that no name is as long as', { text: '%'.repeat(100_000) }, []],
    ['of several columns wants all of them', { verdict: ['scp-missing'], os: ['Windows 11'], text: '1' }, ['PARIS-1']],
    ['with a list of nothing does not narrow', { os: [], severity: [], text: '' }, ['100%_LYON', 'PARIS-1', '1000_LYON', 'paris-2', 'new']],
    ['that no device fits is empty', { os: ['BeOS'] }, []],
  ])('%s', (_name, filter, expected) => {
    expect(names(filter)).toEqual(expected)
    expect(listDevices(fixture.db, { offset: 0, limit: 1, filter }).total).toBe(expected.length)
    expect(Object.values(countSeverities(fixture.db, filter)).reduce((sum, count) => sum + count)).toBe(expected.length)
  })

  test('shows no device whose evidence is still being read', async () => {
    const { deviceId } = await fixture.writer.write('createDevice', { name: 'half' })
    await importFile(fixture.writer, { content: 'half', path: 'half.txt', deviceId, finish: false })
    expect(names({ text: 'half' })).toEqual([])
    expect(countDevices(fixture.db)).toBe(fleet.length)
  })

  test('takes hundreds of values', () => {
    const enrollmentStatus = [...Array.from({ length: 900 }, (_, i) => i + 100), 16]
    expect(names({ enrollmentStatus })).toEqual(['100%_LYON', 'PARIS-1'])
  })
})

describe('a list', () => {
  test.each<[DeviceSort['by'], boolean, string[]]>([
    ['severity', false, ['100%_LYON', 'PARIS-1', '1000_LYON', 'paris-2', 'new']],
    ['severity', true, ['new', 'paris-2', '1000_LYON', '100%_LYON', 'PARIS-1']],
    ['name', false, ['100%_LYON', '1000_LYON', 'new', 'PARIS-1', 'paris-2']],
    ['name', true, ['paris-2', 'PARIS-1', 'new', '1000_LYON', '100%_LYON']],
    ['os', false, ['paris-2', 'PARIS-1', '100%_LYON', '1000_LYON', 'new']],
    ['os', true, ['100%_LYON', 'PARIS-1', 'paris-2', '1000_LYON', 'new']],
    ['enrollmentStatus', false, ['paris-2', '100%_LYON', 'PARIS-1', '1000_LYON', 'new']],
    ['enrollmentStatus', true, ['100%_LYON', 'PARIS-1', 'paris-2', '1000_LYON', 'new']],
    ['managedBy', false, ['100%_LYON', 'paris-2', 'PARIS-1', '1000_LYON', 'new']],
    ['observed', true, ['1000_LYON', 'paris-2', 'PARIS-1', '100%_LYON', 'new']],
    ['lastSeen', true, ['PARIS-1', '1000_LYON', 'paris-2', '100%_LYON', 'new']],
  ])('sorted by %s (descending: %s) has devices without a value last, equal ones by name', (by, descending, expected) => {
    expect(names({}, { by, descending })).toEqual(expected)
  })

  test('pages are parts of the whole in the same order', () => {
    const sort = { by: 'os', descending: false } as const
    const ids = listFilteredDeviceIds(fixture.db, { sort })
    const paged = [0, 2, 4].flatMap((offset) => listDevices(fixture.db, { offset, limit: 2, sort }).rows.map(({ id }) => id))
    expect(paged).toEqual(ids)
    expect(ids).toHaveLength(fleet.length)
  })

  test('says when a device was last seen: by a list, else by its evidence', () => {
    const seen = listDevices(fixture.db, { offset: 0, limit: 5, sort: { by: 'lastSeen', descending: true } }).rows.map(
      (row) => row.lastSeen,
    )
    expect(seen).toEqual(['2026-02-03T00:00:00Z', '2026-02-02T00:00:00Z', '2026-02-01T00:00:00Z', undefined, undefined])
  })
})

describe('groups', () => {
  const groups = (filter: DeviceFilter, by: Parameters<typeof groupDevices>[2]) =>
    groupDevices(fixture.db, filter, by).map(({ key, devices }) => [key, devices])

  test('have the values of a column with their counts, most first, and devices without a value as null', () => {
    expect(groups({}, 'os')).toEqual([
      [null, 2],
      ['Windows 11', 2],
      ['Windows Server 2019', 1],
    ])
    expect(groups({}, 'enrollmentStatus')).toEqual([
      [null, 2],
      [16, 2],
      [1, 1],
    ])
    expect(groups({}, 'tenantId')).toEqual([
      [null, 3],
      [TENANT, 2],
    ])
  })

  test('are narrowed by the filter', () => {
    expect(groups({ os: ['Windows 11'] }, 'verdict')).toEqual([
      ['healthy', 1],
      ['scp-missing', 1],
    ])
  })

  test('show a device of theirs, but for one that was not judged', () => {
    const [first] = groupDevices(fixture.db, {}, 'verdict')
    expect(first).toMatchObject({
      key: 'scp-missing',
      devices: 2,
      example: { verdict: { severity: 'error' }, enrollmentStatus: { code: 16 } },
    })
    expect(groupDevices(fixture.db, { text: 'new' }, 'verdict')).toEqual([{ key: 'insufficient-evidence', devices: 1 }])
  })
})
