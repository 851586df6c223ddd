import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONTAINER_LIMITS, type ContainerLimits } from '../../../../../electron/engine/containers/limits.ts'
import type { OfferedContainer, OfferedMember } from '../../../../../electron/engine/containers/offered.ts'
import { openOffered } from '../../../../../electron/engine/containers/openOffered.ts'
import { readMember } from '../../../../../electron/engine/import/readMember.ts'
import { buildZip, member, type TestMember } from './buildZip.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function openBytes(bytes: Uint8Array, limits: ContainerLimits = CONTAINER_LIMITS): Promise<OfferedContainer> {
  const path = join(folder, 'offered.zip')
  writeFileSync(path, bytes)
  return openOffered(path, limits)
}
const openMembers = (members: readonly TestMember[], limits?: ContainerLimits) => openBytes(buildZip(members), limits)
const called = (container: OfferedContainer, path: string): OfferedMember => {
  const found = container.members.find((one) => one.path === path)
  if (found === undefined) throw new Error(`${path} is not among ${container.members.map((one) => one.path).join()}`)
  return found
}
function readAll(one: OfferedMember) {
  if (one.open === undefined) throw new Error('the member cannot be opened')
  return readMember(one.open(), one)
}
const textOf = async (one: OfferedMember): Promise<string> => new TextDecoder().decode((await readAll(one)).bytes)
const codes = (one: OfferedMember): string[] => one.problems.map(({ code }) => code)

