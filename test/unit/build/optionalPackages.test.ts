import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingOptionalPackages } from '../../../build/scripts/optionalPackages.ts'
import { inProject } from '../../../build/scripts/project.ts'

test('the lock names the packages of every platform, so that npm ci takes it', () => {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  expect(missingOptionalPackages(packages)).toEqual({})
})

test('a package of another platform is added with what its name says', () => {
  const lock = { '': {}, 'node_modules/tool': { dev: true, optionalDependencies: { '@tool/cli-linux-x64-musl': '^2.1.0' } } }
  expect(missingOptionalPackages(lock)).toEqual({
    'node_modules/@tool/cli-linux-x64-musl': { version: '2.1.0', cpu: ['x64'], os: ['linux'], libc: ['musl'], optional: true, dev: true },
  })
})

test('a package that lies further out counts as there', () => {
  const lock = {
    'node_modules/a/node_modules/tool': { optionalDependencies: { fast: '1.0.0' } },
    'node_modules/fast': { version: '1.0.0' },
  }
  expect(missingOptionalPackages(lock)).toEqual({})
})
