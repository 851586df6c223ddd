import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBrowser, findHeadlessBrowser } from '../../build/scripts/findBrowser.ts'

/** Nothing of Chromium's own goes to a network, and every name resolves to nothing. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

const isRoot = process.getuid?.() === 0

export interface ChromiumOptions {
  readonly headed: boolean
  /** Open a port so that a test in another process can attach; without it the browser is reached by pipe alone. */
  readonly withPort: boolean
}
export interface Chromium {
  readonly context: BrowserContext
  readonly port: number | undefined
  close(): Promise<void>
}

/** Starts the installed browser with a profile that is thrown away. */
export async function launchChromium({ headed, withPort }: ChromiumOptions): Promise<Chromium> {
  const executablePath = headed ? findBrowser() : findHeadlessBrowser()
  if (executablePath === undefined) throw new Error('No Chrome, Chromium or Edge was found; name one in the variable CHROMIUM.')
  const profile = mkdtempSync(join(tmpdir(), 'joinsight-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !headed,
    serviceWorkers: 'block',
    // The host ends in order on a signal, and the browser with it.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    viewport: null,
    ...(headed ? { ignoreDefaultArgs: ['about:blank'] } : {}),
    args: [
      ...FLAGS,
      ...(isRoot ? ['--no-sandbox'] : []),
      // A window of its own without tabs and address, and no bar that warns of these very flags.
      ...(headed ? ['--app=data:text/html,Joinsight', '--test-type', '--window-size=1440,900'] : ['--disable-gpu']),
      ...(withPort ? ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'] : []),
    ],
  })
  const port = withPort ? Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]) : undefined
  return {
    context,
    port,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
