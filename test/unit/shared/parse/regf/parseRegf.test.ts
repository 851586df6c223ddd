import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parseRegf } from '../../../../../shared/parse/regf/parseRegf.ts'
import { corpusBytes, corpusPath, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, readItems } from '../readItems.ts'
import { type BuiltKey, buildHive, sealBaseBlock, wide } from './hiveBuilder.ts'

const dword = (number: number) => new Uint8Array(Uint32Array.of(number).buffer)
const namesOf = (records: readonly { readonly type: string; readonly key?: string }[]) =>
  records.filter((record) => record.type === 'registryKey').map((record) => record.key)

describe('a sound hive', () => {
  it('yields keys with their last write, each before its values and subkeys', () => {
    const { bytes } = buildHive({
      name: 'ROOT',
      keys: [{ name: 'A', values: [{ name: 'a', type: 4, data: dword(42) }], keys: [{ name: 'B' }] }, { name: 'C' }],
    })
    const { records, problems, summary } = readItems(parseRegf, bytes)
    expect(problems).toEqual([])
    expect(records).toEqual([
      { type: 'registryKey', hive: 'ROOT', key: 'ROOT', lastWritten: '2020-01-01T00:00:00.0000001Z' },
      { type: 'registryKey', hive: 'ROOT', key: 'ROOT\\A', lastWritten: '2020-01-01T00:00:00.0000001Z' },
      { type: 'registryValue', hive: 'ROOT', key: 'ROOT\\A', name: 'a', valueType: 'REG_DWORD', data: 42 },
      { type: 'registryKey', hive: 'ROOT', key: 'ROOT\\A\\B', lastWritten: '2020-01-01T00:00:00.0000001Z' },
      { type: 'registryKey', hive: 'ROOT', key: 'ROOT\\C', lastWritten: '2020-01-01T00:00:00.0000001Z' },
    ])
    expect(summary.edition).toBe('regf 1.5')
    expect(accountedBytes(summary)).toBe(bytes.length)
  })

  it.each(['lf', 'lh', 'li', 'ri'] as const)('may list subkeys as %s', (list) => {
    const { bytes } = buildHive({ name: 'R', list, keys: ['A', 'B', 'C'].map((name) => ({ name })) })
    const { records, problems } = readItems(parseRegf, bytes)
    expect(problems).toEqual([])
    expect(namesOf(records)).toEqual(['R', 'R\\A', 'R\\B', 'R\\C'])
  })

  const mounts: readonly (readonly [string, string, string])[] = [
    ['emRoot\\System32\\Config\\SOFTWARE', 'x.hiv', 'HKEY_LOCAL_MACHINE\\SOFTWARE'],
    ['SYSTEM', 'x', 'HKEY_LOCAL_MACHINE\\SYSTEM'],
    ['?\\C:\\Users\\somebody\\ntuser.dat', 'x', 'HKEY_CURRENT_USER'],
    ['Microsoft\\Windows\\UsrClass.dat', 'x', 'HKEY_CURRENT_USER\\Software\\Classes'],
    ['kVolume1\\EFI\\Microsoft\\Boot\\BCD', 'x', 'HKEY_LOCAL_MACHINE\\BCD00000000'],
    ['', 'Security', 'HKEY_LOCAL_MACHINE\\SECURITY'],
    ['', 'export.hiv', 'ROOT'],
    ['C:\\constructor', 'toString', 'ROOT'],
  ]
  it.each(mounts)('loaded from "%s" and saved as "%s" is mounted at %s', (fileName, name, expected) => {
    const { records } = readItems(parseRegf, buildHive({ name: 'ROOT' }, { fileName }).bytes, name)
    expect(namesOf(records)).toEqual([expected])
  })

  it('has names in Latin-1 and UTF-16, and values of every form', () => {
    const values = [
      { name: '', type: 1, data: wide('default\0') },
      { name: 'Größe', type: 1, data: wide('no end') },
      { name: '名前', type: 2, data: wide('%A%\0rubbish') },
      { name: 'odd', type: 1, data: Uint8Array.of(0x41, 0, 0x42) },
      { name: 'list', type: 7, data: wide('one\0two\0\0') },
      { name: 'rid', type: 0x1f4, data: Uint8Array.of(1, 2, 3, 4, 5) },
      { name: 'empty', type: 3, data: new Uint8Array(0) },
      { name: 'short number', type: 4, data: Uint8Array.of(1) },
      { name: 'qword', type: 11, data: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) },
    ]
    const { records, problems } = readItems(parseRegf, buildHive({ name: 'R', keys: [{ name: 'ключ', values }] }).bytes)
    expect(problems).toEqual([])
    expect(namesOf(records)).toEqual(['R', 'R\\ключ'])
    expect(records.flatMap((record) => (record.type === 'registryValue' ? [[record.name, record.valueType, record.data]] : []))).toEqual([
      ['', 'REG_SZ', 'default'],
      ['Größe', 'REG_SZ', 'no end'],
      ['名前', 'REG_EXPAND_SZ', '%A%'],
      ['odd', 'REG_SZ', 'A'],
      ['list', 'REG_MULTI_SZ', ['one', 'two']],
      ['rid', 'REG_0x1f4', '0102030405'],
      ['empty', 'REG_BINARY', ''],
      ['short number', 'REG_DWORD', '01'],
      ['qword', 'REG_QWORD', 1],
    ])
  })

  it.each([3, 5])('of minor version %d holds data of 40,000 bytes', (minor) => {
    const data = Uint8Array.from({ length: 40_000 }, (_, i) => i % 251)
    const { records, problems, summary } = readItems(
      parseRegf,
      buildHive({ name: 'R', values: [{ name: 'big', type: 3, data }] }, { minor }).bytes,
    )
    expect(problems).toEqual([])
    expect(records.at(-1)).toMatchObject({ data: Buffer.from(data).toString('hex') })
    expect(summary.account.unknown).toBeLessThan(4096)
  })

  it('states facts of the current control set only', () => {
    const set = (name: string, computer: string): BuiltKey => ({
      name,
      keys: [
        {
          name: 'Control',
          keys: [
            { name: 'ComputerName', keys: [{ name: 'ComputerName', values: [{ name: 'ComputerName', type: 1, data: wide(computer) }] }] },
          ],
        },
      ],
    })
    const select: BuiltKey = { name: 'Select', values: [{ name: 'Current', type: 4, data: dword(2) }] }
    const keys = [set('ControlSet001', 'OLD-NAME'), set('ControlSet002', 'PC-042'), select]
    const { facts } = readItems(parseRegf, buildHive({ name: 'R', keys }, { fileName: 'SYSTEM' }).bytes)
    expect(facts.map((fact) => [fact.kind, fact.value, fact.locator])).toEqual([
      [
        'device.name',
        'PC-042',
        { kind: 'key', key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Control\\ComputerName\\ComputerName', name: 'ComputerName' },
      ],
    ])
  })
})

