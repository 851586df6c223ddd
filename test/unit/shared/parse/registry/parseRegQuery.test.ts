import { expect, it } from 'vitest'
import { parseRegQuery } from '../../../../../shared/parse/registry/parseRegQuery.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const read = (text: string) => readItems(parseRegQuery, new TextEncoder().encode(text))
const below = (line: string) => read(`\r\nHKEY_LOCAL_MACHINE\\A\r\n${line}\r\n`)

const values: readonly (readonly [string, string, unknown])[] = [
  ['a string', '    Name    REG_SZ    some text', ['Name', 'REG_SZ', 'some text']],
  ['an empty string', '    Name    REG_SZ    ', ['Name', 'REG_SZ', '']],
  ['an empty string, blanks cut off', '    Name    REG_SZ', ['Name', 'REG_SZ', '']],
  ['a name with blanks', '    Some long  name    REG_SZ    x', ['Some long  name', 'REG_SZ', 'x']],
  ['data with four blanks', '    Name    REG_SZ    a    b', ['Name', 'REG_SZ', 'a    b']],
  ['the default value', '    (Default)    REG_SZ    x', ['', 'REG_SZ', 'x']],
  ['the default value in French', '    (par défaut)    REG_SZ    x', ['', 'REG_SZ', 'x']],
  ['the default value in German', '    (Standard)    REG_SZ    x', ['', 'REG_SZ', 'x']],
  ['a number', '    Name    REG_DWORD    0x2a', ['Name', 'REG_DWORD', 42]],
  ['a 64-bit number', '    Name    REG_QWORD    0xffffffffffffffff', ['Name', 'REG_QWORD', '18446744073709551615']],
  ['binary data', '    Name    REG_BINARY    0A0BFF', ['Name', 'REG_BINARY', '0a0bff']],
  ['a list of strings', '    Name    REG_MULTI_SZ    one\\0two words\\0', ['Name', 'REG_MULTI_SZ', ['one', 'two words']]],
  ['an expandable string', '    Name    REG_EXPAND_SZ    %A%', ['Name', 'REG_EXPAND_SZ', '%A%']],
  ['no type', '    Name    REG_NONE    ', ['Name', 'REG_NONE', '']],
  ['the tabs of XP', '    Name\tREG_DWORD\t0x1', ['Name', 'REG_DWORD', 1]],
]
it.each(values)('reads %s', (_what, line, expected) => {
  const { records, problems } = below(line)
  expect(problems).toEqual([])
  expect(records.slice(1).map((record) => record.type === 'registryValue' && [record.name, record.valueType, record.data])).toEqual([
    expected,
  ])
})

it('reads keys, also those without values', () => {
  const { records } = read('HKEY_LOCAL_MACHINE\\A\r\n\r\nHKEY_LOCAL_MACHINE\\A\\B C\r\n')
  expect(records).toEqual([
    { type: 'registryKey', hive: 'HKEY_LOCAL_MACHINE', key: 'HKEY_LOCAL_MACHINE\\A' },
    { type: 'registryKey', hive: 'HKEY_LOCAL_MACHINE', key: 'HKEY_LOCAL_MACHINE\\A\\B C' },
  ])
})

it('makes no value of a default value that is not set', () => {
  expect(below('    (Default)    REG_SZ    (value not set)').records).toHaveLength(1)
})

it('keeps prompts and the count of matches as unknown, in any language', () => {
  const prompt = 'C:\\>reg query HKLM\\A\r\n'
  const end = 'Fin de la recherche : 1 correspondance(s) trouvée(s).\r\n'
  const { problems, summary } = read(`${prompt}\r\nHKEY_LOCAL_MACHINE\\A\r\n    b    REG_SZ    c\r\n\r\n${end}`)
  expect(problems).toEqual([])
  expect(summary.account.unknown).toBe(new TextEncoder().encode(prompt + end).length)
})

const damages: readonly (readonly [string, string, string])[] = [
  ['a number that is none', '    Name    REG_DWORD    twelve', 'registryDataDamaged'],
  ['half a byte', '    Name    REG_BINARY    0A0', 'registryDataDamaged'],
  ['a type that is none', '    Name    REG_FOO    x', 'registryDataDamaged'],
]
it.each(damages)('reports %s at its line and goes on', (_what, line, code) => {
  const { records, problems, summary } = below(`${line}\r\n    good    REG_SZ    1`)
  expect(problems).toMatchObject([{ code, field: 'line 3', offset: 24, length: line.length + 2 }])
  expect(records.at(-1)).toMatchObject({ name: 'good' })
  expect(summary.account.problem).toBe(line.length + 2)
})

it('reports values that stand below no key', () => {
  expect(read('    a    REG_SZ    b\r\n').problems.map((problem) => problem.code)).toEqual(['registryValueOutsideKey', 'nothingRecognised'])
})

it('accounts for every byte of a text that is cut off anywhere', () => {
  const whole = new TextEncoder().encode('HKEY_LOCAL_MACHINE\\A\r\n    (Default)    REG_MULTI_SZ    é\\0b\r\n    c    REG_DWORD    0x1\r\n')
  for (let size = 0; size <= whole.length; size++) {
    expect(accountedBytes(readItems(parseRegQuery, whole.subarray(0, size)).summary)).toBe(size)
  }
})
