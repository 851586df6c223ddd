import { describe, expect, it } from 'vitest'
import { parseRegText } from '../../../../../shared/parse/registry/parseRegText.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const header = 'Windows Registry Editor Version 5.00\r\n\r\n'
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer)])
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const read = (text: string) => readItems(parseRegText, utf8(text))
/** Name, type and data of the only value below one key. */
const value = (line: string, start = header) => {
  const { records, problems } = read(`${start}[HKEY_LOCAL_MACHINE\\A]\r\n${line}\r\n`)
  const found = records.filter((record) => record.type === 'registryValue')
  return problems.length > 0 ? problems.map((problem) => problem.code) : found.map((record) => [record.name, record.valueType, record.data])
}

const values: readonly (readonly [string, string, unknown])[] = [
  ['a string', '"a"="b c"', ['a', 'REG_SZ', 'b c']],
  ['an empty string', '"a"=""', ['a', 'REG_SZ', '']],
  ['escapes in name and data', '"a\\"b\\\\c"="d\\"e\\\\f\\n"', ['a"b\\c', 'REG_SZ', 'd"e\\f\\n']],
  ['the default value', '@="x"', ['', 'REG_SZ', 'x']],
  ['a number', '"a"=dword:0000002a', ['a', 'REG_DWORD', 42]],
  ['a short number in capitals', '"a"=DWORD:FF', ['a', 'REG_DWORD', 255]],
  ['binary data', '"a"=hex:01,0A,ff', ['a', 'REG_BINARY', '010aff']],
  ['no binary data', '"a"=hex:', ['a', 'REG_BINARY', '']],
  ['type 0', '"a"=hex(0):01', ['a', 'REG_NONE', '01']],
  ['a string as hex, without its end', '"a"=hex(1):41,00,42,00', ['a', 'REG_SZ', 'AB']],
  ['an expandable string', '"a"=hex(2):25,00,41,00,25,00,00,00', ['a', 'REG_EXPAND_SZ', '%A%']],
  ['a number as hex', '"a"=hex(4):01,02,00,00', ['a', 'REG_DWORD', 513]],
  ['a number of the wrong size', '"a"=hex(4):01,02', ['a', 'REG_DWORD', '0102']],
  ['a big-endian number', '"a"=hex(5):00,00,00,2a', ['a', 'REG_DWORD_BIG_ENDIAN', '0000002a']],
  ['a list of strings', '"a"=hex(7):41,00,00,00,42,00,00,00,00,00', ['a', 'REG_MULTI_SZ', ['A', 'B']]],
  ['a 64-bit number', '"a"=hex(b):ff,ff,ff,ff,01,00,00,00', ['a', 'REG_QWORD', 0x1ffffffff]],
  ['a number above 2^53', '"a"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff', ['a', 'REG_QWORD', '18446744073709551615']],
  ['a type without a name', '"a"=hex(ffff0012):41,00', ['a', 'REG_0xffff0012', '4100']],
  ['a continuation', '"a"=hex:01,02,\\\r\n  03,\\\r\n  04', ['a', 'REG_BINARY', '01020304']],
  ['blanks behind the backslash', '"a"=hex:01,\\  \r\n  02', ['a', 'REG_BINARY', '0102']],
  ['a comment inside a continuation', '"a"=hex:01,\\ ; one\r\n ; two\r\n  02', ['a', 'REG_BINARY', '0102']],
  ['line ends of old Macs', '"a"=hex:01,\\\r  02', ['a', 'REG_BINARY', '0102']],
  ['trailing blanks and a comment', '"a"="b"  \t; "c"="d"', ['a', 'REG_SZ', 'b']],
  ['blanks around the equals sign', '"a" = dword:1 ; one', ['a', 'REG_DWORD', 1]],
  ['an equals sign in the name', '"a=b"="c"', ['a=b', 'REG_SZ', 'c']],
  ['a string over several lines', '"a"="one\r\n\r\ntwo"', ['a', 'REG_SZ', 'one\r\n\r\ntwo']],
]
it.each(values)('reads %s', (_what, line, expected) => {
  expect(value(line)).toEqual([expected])
})