describe('a hive that is not sound', () => {
  const tree: BuiltKey = {
    name: 'R',
    keys: [
      { name: 'A', values: [{ name: 'a', type: 3, data: new Uint8Array(12) }] },
      { name: 'B', keys: [{ name: 'C' }] },
    ],
  }
  /** Builds the tree, damages it, and returns codes of problems and the keys that are still read. */
  const readDamaged = (damage: (view: DataView, at: (place: string) => number, bytes: Uint8Array) => void) => {
    const { bytes, places } = buildHive(tree)
    damage(new DataView(bytes.buffer), (place) => places.get(place) ?? Number.NaN, bytes)
    const { records, problems, summary } = readItems(parseRegf, bytes)
    expect(accountedBytes(summary)).toBe(bytes.length)
    return { codes: problems.map((problem) => problem.code), keys: namesOf(records), problems }
  }
  const all = ['R', 'R\\A', 'R\\B', 'R\\B\\C']

  it('says that it is dirty', () => {
    const { problems, records } = readItems(parseRegf, buildHive(tree, { secondarySequence: 6 }).bytes)
    expect(problems).toMatchObject([{ code: 'hiveDirty', severity: 'warning', args: { primary: 7, secondary: 6 } }])
    expect(namesOf(records)).toEqual(all)
  })

  it('says that its checksum is wrong', () => {
    expect(readDamaged((view) => view.setUint32(508, 1, true))).toMatchObject({ codes: ['hiveChecksum'], keys: all })
  })

  it('names the key whose signature is gone, and reads the others', () => {
    const { codes, keys, problems } = readDamaged((view, at) => view.setUint16(at('key B'), 0, true))
    expect(codes).toEqual(['hiveDamaged'])
    expect(keys).toEqual(['R', 'R\\A'])
    expect(problems[0]).toMatchObject({ severity: 'error', field: 'key.signature', args: { key: 'R' } })
  })

  const damages: readonly (readonly [string, string, Parameters<typeof readDamaged>[0], readonly string[]])[] = [
    ['a subkey list without its signature', 'hiveDamaged', (view, at) => view.setUint16(at('subkeys B'), 0, true), ['R', 'R\\A', 'R\\B']],
    [
      'a subkey list with too many entries',
      'hiveDamaged',
      (view, at) => view.setUint16(at('subkeys B') + 2, 9000, true),
      ['R', 'R\\A', 'R\\B'],
    ],
    [
      'a key that is its own subkey',
      'hiveDamaged',
      (view, at) => view.setUint32(at('subkeys B') + 4, at('key R') - 4100, true),
      ['R', 'R\\A', 'R\\B'],
    ],
    ['a subkey beyond the end', 'hiveDamaged', (view, at) => view.setUint32(at('subkeys B') + 4, 0x7ffffff8, true), ['R', 'R\\A', 'R\\B']],
    ['a subkey between cells', 'hiveDamaged', (view, at) => view.setUint32(at('subkeys B') + 4, 0x23, true), ['R', 'R\\A', 'R\\B']],
    ['more values than the list has', 'hiveDamaged', (view, at) => view.setUint32(at('key A') + 36, 500, true), all],
    ['a value without its signature', 'hiveDamaged', (view, at) => view.setUint16(at('value a'), 0, true), all],
    ['a value longer than its data', 'hiveDamaged', (view, at) => view.setUint32(at('value a') + 4, 5000, true), all],
    ['five bytes inside the value itself', 'hiveDamaged', (view, at) => view.setUint32(at('value a') + 4, 0x80000005, true), all],
    ['a name longer than its cell', 'hiveDamaged', (view, at) => view.setUint16(at('key C') + 72, 500, true), ['R', 'R\\A', 'R\\B']],
    ['a cell of no size', 'hiveDamaged', (view, at) => view.setInt32(at('key C') - 4, 0, true), ['R', 'R\\A', 'R\\B']],
    ['a cell that was given back', 'hiveFreeCell', (view, at) => view.setInt32(at('key C') - 4, 88, true), all],
    ['another parent', 'hiveParent', (view, at) => view.setUint32(at('key C') + 16, 0, true), all],
    ['another number of subkeys', 'hiveSubkeyCount', (view, at) => view.setUint32(at('key B') + 20, 3, true), all],
    ['a bin without its signature', 'hiveBin', (view) => view.setUint32(4096, 0, true), all],
  ]
  it.each(damages)('reports %s', (_what, code, damage, keys) => {
    expect(readDamaged(damage)).toMatchObject({ codes: [code], keys })
  })

  it('is said to be cut off', () => {
    const { bytes } = buildHive(tree)
    new DataView(bytes.buffer).setUint32(40, 8192, true)
    sealBaseBlock(bytes)
    const { problems, records } = readItems(parseRegf, bytes)
    expect(problems.map((problem) => problem.code)).toContain('hiveCut')
    expect(namesOf(records)).toEqual(all)
  })

  it('at every length of a file that is cut off is a problem, never an exception', () => {
    const { bytes } = buildHive(tree)
    for (let size = 0; size < bytes.length; size += 13) {
      const { problems, summary } = readItems(parseRegf, bytes.slice(0, size))
      expect(problems.length).toBeGreaterThan(0)
      expect(accountedBytes(summary)).toBe(size)
    }
  })

  it('is read to its end whatever bytes are damaged', () => {
    let state = 1
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const { bytes } = buildHive(tree)
    for (let round = 0; round < 500; round++) {
      const damaged = bytes.slice()
      for (let i = 0; i < 12; i++) damaged[i < 2 ? random(512) : 4096 + random(700)] = random(256)
      const { summary } = readItems(parseRegf, damaged)
      expect(accountedBytes(summary)).toBe(bytes.length)
      expect(summary.account.unknown).toBeGreaterThanOrEqual(0)
    }
  })

  it('stops at 512 levels of keys', () => {
    let key: BuiltKey = { name: 'k' }
    for (let depth = 0; depth < 600; depth++) key = { name: 'k', keys: [key] }
    const { records, problems } = readItems(parseRegf, buildHive(key).bytes)
    expect(problems.map((problem) => problem.code)).toEqual(['hiveDepth'])
    expect(records).toHaveLength(513)
  })
})

