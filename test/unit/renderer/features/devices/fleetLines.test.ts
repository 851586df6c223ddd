import { describe, expect, test } from 'vitest'
import { FIRST_OF_GROUP, type Folding, fleetLists, lineAt, linesOf, placeOf } from '../../../../../renderer/features/devices/fleetLines.ts'
import type { DeviceGroup } from '../../../../../shared/contract/viewRequests.ts'

const group = (key: string, devices: number, severity: DeviceGroup['severity'] = 'error'): DeviceGroup => ({
  key,
  title: { en: key, fr: key },
  severity,
  devices,
})
const untouched: Folding = { toggled: [], unrolled: [] }
const byVerdict = (groups: readonly DeviceGroup[], folding = untouched) =>
  fleetLists({ filter: { text: 'srv' }, total: 0, by: 'verdict', groups }, folding)
const kinds = (lists: ReturnType<typeof fleetLists>) =>
  Array.from({ length: lists.reduce((sum, list) => sum + linesOf(list), 0) }, (_, index) => lineAt(lists, index)?.kind)

describe('a fleet that is not grouped', () => {
  const lists = fleetLists({ filter: {}, total: 10_000, by: undefined, groups: [] }, untouched)

  test('is one list whose lines are its devices', () => {
    expect(linesOf(lists[0] ?? fail())).toBe(10_000)
    expect(lineAt(lists, 9_999)).toMatchObject({ kind: 'device', at: 9_999 })
    expect(lineAt(lists, 10_000)).toBeUndefined()
  })

  test('finds the line of a device by its place', () => {
    expect(placeOf(lists, 'all', 4_711)).toBe(4_711)
  })
})

describe('a grouped fleet', () => {
  test('shows the head of each group, its first devices, and how to see the rest', () => {
    const lists = byVerdict([group('scp', FIRST_OF_GROUP + 2), group('clock', 1)])
    expect(kinds(lists)).toEqual(['group', ...Array(FIRST_OF_GROUP).fill('device'), 'more', 'group', 'device'])
  })

  test('keeps what is healthy or lacks evidence folded until it is opened', () => {
    const groups = [group('scp', 1), group('healthy', 900, 'ok'), group('insufficient-evidence', 100, 'unknown')]
    expect(kinds(byVerdict(groups))).toEqual(['group', 'device', 'group', 'group'])
    const opened = byVerdict(groups, { toggled: ['verdict "healthy"'], unrolled: [] })
    expect(kinds(opened)).toEqual(['group', 'device', 'group', ...Array(FIRST_OF_GROUP).fill('device'), 'more', 'group'])
  })

  test('folds a group that was open, and shows all of one that was asked for', () => {
    const groups = [group('scp', 96)]
    expect(kinds(byVerdict(groups, { toggled: ['verdict "scp"'], unrolled: [] }))).toEqual(['group'])
    expect(kinds(byVerdict(groups, { toggled: [], unrolled: ['verdict "scp"'] }))).toHaveLength(97)
  })

  test('asks for the devices of a group by the filter and the value of the group', () => {
    const [first] = byVerdict([group('scp', 3)])
    expect(first?.filter).toEqual({ text: 'srv', verdict: ['scp'] })
    const [none] = fleetLists(
      { filter: { os: ['Windows 11', null] }, total: 0, by: 'os', groups: [{ ...group('', 2), key: null }] },
      untouched,
    )
    expect(none?.filter).toEqual({ os: [null] })
  })

  test('tells a group without a value from one whose value is the text null', () => {
    const [a, b] = fleetLists({ filter: {}, total: 0, by: 'os', groups: [{ ...group('', 2), key: null }, group('null', 2)] }, untouched)
    expect(a?.key).not.toBe(b?.key)
  })

  test('finds the lines of heads and devices', () => {
    const lists = byVerdict([group('scp', 2), group('clock', 4)])
    expect(lineAt(lists, placeOf(lists, 'verdict "clock"', -1))).toMatchObject({ kind: 'group', list: { key: 'verdict "clock"' } })
    expect(lineAt(lists, placeOf(lists, 'verdict "clock"', 3))).toMatchObject({ kind: 'device', at: 3, list: { key: 'verdict "clock"' } })
  })
})

function fail(): never {
  throw new Error('no list')
}
