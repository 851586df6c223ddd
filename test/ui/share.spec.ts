import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, importEnded, test } from './launch.ts'

test.use({ appArgs: ['--sample'] })

test.beforeEach(async ({ page }) => {
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
  await page.locator('.rail').getByRole('button', { name: 'Share' }).click()
  await expect(page.locator('.share-paper')).toBeVisible({ timeout: 20_000 })
})

const paper = (page: Page) => page.locator('.share-paper')

test('the report is seen before it is made: verdict, flow, findings with quotes, timeline, files', async ({ page, picture }) => {
  await expect(paper(page)).toContainText('DNS does not resolve enterpriseregistration.windows.net')
  for (const heading of ['Verdict', 'State', 'Join flow', 'Findings', 'Timeline excerpt', 'Evidence'])
    await expect(paper(page).getByRole('heading', { name: heading, exact: true }).first()).toBeVisible()
  await expect(paper(page).locator('.share-quote').first()).toContainText('0x801c0021')
  await expect(paper(page)).toContainText('knowledge edition')
  await picture('share-light')
})

test('parts that are left out are not in it, and parts that there is nothing of cannot be chosen', async ({ page }) => {
  await page.getByRole('checkbox', { name: 'Join flow' }).uncheck()
  await expect(paper(page).getByRole('heading', { name: 'Join flow' })).toHaveCount(0)
  await expect(paper(page).getByRole('heading', { name: 'Findings', exact: true })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Notes' })).toBeDisabled()
  await page.getByRole('button', { name: 'None', exact: true }).click()
  await expect(paper(page).getByRole('heading', { name: 'Findings', exact: true })).toHaveCount(0)
  await expect(paper(page).getByRole('heading', { name: 'Verdict' })).toBeVisible()
})

test('language and zone are those of the report, whatever the app speaks', async ({ page, picture }) => {
  await page.getByRole('radiogroup', { name: 'Language' }).getByText('Français').click()
  await expect(paper(page)).toContainText('Le DNS ne résout pas enterpriseregistration.windows.net')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Paris')
  await page.getByRole('option', { name: 'Europe/Paris' }).click()
  await expect(paper(page)).toContainText('heures en Europe/Paris')
  await expect(page.locator('.toolbar h1')).toHaveText('Share')
  await picture('share-french-report')
})

test('a redacted report is seen as it will be: the same verdict of a device that nobody knows', async ({ page, picture }) => {
  await expect(paper(page).getByRole('heading', { name: 'SRV-APP-07' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Redact' }).check()
  await expect(paper(page).getByRole('heading', { name: /^PC-\d+/ })).toBeVisible({ timeout: 20_000 })
  await expect(paper(page)).not.toContainText('SRV-APP-07')
  await expect(paper(page)).toContainText('DNS does not resolve enterpriseregistration.windows.net')
  await picture('share-redacted')
})

test('what is added to the redacted copy is replaced in a report too', async ({ page }) => {
  await page.getByText('Redacted copy', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Add a value' }).fill('enterpriseregistration.windows.net')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('button', { name: /Added by you/ })).toBeVisible({ timeout: 20_000 })
  await page.getByText('Report', { exact: true }).first().click()
  await page.getByRole('checkbox', { name: 'Redact' }).check()
  await expect(paper(page)).toContainText('DNS does not resolve redacted-0001', { timeout: 20_000 })
})

test('one device is chosen by its name', async ({ page }) => {
  const of = page.getByRole('combobox', { name: 'Report of' })
  await expect(of).toHaveValue('Whole case')
  await of.click()
  await of.fill('srv-app')
  await page.getByRole('option', { name: 'SRV-APP-07' }).click()
  await expect(of).toHaveValue('SRV-APP-07')
  await expect(paper(page).locator('header h2')).toContainText('SRV-APP-07')
})

for (const [label, extension, beginning] of [
  ['HTML', 'html', '<!DOCTYPE html>'],
  ['PDF', 'pdf', '%PDF-1.7'],
  ['Markdown', 'md', '# '],
  ['JSON', 'json', '{'],
] as const)
  test(`a report is written as ${label}, and the place is told`, async ({ app, page, userData }) => {
    const path = join(userData, `report.${extension}`)
    await page.getByRole('radiogroup', { name: 'Format' }).getByText(label, { exact: true }).click()
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
    await page.getByRole('button', { name: 'Make report…' }).click()
    await expect(page.locator('.toast')).toContainText(path, { timeout: 30_000 })
    expect(readFileSync(path, 'latin1').startsWith(beginning)).toBe(true)
  })

test('no report is made where no place is chosen', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: true, filePath: '' })
  await page.getByRole('button', { name: 'Make report…' }).click()
  await expect(page.locator('.toast')).toHaveCount(0)
  expect(existsSync(join(userData, 'report.html'))).toBe(false)
})

test('in French, in the dark, and in the smallest window', async ({ page, picture }) => {
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText('Partager')
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'))
  await picture('share-dark-fr')
  await page.setViewportSize({ width: 1024, height: 640 })
  await expect(page.getByRole('button', { name: 'Créer le rapport…' })).toBeInViewport()
  await picture('share-1024x640-dark-fr')
})
