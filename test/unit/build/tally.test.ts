import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaywrightTally, readVitestTally, sum } from '../../../build/scripts/tally.ts'
import { temporaryFolder } from '../electron/main/temporaryFolder.ts'

function report(content: unknown): string {
  const path = join(temporaryFolder(), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const file = (status: string, tests: readonly string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) })

test('counts unit tests by their outcome; what neither passed nor failed was skipped', () => {
  const path = report({ testResults: [file('failed', ['passed', 'failed', 'pending']), file('passed', ['passed', 'todo', 'skipped'])] })
  expect(readVitestTally(path)).toEqual({ passed: 2, failed: 1, skipped: 3 })
})

test('counts a test file that could not be loaded as one failure', () => {
  expect(readVitestTally(report({ testResults: [file('failed', [])] }))).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('counts a flaky end-to-end test and an error outside of tests as failures', () => {
  const path = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no tests found' }] })
  expect(readPlaywrightTally(path)).toEqual({ passed: 5, failed: 3, skipped: 2 })
})

test('counts a suite that wrote no report as one failure', () => {
  expect(readVitestTally('/nowhere/report.json').failed).toBe(1)
  expect(readPlaywrightTally('/nowhere/report.json').failed).toBe(1)
})

test('adds suites up', () => {
  expect(
    sum([
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ]),
  ).toEqual({ passed: 11, failed: 22, skipped: 33 })
})
