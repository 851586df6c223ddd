import { describe, expect, test } from 'vitest'
import { countReadings, readingsOf } from '../../../../../renderer/features/guidance/editionsByFit.ts'
import { foundRows } from '../../../../../renderer/features/guidance/foundRows.ts'
import {
  type GuidanceEntry,
  guidanceEntries,
  guidanceEntryOf,
  guidanceSections,
} from '../../../../../renderer/features/guidance/guidanceEntries.ts'
import { guidanceLines } from '../../../../../renderer/features/guidance/guidanceLines.ts'
import { guidanceText, proceduresOf } from '../../../../../renderer/features/guidance/guidanceText.ts'
import { searchGuidance } from '../../../../../renderer/features/guidance/searchGuidance.ts'
import { findCodes } from '../../../../../shared/knowledge/findCodes.ts'

const find = (text: string) => searchGuidance(guidanceEntries, text)
const ids = (text: string) => find(text).entries.map((entry) => entry.id)
const status = (code: number): Extract<GuidanceEntry, { section: 'status' }> => {
  const entry = guidanceEntryOf(`status ${code}`)
  if (entry?.section !== 'status') throw new Error(`no status ${code}`)
  return entry
}

describe('the entries of guidance', () => {
  test('hold all enrollment statuses from 1 to 44 in order', () => {
    const codes = guidanceEntries.flatMap((entry) => (entry.section === 'status' ? [entry.known.code] : []))
    expect(codes).toEqual(Array.from({ length: 44 }, (_, index) => index + 1))
  })

  test('are told apart by their ids, and none of the sections is empty', () => {
    expect(new Set(guidanceEntries.map((entry) => entry.id)).size).toBe(guidanceEntries.length)
    for (const section of guidanceSections) expect(guidanceEntries.some((entry) => entry.section === section)).toBe(true)
  })

  test('all have a meaning in both languages or the name of their test', () => {
    expect(guidanceEntries.filter((entry) => entry.section !== 'results' && (entry.title.en === '' || entry.title.fr === ''))).toEqual([])
  })
})

describe('searching guidance', () => {
  test('finds a status by decimal and by hex', () => {
    expect(ids('41')).toContain('status 41')
    expect(ids('0x29')).toContain('status 41')
  })

  test('finds an error by hex in any case of letters and by signed decimal', () => {
    expect(ids('0x801c0021')).toEqual(['errors 0x801c0021'])
    expect(ids('0X801C0021')).toEqual(['errors 0x801c0021'])
    expect(ids('-2145648607')).toEqual(['errors 0x801c0021'])
  })

  test('finds every code of a pasted log line', () => {
    expect(ids('DRS Discovery Test : FAIL [0x801c0021/0x80072ee7]')).toEqual(['errors 0x80072ee7', 'errors 0x801c0021'])
  })

  test('says which codes of the text no source explains', () => {
    const hits = find('failed with 0x80feed01')
    expect(hits.entries).toEqual([])
    expect(hits.unknown.map((explanation) => explanation.hex)).toEqual(['0x80feed01'])
  })

  test('finds by a symbolic name', () => {
    expect(ids('DSREG_AUTOJOIN_DISC_FAILED')).toContain('errors 0x801c0021')
  })

  test('finds the same by a product’s old and new name', () => {
    const current = ids('Entra ID')
    expect(current.length).toBeGreaterThan(0)
    expect(new Set(ids('Azure AD'))).toEqual(new Set(current))
  })

  test('finds French words too', () => {
    expect(ids('certificat d’appareil')).toContain('status 18')
  })

  test('finds nothing for nonsense, everything for nothing', () => {
    expect(find('qqqzzz')).toEqual({ entries: [], unknown: [] })
    expect(find('   ').entries).toBe(guidanceEntries)
  })
})