/** regf.md, section 6: hive, keys, values, default-named values, dirty; the numbers of two other readers. */
const hives: readonly (readonly [string, number, number, number, boolean])[] = [
  ['regipy/BCD.xz', 132, 103, 0, false],
  ['regipy/NTUSER.DAT.xz', 1812, 4094, 606, false],
  ['regipy/SAM.xz', 65, 70, 43, false],
  ['regipy/SECURITY.xz', 100, 109, 98, true],
  ['regipy/SYSTEM.xz', 30756, 73456, 672, false],
  ['regipy/SYSTEM_B.xz', 33123, 74957, 5784, true],
  ['regipy/ntuser_software_partial.xz', 6396, 19990, 203, false],
  ['artemis/NTUSER.DAT', 666, 1089, 181, false],
  ['plaso/NTUSER-RunTests.DAT', 893, 1306, 538, false],
]

describeWithCorpus('on real hives', () => {
  it.for(hives)('%s has %d keys and %d values', ([name, keys, values, defaults, isDirty], { skip }) => {
    skip(name.endsWith('.xz') && spawnSync('xz', ['--version']).status !== 0, 'xz is not installed')
    const bytes = hiveBytes(`C/hives/${name}`)
    const { records, problems, summary } = readItems(parseRegf, bytes)
    const found = records.filter((record) => record.type === 'registryValue')
    expect(namesOf(records)).toHaveLength(keys)
    expect(found).toHaveLength(values)
    expect(found.filter((record) => record.name === '')).toHaveLength(defaults)
    expect(problems.map((problem) => problem.code)).toEqual(isDirty ? ['hiveDirty'] : [])
    expect(accountedBytes(summary)).toBe(bytes.length)
  })
})

function hiveBytes(name: string): Uint8Array {
  if (!name.endsWith('.xz')) return corpusBytes(name)
  return new Uint8Array(execFileSync('xz', ['-dc', corpusPath(name)], { maxBuffer: 64 << 20 }))
}
