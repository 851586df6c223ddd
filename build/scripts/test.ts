// Everything that `npm test` is: build, checks, unit tests, end-to-end tests; the last line counts them all.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { checkSteps } from './checkSteps.ts'
import { findOrInstallBrowser } from './installBrowser.ts'
import { findOrInstallEvtxExport } from './installEvtxExport.ts'
import { buildApp, inProject, projectRoot, runTool } from './project.ts'
import { oneFailed, onePassed, readPlaywrightTally, readVitestTally, sum, type Tally } from './tally.ts'

const results = inProject('test-results')
const isCi = process.env.CI !== undefined && process.env.CI !== ''

const head = (name: string): void => console.log(`\n=== ${name}`)

function step(name: string, run: () => boolean): Tally {
  head(name)
  return run() ? onePassed : oneFailed
}

function unitTests(): Tally {
  head('unit tests')
  const report = `${results}/unit.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // In CI a missing reader of other people fails the tests that ask it; elsewhere they are skipped.
  const isExpected = findOrInstallEvtxExport() || isCi
  runTool('vitest', ['run', '--config', 'build/vitest.config.ts', ...reporters], {
    NO_COLOR: '1',
    ...(isExpected && { JOINSIGHT_EVTXEXPORT: '1' }),
  })
  return readVitestTally(report)
}

function endToEndTests(isBuilt: boolean): Tally {
  head('end-to-end tests')
  if (!isBuilt) {
    console.error('not run: there is no build to test')
    return oneFailed
  }
  const browser = findOrInstallBrowser()
  if (browser === undefined) return oneFailed
  const report = `${results}/e2e.json`
  runTool('playwright', ['test', '-c', 'build/playwright.config.ts', '--reporter=list,json'], {
    CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return readPlaywrightTally(report)
}

const checkPackage = (): boolean =>
  spawnSync(process.execPath, [inProject('build', 'scripts', 'checkPackage.ts')], { cwd: projectRoot, stdio: 'inherit' }).status === 0

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// Many tests start the command line or the app, each a process of its own: what Node has compiled for one is kept for the next.
process.env.NODE_COMPILE_CACHE = inProject('node_modules', '.cache', 'compiled')
const build = step('build', buildApp)
const checks = checkSteps.map(({ name, run }) => step(name, run))
const packaged = step('package', checkPackage)
const total = sum([build, ...checks, packaged, unitTests(), endToEndTests(build.passed === 1)])
if (total.failed > 0) process.exitCode = 1
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