describe('procedures', () => {
  test('are found by words, by their commands and by a link’s id', () => {
    expect(ids('w32tm')).toEqual(['procedures clock'])
    expect(ids('unité d’organisation')).toContain('procedures ouFiltering')
    expect(guidanceEntryOf('procedures connectRule')?.title.en).toContain('2012 R2')
  })

  test('stand in two groups: what mends, then what collects', () => {
    const pages = guidanceEntries.filter((entry) => entry.section === 'procedures')
    const groups = guidanceLines(pages, [], false).flatMap((line) => (line.kind === 'group' ? [`${line.group} ${line.count}`] : []))
    expect(groups).toEqual(['mend 11', 'collect 8'])
  })

  test('mend what they are named for: every status but the healthy one leads to at least one', () => {
    const without = guidanceEntries.filter((entry) => entry.section === 'status' && proceduresOf(entry).length === 0)
    expect(without.map((entry) => entry.code)).toEqual(['1'])
  })
})

describe('codes found in a text', () => {
  test('have a row for each meaning, with the place at the first, and what is not known', () => {
    const rows = foundRows(findCodes('Event ID: 204, then 0x80feed01 and 122029'))
    expect(rows.map((row) => [row.code?.text, row.explanation.kind, row.entry?.id])).toEqual([
      ['204', 'eventId', expect.stringContaining('204')],
      [undefined, 'eventId', expect.stringContaining('204')],
      ['0x80feed01', 'hresult', undefined],
      ['122029', 'analyzerResult', 'results 122029'],
    ])
    expect(rows[0]?.code?.places).toEqual([{ offset: 10, line: 1, column: 11 }])
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  })
})

describe('readings of a status', () => {
  test('put the edition that fits the evidence first', () => {
    const [first] = readingsOf(status(18).known, '2022-04')
    expect(first?.fits).toBe(true)
    expect(first?.editions.map((edition) => edition.id)).toEqual(['2022-04'])
    expect(readingsOf(status(18).known, '2024-05')[0]?.editions.map((edition) => edition.id)).toContain('2024-05')
  })

  test('mark none as fitting when no edition is known', () => {
    expect(readingsOf(status(18).known, undefined).some((reading) => reading.fits)).toBe(false)
  })

  test('count editions that disagree, and keep every edition in one reading', () => {
    expect(countReadings(status(18).known)).toBe(2)
    expect(readingsOf(status(18).known, undefined).flatMap((reading) => reading.editions)).toHaveLength(5)
  })
})

describe('copied guidance', () => {
  const headings = {
    ...{ editions: 'Editions', doThis: 'Do this', sources: 'Sources', fits: 'fits' },
    ...{ when: 'When', check: 'Check', mend: 'Mend', verify: 'Verify', know: 'Know' },
  }

  test('says the code in both forms, its name, the readings, what to do and the sources', () => {
    const lines = guidanceText(status(18), 'en', headings, '2024-05').split('\n')
    expect(lines[0]).toBe('18 / 0x12 EnrollmentRegistrationFailure_AAD_DEVICE_CERT_WRONG_TENANT')
    expect(lines.filter((line) => line.endsWith(' - fits'))).toHaveLength(1)
    expect(lines).toContain('Do this')
    expect(lines.indexOf('Sources')).toBeLessThan(lines.length - 1)
  })

  test('of a procedure has its sections in order, commands on lines of their own, and no code', () => {
    const entry = guidanceEntryOf('procedures clock')
    if (entry === undefined) throw new Error('no page on the clock')
    const lines = guidanceText(entry, 'en', headings).split('\n')
    expect(lines[0]).toBe('Clock of the device')
    expect(lines.filter((line) => ['When', 'Check', 'Mend', 'Verify', 'Know', 'Sources'].includes(line))).toEqual([
      'When',
      'Check',
      'Mend',
      'Verify',
      'Know',
      'Sources',
    ])
    expect(lines).toContain('    w32tm /query /status')
  })

  test('is French in French', () => {
    expect(guidanceText(status(18), 'fr', headings)).toContain('Certificat d’appareil d’un autre locataire')
  })
})
