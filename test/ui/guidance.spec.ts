import type { Page } from '@playwright/test'
import { expect, request, test } from './launch.ts'

const pastedLog = [
  'DRS Discovery Test : FAIL [0x801c0021/0x80072ee7]',
  'EnrollmentStatus : 41',
  'failed again with -2145648607, and with 0x80feed01 that nobody knows',
].join('\n')

async function setLook(page: Page, look: { readonly theme: string; readonly language: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
}

/** The page puts a text on the clipboard and pastes it, as a person does. */
async function paste(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).focus()
  await page.evaluate(
    ([target, clip]) => {
      const data = new DataTransfer()
      data.setData('text', clip)
      document.querySelector(target)?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [selector, text] as const,
  )
}

async function openGuidance(page: Page, name: string): Promise<void> {
  await page.locator('.rail').getByRole('button', { name, exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText(name)
}

const search = '.toolbar input:not([type=radio])'

test.describe('without a case', () => {
  test.beforeEach(async ({ page }) => {
    await openGuidance(page, 'Guidance')
  })

  test('a procedure opens from the list, with commands to copy and its sources', async ({ app, page }) => {
    await page.getByText(/^Procedures \d+$/).click()
    await expect(page.locator('.guidance-group').first()).toContainText('Mend')
    await page.getByRole('option', { name: /^Service connection point/ }).click()
    const pane = page.locator('aside.pane')
    await expect(pane.locator('h2')).toHaveText('Service connection point (SCP)')
    await expect(pane.locator('.section-head h3')).toContainText(['When it applies', 'Check', 'Mend', 'Verify', 'Good to know'])
    await expect(pane.locator('.guidance-sources li').first()).toContainText('edition')
    await pane.locator('.command button').first().click()
    expect(await app.evaluate(({ clipboard }) => clipboard.readText(), undefined)).toContain('CN=62a0ff2e-97b9-4513-943f-0d221bd30080')
  })

  test('a code leads to the page that mends it, and back', async ({ page }) => {
    await page.locator(search).fill('0x80072ee7')
    await page.locator('aside.pane .procedure-links').getByRole('button', { name: 'Name resolution (DNS)' }).click()
    await expect(page.locator('aside.pane h2')).toHaveText('Name resolution (DNS)')
    await expect(page.getByRole('option', { selected: true })).toContainText('Name resolution (DNS)')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.locator(search)).toHaveValue('0x80072ee7')
  })

  test('words find procedures too', async ({ page }) => {
    await page.locator(search).fill('w32tm')
    await expect(page.getByText('Procedures 1', { exact: true })).toBeVisible()
    await expect(page.locator('aside.pane h2')).toHaveText('Clock of the device')
  })

  test('a pasted text lists each of its codes once, with its places, and says which are not known', async ({ page }) => {
    await paste(page, search, pastedLog)
    const rows = page.locator('.guidance-found-row')
    await expect(page.locator('.guidance-found-head')).toContainText('4 codes found')
    await expect(page.locator('.guidance-found-head')).toContainText('1 not documented')
    await expect(rows).toHaveCount(4)
    await expect(rows.nth(0)).toContainText('0x801c0021line 1, column 28 and 1 more place')
    await expect(rows.nth(2)).toContainText('line 2, column 20')
    await rows.nth(2).click()
    await expect(page.locator('aside.pane h2')).toContainText('41')
    await rows.nth(3).click()
    await expect(page.locator('aside.pane')).toContainText('Call Microsoft support')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(rows).toHaveCount(0)
  })

  test('the palette finds procedures by their words', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('organisational')
    await page.locator('.palette').getByText('Filtering by organisational unit').click()
    await expect(page.locator('aside.pane h2')).toHaveText('Filtering by organisational unit')
  })

  test('a text without codes says so', async ({ page }) => {
    await page.getByRole('button', { name: 'Paste text' }).click()
    await page.getByRole('textbox', { name: 'Pasted text' }).fill('nothing of the kind, 37 times')
    await expect(page.locator('.guidance-found')).toContainText('No code was found')
  })

  test('a result that generations tell apart shows each reading', async ({ page }) => {
    await page.locator(search).fill('111021')
    await expect(page.locator('aside.pane .guidance-editions article')).toHaveCount(3)
  })
})

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'fr'] as const) {
    test(`a procedure and a pasted text are drawn in ${theme}, ${language}`, async ({ page, picture }) => {
      await setLook(page, { theme, language })
      await page.reload()
      await openGuidance(page, language === 'en' ? 'Guidance' : 'Conseils')
      await page.getByText(language === 'en' ? /^Procedures \d+$/ : /^Procédures \d+$/).click()
      await page.getByRole('option').nth(1).click()
      await expect(page.locator('.procedure-links')).toBeVisible()
      await picture(`guidance-procedure-${theme}-${language}`)
      await page.setViewportSize({ width: 1024, height: 640 })
      await picture(`guidance-procedure-small-${theme}-${language}`)
      await expect(page.locator('.guidance-sections label').last()).toBeInViewport({ ratio: 1 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('option').nth(2).click()
      await page.locator('aside.pane .command').nth(1).scrollIntoViewIfNeeded()
      await picture(`guidance-procedure-commands-${theme}-${language}`)
      await paste(page, search, pastedLog)
      await expect(page.locator('.guidance-found-row')).toHaveCount(4)
      await picture(`guidance-pasted-${theme}-${language}`)
    })
  }
}
