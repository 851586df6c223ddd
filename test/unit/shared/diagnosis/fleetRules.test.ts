import { describe, expect, it } from 'vitest'
import type { DeviceDiagnosis } from '../../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { ArtefactPlaces } from '../../../../shared/diagnosis/factIndex.ts'
import type { DeviceList } from '../../../../shared/diagnosis/ruleContext.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import { domainOnly, dsregcmd, findingOf, from, hybridJoined, newSensor, oldSensor, places, registry, report, rulesOf } from './evidence.ts'

const entra = 20
const otherEntra = 21
const idA = '0a0a0a0a-1111-4111-8111-0a0a0a0a0a0a'
const idB = '0b0b0b0b-2222-4222-8222-0b0b0b0b0b0b'
const withLists: ArtefactPlaces = new Map([
  ...places,
  [entra, { name: 'exportDevice.csv', path: 'lists/exportDevice.csv', format: 'deviceInventory' }],
  [otherEntra, { name: 'exportDevice-2.csv', path: 'lists/exportDevice-2.csv', format: 'deviceInventory' }],
])
const list = (more: Partial<DeviceList> = {}): DeviceList => ({
  artefactId: entra,
  source: 'entra',
  rows: 120,
  locator: { kind: 'line', line: 1 },
  quote: 'displayName,deviceId,isEnabled',
  ...more,
})
/** What one row of Entra's list states. */
const row = (number: number, id: string, ...written: Parameters<typeof from>[1][]): SourcedFact[] =>
  from(entra, ['inventory.listed', 'SRV-1', 'entra'], ['entra.deviceId', id], ...written).map((fact) => ({
    ...fact,
    row: number,
    locator: { kind: 'line', line: number },
  }))
const diagnose = (lists: readonly DeviceList[], ...facts: readonly (readonly SourcedFact[])[]): DeviceDiagnosis =>
  diagnoseDevice(facts.flat(), withLists, { provisional: false, lists })
const notJoined = [...from(dsregcmd, ...domainOnly, ['device.name', 'SRV-1']), ...from(report, oldSensor)]

describe('a device that a list does not name', () => {
  it('is not found, with the list itself and the device as the places', () => {
    const finding = findingOf(diagnose([list()], notJoined), 'not-in-entra-list')
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely', step: 'syncwait' })
    expect(finding.cause.en).toContain('120 devices')
    expect(finding.evidence.map(({ file, quote }) => [file, quote])).toEqual([
      ['exportDevice.csv', 'displayName,deviceId,isEnabled'],
      ['dsregcmd.txt', 'device.name : SRV-1'],
    ])
  })

  it.each<readonly [string, readonly DeviceList[]]>([
    ['without an imported list', []],
    ['where the list is empty', [list({ rows: 0 })]],
    ['where only the portal’s list was imported', [list({ source: 'portal' })]],
  ])('is not missing %s', (_what, lists) => {
    expect(rulesOf(diagnose(lists, notJoined))).not.toContain('not-in-entra-list')
  })

  it('is found where one of two lists of the same source names it', () => {
    const lists = [list(), list({ artefactId: otherEntra })]
    expect(rulesOf(diagnose(lists, notJoined, row(2, idA)))).not.toContain('not-in-entra-list')
  })

  it('is told as a warning where the join does not decide, and the verdict stays', () => {
    const diagnosis = diagnose([list()], from(dsregcmd, ...domainOnly), from(report, newSensor), from(registry, ['enrollment.status', 1]))
    expect(findingOf(diagnosis, 'not-in-entra-list').severity).toBe('warning')
    expect(diagnosis.verdict.rule).toBe('healthy')
  })

  it('has to be in Intune’s list only when it says that it is enrolled', () => {
    const intune = [list({ source: 'intune' })]
    const rules = (code: number) => rulesOf(diagnose(intune, from(report, newSensor), from(registry, ['enrollment.status', code])))
    expect(rules(1)).toContain('not-in-intune-list')
    expect(rules(13)).not.toContain('not-in-intune-list')
  })
})

