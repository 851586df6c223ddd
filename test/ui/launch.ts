import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { type AppUnderTest, type LaunchOptions, projectRoot } from './appUnderTest.ts'
import { launchElectron } from './launchElectron.ts'
import { launchStandIn } from './launchStandIn.ts'

const pictures = join(projectRoot, 'test-results', 'screenshots')

/** Electron's program, where it is installed. Its package is never required: that would start a download. */
function electronBinary(): string | undefined {
  if (process.env.E2E_ENGINE === 'stand-in') return undefined
  const folder = join(projectRoot, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/** Starts the built app: in Electron where it is installed, else in Chromium by way of the stand-in. */
export function launchApp(options: LaunchOptions): Promise<AppUnderTest> {
  const binary = electronBinary()
  return binary === undefined ? launchStandIn(options) : launchElectron(binary, options)
}

const newUserData = (): string => mkdtempSync(join(tmpdir(), 'joinsight-test-'))

/** Asks the app as its page does; gives back the answer with `ok`, and `value` or `failure`. */
export const request = <T = unknown>(page: Page, name: string, input: unknown): Promise<T> =>
  page.evaluate(
    ([requestName, requestInput]) => {
      const { joinsight } = window as unknown as { joinsight: { request(name: unknown, input: unknown): Promise<unknown> } }
      return joinsight.request(requestName, requestInput)
    },
    [name, input] as const,
  ) as Promise<T>

/** Waits until files are in the open case, so many at least, and nothing is read any more; then until the window shows it. */
export async function importEnded(page: Page, artefacts = 1): Promise<void> {
  const state = async () => (await request<{ value?: { importing?: boolean; artefacts?: number } }>(page, 'case.state', {})).value
  await expect
    .poll(
      async () => {
        const now = await state()
        return now?.importing === false ? (now.artefacts ?? 0) : -1
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(artefacts)
  await expect(page.locator('.status-progress')).toHaveCount(0)
}

/** Drops files and folders of the disk on an element, as the system's file manager does, with their paths. */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`nothing to drop on: ${selector}`)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const drag = async (): Promise<void> => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, ...place, data })
  }
  // While the page is at work Chromium makes of a drop of this protocol no more than a dragover at times: then it is dropped again.
  for (let attempt = 0; !(await dropArrives(page, drag)); attempt++)
    if (attempt === 4) throw new Error(`the drop did not arrive: ${selector}`)
  await cdp.detach()
}

/** Whether the page hears of a drop that `drag` does, within a second. */
async function dropArrives(page: Page, drag: () => Promise<void>): Promise<boolean> {
  await page.evaluate(() => {
    const dropped = new Promise((resolve) => window.addEventListener('drop', () => resolve(true), { once: true, capture: true }))
    Object.assign(window, { dropped })
  })
  await drag()
  return page.evaluate(() => {
    const { dropped } = window as unknown as { dropped: Promise<boolean> }
    return Promise.race([dropped, new Promise<boolean>((resolve) => setTimeout(resolve, 1000, false))])
  })
}

/** What the browser says about the page that no test may let pass: refused by the policy, or thrown. */
const isTrouble = (message: ConsoleMessage): boolean => /content security policy/i.test(message.text())

interface Fixtures {
  userData: string
  /** Arguments that the app is started with; set by `test.use({ appArgs: […] })`. */
  appArgs: readonly string[]
  app: AppUnderTest
  page: Page
  /** Violations of the policy and errors of the page; a test that provokes them empties the list. Anything left fails the test. */
  troubles: string[]
  /** Saves a picture of the window under test-results/screenshots and gives back its path. */
  picture: (name: string) => Promise<string>
}

export const test = base.extend<Fixtures>({
  appArgs: [[], { option: true }],
  // Playwright wants a pattern of fixtures here; nothing of it is needed.
  userData: async ({ appArgs: _ }, use) => {
    const folder = newUserData()
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ userData, appArgs }, use) => {
    const app = await launchApp({ userData, args: appArgs })
    await use(app)
    await app.close()
    expect(app.takeNetworkRequests(), 'requests that would have left the machine').toEqual([])
  },
  troubles: async ({ app }, use) => {
    const troubles: string[] = []
    const page = await app.firstWindow()
    page.on('console', (message) => {
      if (isTrouble(message)) troubles.push(message.text())
    })
    page.on('pageerror', (error) => troubles.push(error.message))
    await use(troubles)
    expect(troubles, 'violations of the policy and errors of the page').toEqual([])
  },
  page: async ({ app, troubles }, use) => {
    expect(troubles).toEqual([])
    await use(await app.firstWindow())
  },
  picture: async ({ page }, use) => {
    await use(async (name) => {
      const path = join(pictures, `${name}.png`)
      mkdirSync(dirname(path), { recursive: true })
      await page.screenshot({ path, animations: 'disabled' })
      return path
    })
  },
})
export { expect }