describe('REGEDIT4', () => {
  it('reads strings in hex data as 8-bit', () => {
    expect(value('"a"=hex(2):25,41,25,00', 'REGEDIT4\n\n')).toEqual([['a', 'REG_EXPAND_SZ', '%A%']])
    expect(value('"a"=hex(7):41,00,e9,00,00', 'REGEDIT4\n\n')).toEqual([['a', 'REG_MULTI_SZ', ['A', 'é']]])
  })

  it('reads text in the ANSI code page', () => {
    const { records, summary } = readItems(parseRegText, latin1('REGEDIT4\n\n[HKEY_CURRENT_USER\\Caf\xe9]\n'))
    expect(summary).toMatchObject({ encoding: 'windows-1252', edition: 'REGEDIT4' })
    expect(records).toEqual([{ type: 'registryKey', hive: 'HKEY_CURRENT_USER', key: 'HKEY_CURRENT_USER\\Café' }])
  })

  it('takes the end-of-file mark of DOS for what it is', () => {
    expect(read('REGEDIT4\n\n[HKEY_CURRENT_USER\\A]\n\x1a').problems).toEqual([])
  })
})

describe('keys', () => {
  const keys = (lines: string) => read(`${header}${lines}`).records.map((record) => ('key' in record ? record.key : ''))

  it('may hold brackets and be followed by a comment with brackets', () => {
    expect(keys('[HKEY_LOCAL_MACHINE\\a]b[c]  ; see [here]\r\n')).toEqual(['HKEY_LOCAL_MACHINE\\a]b[c'])
  })

  it('have the full name of their hive', () => {
    expect(keys('[hklm\\A]\n[HKCU\\B]\n[HKEY_users\\C\\]\n')).toEqual(['HKEY_LOCAL_MACHINE\\A', 'HKEY_CURRENT_USER\\B', 'HKEY_USERS\\C'])
  })

  it('and values can be deleted', () => {
    expect(read(`${header}[-HKLM\\Old]\n[HKLM\\New]\n"a"=-\n@ = -\n`).records).toEqual([
      { type: 'registryDeletion', key: 'HKEY_LOCAL_MACHINE\\Old' },
      { type: 'registryKey', hive: 'HKEY_LOCAL_MACHINE', key: 'HKEY_LOCAL_MACHINE\\New' },
      { type: 'registryDeletion', key: 'HKEY_LOCAL_MACHINE\\New', name: 'a' },
      { type: 'registryDeletion', key: 'HKEY_LOCAL_MACHINE\\New', name: '' },
    ])
  })

  it('of no known hive are read and reported', () => {
    const { records, problems } = read(`${header}[SOFTWARE\\Contoso]\n`)
    expect(records).toHaveLength(1)
    expect(problems.map((problem) => problem.code)).toEqual(['registryKeyUnknown'])
  })
})

