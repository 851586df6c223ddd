import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { launchStandIn } from '../../test/ui/launchStandIn.ts'
import { findBrowser } from '../scripts/findBrowser.ts'
import { buildApp, inProject } from '../scripts/project.ts'
import type { Measure } from './measure.ts'

/** The overview stands: the list of devices and the verdict of the first one can be clicked. */
const INTERACTIVE = '.overview-device, .overview-verdict h2'

/** Builds once where there is no build, and names the browser for the stand-in. */
function prepare(): void {
  if (!existsSync(inProject('out', 'main', 'main.js')) && !buildApp()) throw new Error('the build failed')
  const browser = process.env.CHROMIUM ?? findBrowser()
  if (browser === undefined) throw new Error('no browser was found: set CHROMIUM')
  process.env.CHROMIUM = browser
}

/** Milliseconds until the window of the 1,000-device case can be used: from the start of the process, and from the start of the page. */
async function openWindow(folder: string): Promise<{ readonly process: number; readonly page: number }> {
  prepare()
  const start = performance.now()
  const app = await launchStandIn({ userData: join(folder, `profile-${start}`), args: [join(folder, 'reports.jcase')] })
  try {
    const page = await app.firstWindow()
    await page.locator(INTERACTIVE).first().waitFor({ state: 'visible', timeout: 30_000 })
    return { process: performance.now() - start, page: await page.evaluate(() => performance.now()) }
  } finally {
    await app.close()
  }
}

/** Over the case that the measure of 1,000 reports leaves. Real Electron starts its window without the stand-in's detours. */
export const windowMeasures: readonly Measure[] = [
  {
    name: 'window on 1,000 devices, from the page’s start (stand-in)',
    goal: '≤ 1500',
    unit: 'ms',
    runs: 3,
    perRun: async (folder) => (await openWindow(folder)).page,
  },
  {
    name: 'window on 1,000 devices, from the process’s start (stand-in)',
    goal: '≤ 1500',
    unit: 'ms',
    runs: 3,
    perRun: async (folder) => (await openWindow(folder)).process,
  },
]
