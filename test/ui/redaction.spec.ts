import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, importEnded, test } from './launch.ts'

test.use({ appArgs: ['--sample'] })

test.beforeEach(async ({ page }) => {
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
  await page.locator('.rail').getByRole('button', { name: 'Share' }).click()
  await page.getByText('Redacted copy', { exact: true }).click()
  await expect(page.locator('.redaction-table')).toBeVisible({ timeout: 30_000 })
})

test('what a copy replaces is seen by kind, with its stand-in', async ({ page, picture }) => {
  const table = page.locator('.redaction-table')
  await expect(table).toContainText('SRV-APP-07')
  await picture('redaction-values')
  await page
    .locator('.redaction-kinds')
    .getByRole('button', { name: /^Devices/ })
    .click()
  await expect(table.locator('tbody tr').first()).toContainText('Devices')
  await page.getByRole('textbox', { name: 'Search values and stand-ins' }).fill('srv-app')
  await expect(table.locator('tbody tr').first()).toContainText(/srv-app/i)
})

test('a value is added, one stays, and the copy is proved', async ({ app, page, picture, userData }) => {
  const target = join(userData, 'redacted.jcase')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: target })
  await page.getByRole('textbox', { name: 'Add a value' }).fill('Discover')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('button', { name: /Added by you/ })).toBeVisible()
  await page.getByRole('button', { name: 'Make redacted copy…' }).click()
  await expect(page.getByText(/^0 of \d+ values left in/)).toBeVisible({ timeout: 60_000 })
  await picture('redaction-proof')
  expect(readFileSync(target).toString('latin1').toLowerCase()).not.toContain('srv-app-07')
})

test('what was added outlasts a look into another tab, and is replaced in a redacted report, whose name tells nothing', async ({
  app,
  page,
  picture,
}) => {
  await page.getByRole('textbox', { name: 'Add a value' }).fill('Discover')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const device = page.locator('.redaction-table').getByRole('checkbox', { name: 'Replace SRV-APP-07', exact: true })
  await device.uncheck()
  await page.locator('.rail').getByRole('button', { name: 'Evidence' }).click()
  await page.locator('.rail').getByRole('button', { name: 'Share' }).click()
  await page.getByText('Redacted copy', { exact: true }).click()
  await expect(page.getByRole('button', { name: /Added by you/ })).toBeVisible()
  await expect(device).not.toBeChecked()
  await device.check()

  await page.getByText('Report', { exact: true }).click()
  await expect(page.locator('.share-paper')).toContainText('Discover')
  await page.getByRole('checkbox', { name: 'Redact' }).check()
  await expect(page.locator('.share-paper')).toContainText('redacted-0001', { timeout: 20_000 })
  await expect(page.locator('.share-paper')).not.toContainText(/\bDiscover\b|SRV-APP-07/)
  await picture('share-redacted-with-added')
  await app.evaluate(({ dialog }) => {
    Object.assign(dialog, {
      showSaveDialog: async (...given: { defaultPath?: string }[]) => {
        Object.assign(globalThis, { offered: given.at(-1)?.defaultPath })
        return { canceled: true, filePath: '' }
      },
    })
  }, undefined)
  await page.getByRole('button', { name: 'Make report…' }).click()
  const offered = () => app.evaluate(() => (globalThis as { offered?: string }).offered ?? '', undefined)
  await expect.poll(offered).toMatch(/Redacted-report\.html$/)
})