describe('damage', () => {
  const after = '"good"="1"'
  const damages: readonly (readonly [string, string, string])[] = [
    ['a word in place of data', '"bad"=1', 'registryDataDamaged'],
    ['a number of nine digits', '"bad"=dword:123456789', 'registryDataDamaged'],
    ['hex data with a letter too far', '"bad"=hex:01,0g', 'registryDataDamaged'],
    ['hex data with an empty place', '"bad"=hex:01,,02', 'registryDataDamaged'],
    ['text behind a string', '"bad"="x" y', 'registryDataDamaged'],
    ['a continuation that another value interrupts', '"bad"=hex:01,\\', 'registryDataDamaged'],
    ['a string without its closing quote', '"bad"="x', 'registryDataDamaged'],
    ['a name without its closing quote', '"bad', 'lineNotUnderstood'],
    ['a line of another kind', 'reg add HKLM', 'lineNotUnderstood'],
    ['a key without its bracket', '[HKLM\\B', 'lineNotUnderstood'],
  ]
  it.each(damages)('is reported with its place, and reading goes on: %s', (_what, line, code) => {
    const text = `${header}[HKLM\\A]\r\n${line}\r\n${after}\r\n`
    const { records, problems, summary } = read(text)
    expect(problems.map((problem) => [problem.code, problem.field, problem.offset, problem.length])).toEqual([
      [code, 'line 4', text.indexOf(line), line.length + 2],
    ])
    expect(summary.account.problem).toBe(line.length + 2)
    expect(records.filter((record) => record.type === 'registryValue').map((record) => record.name)).toEqual(['good'])
    expect(accountedBytes(summary)).toBe(text.length)
  })

  it('of a string that is never closed ends at the next key', () => {
    const { records, problems } = read(`${header}[HKLM\\A]\n"bad"="x\nmore\n[HKLM\\B]\n"good"="1"\n`)
    expect(problems.map((problem) => problem.code)).toEqual(['registryDataDamaged'])
    expect(records.at(-1)).toMatchObject({ key: 'HKEY_LOCAL_MACHINE\\B', name: 'good' })
  })

  it('names the value in the middle of which a file ends', () => {
    const { problems } = read(`${header}[HKLM\\A]\n"cut"=hex:01,\\\n`)
    expect(problems).toMatchObject([{ code: 'fileCutOff', severity: 'error', field: 'line 4', args: { what: '"cut"' } }])
  })

  it('is said of values that stand below no key', () => {
    expect(read(`${header}"a"="b"\n[-HKLM\\A]\n@="c"\n`).problems.map((problem) => problem.code)).toEqual([
      'registryValueOutsideKey',
      'registryValueOutsideKey',
    ])
  })

  it('leaves a file without anything of the kind with one error', () => {
    expect(read('').problems).toMatchObject([{ code: 'emptyFile', severity: 'error' }])
    expect(read('hello\nworld\n').problems.at(-1)).toMatchObject({ code: 'nothingRecognised', severity: 'error' })
  })

  it('at every length of a file that is cut off is a problem, never an exception', () => {
    const whole = utf16(`${header}[HKLM\\A]\r\n"a"="b\\\\"\r\n"c"=hex(7):41,00,\\\r\n  00,00,00,00\r\n`)
    for (let size = 0; size <= whole.length; size++) {
      expect(accountedBytes(readItems(parseRegText, whole.subarray(0, size)).summary)).toBe(size)
    }
  })
})

it('states facts with the value they come from', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SenseCM'
  expect(read(`${header}[${key}]\n"EnrollmentStatus"=dword:00000025\n`).facts).toEqual([
    {
      kind: 'enrollment.status',
      subject: '',
      value: 37,
      locator: { kind: 'key', key, name: 'EnrollmentStatus' },
      quote: 'EnrollmentStatus REG_DWORD 37',
      trusted: true,
    },
  ])
})

it('yields values while the file goes on: the first ones of 12 MB come before its damaged end is met', () => {
  const bytes = utf8(`${header}[HKLM\\A]\r\n${'"name"="some data of a value"\r\n'.repeat(400_000)}"cut"=hex:01,\\`)
  const types: string[] = []
  for (const item of parseRegText({ bytes, name: 'huge.reg' })) types.push(item.type)
  expect(types.length).toBe(400_002)
  expect(types.indexOf('problem')).toBe(400_001)
})

describeWithCorpus('on real exports', () => {
  it.each(corpusFiles('C').filter((name) => /\.reg$/i.test(name)))('accounts for every byte of %s', (name) => {
    const bytes = corpusBytes(name)
    const { records, problems, summary } = readItems(parseRegText, bytes)
    expect(accountedBytes(summary)).toBe(bytes.length)
    expect(summary.account.unknown).toBe(0)
    expect(records.length).toBeGreaterThan(0)
    // velociraptor_init.reg writes "EulaAccepted"=1, which regedit does not import either.
    expect(problems.map((problem) => problem.args?.name)).toEqual(name.endsWith('velociraptor_init.reg') ? ['EulaAccepted'] : [])
  })
})
