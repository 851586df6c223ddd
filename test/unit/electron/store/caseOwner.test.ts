import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaseFileError } from '../../../../electron/store/caseFileError.ts'
import { claimCase, isStale, ownerFile, readOwner, releaseCase, takeOver } from '../../../../electron/store/caseOwner.ts'
import { failureOf, temporaryFolder } from './caseFixture.ts'

const casePath = () => join(temporaryFolder(), 'a.jcase')
const me = { host: 'lab-1', user: 'ada', pid: process.pid, now: new Date('2026-03-01T12:00:00Z') }
const you = { host: 'lab-2', user: 'bob', pid: 4242 }
/** The id of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid

const refusal = (work: () => unknown): CaseFileError => {
  try {
    work()
  } catch (error) {
    if (error instanceof CaseFileError) return error
    throw error
  }
  throw new Error('was not refused')
}

test('a claim names host, user, process and time, and goes when it is released', () => {
  const path = casePath()
  const claim = claimCase(path, me)
  expect(JSON.parse(readFileSync(ownerFile(path), 'utf8'))).toMatchObject({
    host: 'lab-1',
    user: 'ada',
    pid: process.pid,
    at: '2026-03-01T12:00:00.000Z',
  })
  releaseCase(claim)
  expect(existsSync(ownerFile(path))).toBe(false)
})

test('a second claim is refused with the name of the owner', () => {
  const path = casePath()
  claimCase(path, me)
  const error = refusal(() => claimCase(path, you))
  expect(error).toMatchObject({ code: 'locked', stale: false, owner: { user: 'ada', host: 'lab-1' } })
  for (const text of Object.values(error.localized)) expect(text).toMatch(/ada @ lab-1/)
})

test('an owner whose process is gone is stale, and can be taken over', () => {
  const path = casePath()
  claimCase(path, { ...me, pid: endedProcess() })
  expect(refusal(() => claimCase(path, me)).stale).toBe(true)
  expect(takeOver(path, me).owner.pid).toBe(process.pid)
  expect(readOwner(path)?.pid).toBe(process.pid)
})

test('an owner of before this computer was started again is stale, whoever has the number of its process now', () => {
  const path = casePath()
  const { owner } = claimCase(path, { ...me, uptime: 90_000 })
  expect(isStale(owner, me.host, 90_001)).toBe(false)
  expect(isStale(owner, me.host, 60)).toBe(true)
  expect(isStale(owner, 'lab-2', 60)).toBe(false)
  const { uptime: _uptime, ...older } = owner
  expect(isStale(older, me.host, 60)).toBe(false)
})

test('an owner that runs is not taken over', () => {
  const path = casePath()
  const claim = claimCase(path, me)
  expect(failureOf(() => takeOver(path, { ...me, pid: 1 }))).toBe('locked')
  expect(readOwner(path)).toEqual(claim.owner)
})

test('an owner on another computer cannot be checked: only by force', () => {
  const path = casePath()
  claimCase(path, { ...you, pid: endedProcess() })
  expect(failureOf(() => takeOver(path, me))).toBe('locked')
  expect(takeOver(path, me, { force: true }).owner.user).toBe('ada')
})

test('an owner file that was cut off belongs to nobody', () => {
  const path = casePath()
  writeFileSync(ownerFile(path), '{"host":"lab')
  expect(refusal(() => claimCase(path, me))).toMatchObject({ stale: true })
  expect(takeOver(path, me).owner.user).toBe('ada')
})

test('releasing a claim that somebody took over leaves theirs', () => {
  const path = casePath()
  const mine = claimCase(path, me)
  const theirs = takeOver(path, you, { force: true })
  releaseCase(mine)
  expect(readOwner(path)).toEqual(theirs.owner)
})

test('taking over a case that nobody owns is a claim', () => {
  const path = casePath()
  expect(takeOver(path, me).owner.user).toBe('ada')
})

test('a claim in a folder that is not there says that the case was not found', () => {
  expect(failureOf(() => claimCase(join(temporaryFolder(), 'gone', 'a.jcase'), me))).toBe('notFound')
})