describe('a zip', () => {
  it('gives its members with / as separator, whichever it was written with', async () => {
    const zip = await openMembers([member('SystemInfoLogs\\dsregcmd.txt', 'a'), member('a/b.txt', 'b')])
    expect(zip.kind).toBe('zip')
    expect(await textOf(called(zip, 'SystemInfoLogs/dsregcmd.txt'))).toBe('a')
    expect(await textOf(called(zip, 'a/b.txt'))).toBe('b')
    await zip.close()
  })

  it('is told by its content, and has a row of its own with the path ""', async () => {
    const path = join(folder, 'results.dat')
    writeFileSync(path, buildZip([member('a.txt', 'a')]))
    const zip = await openOffered(path, CONTAINER_LIMITS)
    expect(zip.members.map((one) => one.path)).toEqual(['', 'a.txt'])
    await zip.close()
  })

  it.each(['../../evil.txt', '/etc/evil.txt', 'C:\\Windows\\evil.txt', '\\\\server\\share\\evil.txt', 'a/../../evil.txt'])(
    'lists a member named %s under a harmless path and refuses to read it',
    async (name) => {
      const zip = await openMembers([member(name, 'x'), member('good.txt', 'y')])
      const evil = zip.members.find((one) => one.name === 'evil.txt')
      expect(evil?.path).not.toMatch(/\.\.|^\/|:/)
      expect(evil && codes(evil)).toEqual(['memberNameRefused'])
      expect(codes(called(zip, 'good.txt'))).toEqual([])
      await zip.close()
    },
  )

  it('lists an encrypted member and one of an unknown method, each with what to do', async () => {
    const zip = await openMembers([
      { ...member('secret.txt', 'x'), flags: 1 },
      { ...member('odd.txt', 'x'), method: 98 },
    ])
    expect(codes(called(zip, 'secret.txt'))).toEqual(['memberEncrypted'])
    expect(called(zip, 'odd.txt').problems[0]?.message).toContain('method 98')
    expect(called(zip, 'odd.txt').open).toBeUndefined()
    await zip.close()
  })

  it('does not unpack a member over the size limit, and names both sizes', async () => {
    const zip = await openMembers([{ ...member('huge.txt', 'x'), claimedSize: 3_000_000_000 }])
    expect(called(zip, 'huge.txt').problems[0]?.message).toMatch(/3000000000.*2147483648/)
    expect(called(zip, 'huge.txt').open).toBeUndefined()
    await zip.close()
  })

  it('does not unpack a member that grows more than the ratio allows', async () => {
    const limits = { ...CONTAINER_LIMITS, ratioFrom: 1000 }
    const zip = await openMembers([member('zeros.txt', '0'.repeat(1_000_000)), member('fine.txt', 'fine')], limits)
    expect(codes(called(zip, 'zeros.txt'))).toEqual(['zipRatioLimit'])
    expect(codes(called(zip, 'fine.txt'))).toEqual([])
    await zip.close()
  })

  it('stops unpacking where the total passes its limit, and says so at each member beyond', async () => {
    const limits = { ...CONTAINER_LIMITS, totalBytes: 10 }
    const zip = await openMembers([member('a.txt', '12345678'), member('b.txt', '12345678'), member('c.txt', '12')], limits)
    expect(zip.members.map(codes)).toEqual([[], [], ['zipTotalLimit'], []])
    await zip.close()
  })

  it('lists no more members than the count allows, and says how many there are', async () => {
    const limits = { ...CONTAINER_LIMITS, members: 2 }
    const zip = await openMembers([member('a', '1'), member('b', '2'), member('c', '3')], limits)
    expect(zip.members.map((one) => one.path)).toEqual(['', 'a', 'b'])
    expect(called(zip, '').problems[0]?.message).toContain('3 members')
    await zip.close()
  })

  it('gives the bytes of a member with a wrong checksum together with the problem', async () => {
    const zip = await openMembers([{ ...member('a.txt', 'content'), crc: 1 }])
    const read = await readAll(called(zip, 'a.txt'))
    expect(new TextDecoder().decode(read.bytes)).toBe('content')
    expect(read.problems.map(({ code }) => code)).toEqual(['memberDamaged'])
    await zip.close()
  })

  it('whose member claims fewer bytes than it holds is damaged there, not swallowed whole', async () => {
    const zip = await openMembers([{ ...member('a.txt', 'x'.repeat(100_000)), claimedSize: 10 }])
    const read = await readAll(called(zip, 'a.txt'))
    expect(read.problems.map(({ code }) => code)).toEqual(['memberDamaged'])
    await zip.close()
  })

  it('that was cut off gives the members before the cut, and what there is of the one in it', async () => {
    const noise = Array.from({ length: 400 }, (_, i) => `line ${i * 7919}`).join('\n')
    const whole = buildZip([member('first.txt', 'complete'), member('second.txt', noise)])
    const zip = await openBytes(whole.subarray(0, 900))
    expect(codes(called(zip, ''))).toEqual(['zipDamaged'])
    expect(await textOf(called(zip, 'first.txt'))).toBe('complete')
    expect(codes(called(zip, 'second.txt'))).toEqual(['memberCutOff'])
    expect(noise.startsWith(await textOf(called(zip, 'second.txt')))).toBe(true)
    await zip.close()
  })

  it('of four bytes is a damaged zip without members', async () => {
    const zip = await openBytes(new TextEncoder().encode('PK\x03\x04'))
    expect(zip.members.map((one) => one.path)).toEqual([''])
    expect(codes(called(zip, ''))).toEqual(['zipDamaged'])
  })
})

describe('a folder', () => {
  it('gives all files below it by their paths', async () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    writeFileSync(join(folder, 'a/b/deep.txt'), 'deep')
    writeFileSync(join(folder, 'top.txt'), 'top')
    const listed = await openOffered(folder, CONTAINER_LIMITS)
    expect(listed.members.map((one) => one.path)).toEqual(['a/b/deep.txt', 'top.txt'])
    expect(await textOf(called(listed, 'a/b/deep.txt'))).toBe('deep')
  })

  it('does not follow links, and lists each with its problem', async () => {
    writeFileSync(join(folder, 'real.txt'), 'x')
    symlinkSync('/etc', join(folder, 'etc'))
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'))
    const listed = await openOffered(folder, CONTAINER_LIMITS)
    expect(listed.members.map((one) => [one.path, codes(one)])).toEqual([
      ['etc', ['linkNotFollowed']],
      ['link.txt', ['linkNotFollowed']],
      ['real.txt', []],
    ])
  })
})
