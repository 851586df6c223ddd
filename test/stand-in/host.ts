// node test/stand-in/host.ts APP_DIR [--user-data-dir=FOLDER] [--interactive] [arguments of the app]
// Runs the "main" of APP_DIR's package.json as if under Electron, its windows as pages of an installed Chromium.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from './chromium.ts'
import { obeyTest, reportWindows, tell } from './control.ts'
import { app } from './electron/app.ts'
import { setPageOpener } from './electron/browserWindow.ts'
import { openPage } from './pageDriver.ts'
import { handleRequest } from './requestDriver.ts'
import { type PackageJson, setStandIn } from './standIn.ts'

/** A main that is not evaluated by then waits for something at its top level. */
const EVALUATION_LIMIT_MS = 10_000

const [appFolder = '.', ...rest] = process.argv.slice(2)
const appDir = resolve(appFolder)
const packageJson = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as PackageJson
const isInteractive = rest.includes('--interactive')
const userDataArgument = rest.find((argument) => argument.startsWith('--user-data-dir='))
const userData = userDataArgument?.slice('--user-data-dir='.length) ?? mkdtempSync(join(tmpdir(), 'joinsight-'))
mkdirSync(userData, { recursive: true })

const chromium = await launchChromium({ headed: isInteractive, withPort: !isInteractive })
const children = new Set<ChildProcess>()
let freePage = chromium.context.pages()[0]
await chromium.context.route('**/*', handleRequest)

async function exit(code: number): Promise<void> {
  for (const child of children) child.kill()
  try {
    await chromium.close()
  } finally {
    process.exit(code)
  }
}

setStandIn({
  appDir,
  userData,
  packageJson,
  isInteractive,
  children,
  exit,
  locale: process.env.STAND_IN_LOCALE ?? 'en-GB',
  context: chromium.context,
  report: (name, data) => tell({ kind: 'report', name, data }),
})

// The browser starts with one page: the first window takes it.
setPageOpener((window) => {
  const page = freePage
  freePage = undefined
  return openPage(chromium.context, page, window)
})

/** What the app can ask of its process to learn where it runs. */
function dressProcess(): void {
  const electronVersion = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8'),
  ) as PackageJson
  Object.assign(process.versions, {
    electron: electronVersion.version,
    chrome: chromium.context.browser()?.version() ?? '',
    'stand-in': electronVersion.version,
  })
  Object.assign(process, { type: 'browser', resourcesPath: join(appDir, 'resources') })
  process.argv = [process.execPath, appDir, ...rest.filter((argument) => argument !== '--interactive')]
}

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: pathToFileURL(join(import.meta.dirname, 'electron', 'index.ts')).href, shortCircuit: true }
      : next(specifier, context),
})
dressProcess()
obeyTest(exit)
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
reportWindows()
if (chromium.port !== undefined) tell({ kind: 'listening', port: chromium.port })

const tooSlow = setTimeout(() => {
  console.error('stand-in: main has not been evaluated in 10 s: a top-level `await app.whenReady()` never ends, in Electron too')
  void exit(1)
}, EVALUATION_LIMIT_MS)
try {
  await import(pathToFileURL(resolve(appDir, packageJson.main)).href)
  clearTimeout(tooSlow)
  app.becomeReady()
} catch (error) {
  console.error('stand-in: main failed', error)
  await exit(1)
}