describe('a device that a list names twice', () => {
  it('is a duplicate, which also explains that the ids disagree', () => {
    const diagnosis = diagnose([list()], row(2, idA), row(3, idB))
    const finding = findingOf(diagnosis, 'duplicate-in-list')
    expect(finding.cause.en).toContain(`${idA}, ${idB}`)
    expect(finding.evidence.map(({ locator }) => locator)).toEqual([
      { kind: 'line', line: 2 },
      { kind: 'line', line: 3 },
    ])
    expect(finding.explains).toEqual(['sources-disagree:entra.deviceId'])
  })

  it.each<readonly [string, readonly SourcedFact[]]>([
    ['by one id', [...row(2, idA), ...row(3, idA)]],
    ['once in each of two lists', [...row(2, idA), ...row(2, idB).map((fact) => ({ ...fact, artefactId: otherEntra }))]],
    ['once, while dsregcmd knows another id', [...row(2, idA), ...from(dsregcmd, ['entra.deviceId', idB])]],
  ])('is none %s', (_what, facts) => {
    expect(rulesOf(diagnose([list()], facts))).not.toContain('duplicate-in-list')
  })
})

describe('age in a list', () => {
  const seen = (time: string) => row(2, idA, ['inventory.lastSeen', time, 'entra'])
  const dated = [list({ newest: '2024-05-22T08:00:00Z' })]

  it.each([
    ['2024-05-01T08:00:00Z', true],
    ['2024-05-01T08:00:01Z', false],
  ])('a sign-in on %s is stale: %s, by the newest of the list', (time, isStale) => {
    expect(rulesOf(diagnose(dated, seen(time))).includes('stale-in-entra')).toBe(isStale)
  })

  it('is not judged where the list has no time, whatever the day', () => {
    expect(rulesOf(diagnose([list()], seen('2001-01-01T00:00:00Z')))).not.toContain('stale-in-entra')
  })

  it('goes by the latest of several rows', () => {
    const facts = [...seen('2024-01-01T00:00:00Z'), ...row(3, idA, ['inventory.lastSeen', '2024-05-20T00:00:00Z', 'entra'])]
    expect(rulesOf(diagnose(dated, facts))).not.toContain('stale-in-entra')
  })
})

describe('what a list says of the registration', () => {
  it('pending explains a failed hybrid join of the older flow', () => {
    const pending = row(2, idA, ['inventory.registration', 'Pending', 'entra'])
    const diagnosis = diagnose([list()], notJoined, pending, from(registry, ['enrollment.status', 42]))
    expect(diagnosis.verdict.rule).toBe('pending-in-entra')
    expect(rulesOf(diagnose([list()], from(dsregcmd, ...hybridJoined), pending))).not.toContain('pending-in-entra')
  })

  it('disabled is an error, unless an enabled row of the device stands beside it', () => {
    const disabled = row(2, idA, ['inventory.enabled', false, 'entra'])
    expect(findingOf(diagnose([list()], disabled), 'disabled-in-entra').severity).toBe('error')
    const both = diagnose([list()], disabled, row(3, idB, ['inventory.enabled', true, 'entra']))
    expect(findingOf(both, 'disabled-in-entra')).toMatchObject({ severity: 'warning', confidence: 'possible' })
    expect(findingOf(both, 'disabled-in-entra').against).toHaveLength(1)
  })

  it('a join type contradicts a device that says it is not joined, but not while it is pending', () => {
    const typed = row(2, idA, ['inventory.joinType', 'Microsoft Entra hybrid joined', 'entra'])
    const finding = findingOf(diagnose([list()], notJoined, typed), 'list-disagrees')
    expect(new Set(finding.evidence.map(({ file }) => file))).toEqual(new Set(['exportDevice.csv', 'dsregcmd.txt']))
    const pending = row(
      2,
      idA,
      ['inventory.joinType', 'Microsoft Entra hybrid joined', 'entra'],
      ['inventory.registration', 'Pending', 'entra'],
    )
    expect(rulesOf(diagnose([list()], notJoined, pending))).not.toContain('list-disagrees')
    const registered = row(2, idA, ['inventory.joinType', 'Microsoft Entra registered', 'entra'])
    expect(rulesOf(diagnose([list()], notJoined, registered))).not.toContain('list-disagrees')
  })
})
