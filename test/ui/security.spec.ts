import type { Page } from '@playwright/test'
import { expect, request, test } from './launch.ts'

/** A host that exists nowhere; whatever asks for it must not get as far as asking. */
const ELSEWHERE = 'https://joinsight.invalid/'

/** Runs a statement as the page itself would: what a debugger evaluates is exempt from the policy while it is synchronous. */
const asThePage = (page: Page, statement: string): Promise<void> =>
  page.evaluate((source) => {
    const run =
      source === 'navigate' ? () => location.assign('https://joinsight.invalid/') : () => window.open('https://joinsight.invalid/')
    setTimeout(run)
  }, statement)

test('the policy of each page is strict, with a nonce of its own, and nothing is stored', async ({ page }) => {
  const pages = await page.evaluate(() =>
    Promise.all(
      [1, 2].map(async () => {
        const { headers } = await fetch('/index.html')
        return Object.fromEntries(headers)
      }),
    ),
  )
  for (const headers of pages) {
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+'/)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
  }
  expect(pages[0]?.['content-security-policy']).not.toBe(pages[1]?.['content-security-policy'])
})

test('a page loads without a single violation of the policy, and one that is provoked would be seen', async ({ page, troubles }) => {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { violationsSeen: seen })
    document.addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  const seen = () => page.evaluate(() => (window as unknown as { violationsSeen: string[] }).violationsSeen)
  await page.reload()
  await page.waitForTimeout(500)
  expect(await seen()).toEqual([])
  expect(troubles).toEqual([])
  await page.evaluate(() => {
    setTimeout(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "injected"'
      document.body.append(script)
    })
  })
  await expect.poll(seen).toEqual(['script-src-elem inline'])
  expect(await page.title()).not.toBe('injected')
  expect(troubles).toHaveLength(1)
  troubles.length = 0
})

test('text is never run as code', async ({ page, troubles }) => {
  await page.evaluate(() => {
    setTimeout(() => {
      try {
        const evaluate: unknown = Reflect.get(globalThis, 'eval')
        if (typeof evaluate === 'function') evaluate('document.title = "evaluated"')
      } catch (error) {
        document.documentElement.dataset.refused = error instanceof Error ? error.name : 'unknown'
      }
    })
  })
  await expect(page.locator('html')).toHaveAttribute('data-refused', 'EvalError')
  expect(await page.title()).not.toBe('evaluated')
  troubles.length = 0
})

test('only the files of the build are served, by no detour', async ({ page, troubles }) => {
  const statusOf = (path: string, method = 'GET') =>
    page.evaluate(async ([url, verb]) => (await fetch(url, { method: verb })).status, [path, method] as const)
  for (const path of ['/package.json', '/..%2f..%2fpackage.json', '/%2e%2e/main/main.js', '/..%5cmain%5cmain.js'])
    expect(await statusOf(path), path).toBe(404)
  expect(await statusOf('/index.html', 'POST')).toBe(405)
  expect(troubles).toEqual([])
})

test('the window leaves its page for nowhere', async ({ page, app }) => {
  const before = page.url()
  await asThePage(page, 'navigate')
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
  expect(app.takeNetworkRequests()).toEqual([])
})

test('no second window can be opened by a page', async ({ page, app }) => {
  await asThePage(page, 'open')
  await page.waitForTimeout(300)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1)
  expect(app.takeNetworkRequests()).toEqual([])
})

test('frames, plug-ins and forms to elsewhere are refused by the policy', async ({ page, app, troubles }) => {
  await page.evaluate((url) => {
    setTimeout(() => {
      for (const [tag, attribute] of [
        ['iframe', 'src'],
        ['img', 'src'],
        ['object', 'data'],
      ] as const) {
        const element = document.createElement(tag)
        element.setAttribute(attribute, url)
        document.body.append(element)
      }
    })
  }, ELSEWHERE)
  await expect.poll(() => troubles.length).toBeGreaterThanOrEqual(3)
  expect(app.takeNetworkRequests()).toEqual([])
  troubles.length = 0
})

test('a page cannot fetch from a network', async ({ page, app, troubles }) => {
  const outcome = await page.evaluate(async (url) => {
    await new Promise((resolve) => setTimeout(resolve))
    return fetch(url).then(
      () => 'answered',
      () => 'refused',
    )
  }, ELSEWHERE)
  expect(outcome).toBe('refused')
  expect(app.takeNetworkRequests()).toEqual([])
  troubles.length = 0
})

test('every permission is denied', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('there is no Node in the page, and one object of the preload with three functions', async ({ page }) => {
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer']
    const api = (window as unknown as Record<string, unknown>).joinsight as object
    const descriptor = Object.getOwnPropertyDescriptor(window, 'joinsight')
    return {
      ofNode: names.filter((name) => name in window),
      api: Object.keys(api).sort(),
      isFrozen: Object.isFrozen(api),
      canBeReplaced: descriptor?.writable === true || descriptor?.configurable === true,
    }
  })
  expect(found).toEqual({ ofNode: [], api: ['on', 'pathsOf', 'request'], isFrozen: true, canBeReplaced: false })
})

test('a request whose input does not fit the contract is refused in words', async ({ page }) => {
  expect(await request(page, 'evidence.bytes', { artefactId: '1; DROP TABLE', offset: 0, length: 1 })).toMatchObject({
    ok: false,
    failure: { code: 'invalidInput', message: { en: expect.any(String), fr: expect.any(String) } },
  })
  expect(await request(page, 'host.window', { action: 'openDevTools' })).toMatchObject({ ok: false, failure: { code: 'invalidInput' } })
  for (const name of ['host.run', '__proto__', 'constructor'])
    expect(await request(page, name, {})).toMatchObject({ ok: false, failure: { code: 'unknownRequest' } })
})

test('a request from a page that is not the app’s is refused', async ({ page, app }) => {
  expect(await request(page, 'host.info', {})).toMatchObject({ ok: true })
  const answers = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => Promise<unknown>> }
    const sender = BrowserWindow.getAllWindows()[0]?.webContents
    const frames = [{ url: 'https://joinsight.invalid/', parent: null }, { url: 'app://elsewhere/index.html', parent: null }, null]
    const ask = _invokeHandlers.get('joinsight:request')
    return Promise.all(frames.map((senderFrame) => ask?.({ sender, senderFrame }, 'host.info', {})))
  }, undefined)
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { code: 'wrongSender' } })
  expect(answers).toHaveLength(3)
})
