import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeLeft } from '../../../../electron/store/removeLeft.ts'
import { temporaryFolder } from './caseFixture.ts'

test('what a killed program left goes with all that is in it', () => {
  const left = join(temporaryFolder(), 'joinsight-case-1-x')
  mkdirSync(left)
  writeFileSync(join(left, 'a.jcase'), '')
  removeLeft(left)
  expect(existsSync(left)).toBe(false)
})

test('what another person left, and may not be removed, stops nobody', () => {
  const refuse = (): never => {
    throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
  }
  expect(() => removeLeft('/tmp/joinsight-case-1-x', refuse)).not.toThrow()
  const broken = (): never => {
    throw new TypeError('a mistake of ours')
  }
  expect(() => removeLeft('/tmp/joinsight-case-1-x', broken)).toThrow('a mistake of ours')
})
