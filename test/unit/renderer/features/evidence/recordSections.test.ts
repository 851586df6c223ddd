import { describe, expect, test } from 'vitest'
import {
  dsregSections,
  type PlacedRecord,
  placeWithin,
  regInfoRows,
  reportSections,
  samePlace,
} from '../../../../../renderer/features/evidence/recordSections.ts'

const dsreg = (line: number, section: string, field: string, value: string, belongsTo?: string): PlacedRecord => ({
  record: { type: 'dsregField', section, field, value, ...(belongsTo === undefined ? {} : { belongsTo }) },
  locator: { kind: 'line', line },
})

describe('dsregcmd sections', () => {
  test('put the diagnostics of a PRT under the PRT that they follow', () => {
    const [section] = dsregSections([
      dsreg(1, 'SSO State', 'AzureAdPrt', 'NO'),
      dsreg(2, 'SSO State', 'Attempt Status', '0xc000006d', 'AzureAdPrt'),
      dsreg(3, 'SSO State', 'EnterprisePrt', 'NO'),
      dsreg(4, 'SSO State', 'Attempt Status', '0x1', 'EnterprisePrt'),
    ])
    expect(section?.rows.map((row) => [row.record.field, row.below.map((below) => below.record.value)])).toEqual([
      ['AzureAdPrt', ['0xc000006d']],
      ['EnterprisePrt', ['0x1']],
    ])
  })

  test('keep a diagnostics field whose PRT the text does not show', () => {
    const [section] = dsregSections([dsreg(1, 'SSO State', 'Attempt Status', '0x1', 'AzureAdPrt')])
    expect(section?.rows).toHaveLength(1)
  })

  test('keep the order in which sections first appear', () => {
    const sections = dsregSections([dsreg(1, 'B', 'x', '1'), dsreg(2, 'A', 'y', '2'), dsreg(3, 'B', 'z', '3')])
    expect(sections.map((section) => [section.title, section.rows.length])).toEqual([
      ['B', 2],
      ['A', 1],
    ])
  })
})

describe('a report', () => {
  test('has its fields by section and its results apart', () => {
    const report = reportSections([
      {
        record: { type: 'analyzerField', section: 'General', displayName: 'Device name', value: 'PC-1' },
        locator: { kind: 'xpath', path: '/a[1]' },
      },
      {
        record: {
          type: 'analyzerResult',
          id: '121019',
          severity: 'Warning',
          category: 'c',
          test: 't',
          result: 'r',
          guidance: 'g',
          resultText: [],
          guidanceText: [],
        },
        locator: { kind: 'xpath', path: '/b[1]' },
      },
      dsreg(1, 'not part of a report', 'x', 'y'),
    ])
    expect(report.sections.map((section) => section.title)).toEqual(['General'])
    expect(report.results.map((row) => row.record.id)).toEqual(['121019'])
  })
})

test('registry info rows are those of the registry info alone', () => {
  expect(regInfoRows([dsreg(1, 's', 'f', 'v')])).toEqual([])
})

describe('places', () => {
  test('are the same by line, by path and by key whatever the case of letters', () => {
    expect(samePlace({ kind: 'line', line: 3 }, { kind: 'line', line: 3 })).toBe(true)
    expect(samePlace({ kind: 'line', line: 3 }, { kind: 'offset', offset: 3 })).toBe(false)
    expect(
      samePlace(
        { kind: 'key', key: 'HKEY_LOCAL_MACHINE\\Software', name: 'A' },
        { kind: 'key', key: 'hkey_local_machine\\SOFTWARE', name: 'a' },
      ),
    ).toBe(true)
    expect(samePlace({ kind: 'key', key: 'HKLM', name: '' }, { kind: 'key', key: 'HKLM', name: 'x' })).toBe(false)
  })

  test('lie within an element that holds them, not within one whose path only starts alike', () => {
    expect(placeWithin({ kind: 'xpath', path: '/r[1]/d[1]' }, { kind: 'xpath', path: '/r[1]' })).toBe(true)
    expect(placeWithin({ kind: 'xpath', path: '/r[12]' }, { kind: 'xpath', path: '/r[1' })).toBe(false)
  })
})

test('an offset lies within the range of the record that covers it', () => {
  const record = { kind: 'offset', offset: 100, length: 20 } as const
  expect(placeWithin({ kind: 'offset', offset: 119 }, record)).toBe(true)
  expect(placeWithin({ kind: 'offset', offset: 120 }, record)).toBe(false)
})
