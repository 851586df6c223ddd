import type { Page } from '@playwright/test'
import { expect, importEnded, test } from './launch.ts'

test.use({ appArgs: ['--sample'] })

test.beforeEach(async ({ page }) => {
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
})

const verdict = (page: Page) => page.locator('.overview-verdict')

test('a finding is dismissed only with a reason, which is kept, and taken back', async ({ page, picture }) => {
  await verdict(page).getByRole('button', { name: 'Dismiss…' }).click()
  const submit = verdict(page).getByRole('button', { name: 'Dismiss', exact: true })
  await expect(submit).toBeDisabled()
  await verdict(page).getByRole('textbox').fill('   ')
  await expect(submit).toBeDisabled()
  await verdict(page).getByRole('textbox').fill('Lab machine, no DNS on purpose')
  await submit.click()
  const dismissed = page.locator('.overview-verdict, .overview-open-row').getByText('Dismissed', { exact: true })
  await expect(dismissed).toBeVisible()
  await expect(page.getByText('Lab machine, no DNS on purpose')).toBeVisible()
  await picture('finding-dismissed')
  await page.reload()
  await expect(page.getByText('Lab machine, no DNS on purpose')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Take back' }).first().click()
  await expect(verdict(page).getByRole('button', { name: 'Confirm', exact: true })).toBeVisible()
})

test('a finding is confirmed and commented, and both stay', async ({ page }) => {
  await verdict(page).getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(verdict(page).getByText('Confirmed', { exact: true })).toBeVisible()
  await verdict(page).getByRole('button', { name: 'Comment', exact: true }).click()
  await verdict(page).getByRole('textbox').fill('Seen with the network team')
  await verdict(page).getByRole('button', { name: 'Save comment' }).click()
  await page.reload()
  await expect(verdict(page).getByText('Seen with the network team')).toBeVisible({ timeout: 20_000 })
  await expect(verdict(page).getByText('Confirmed', { exact: true })).toBeVisible()
})

test('the cause leads to the page of the app that tells how to mend it, and back', async ({ page, picture }) => {
  const pages = verdict(page).getByRole('list', { name: 'How it is done, in this app' })
  await expect(pages.getByRole('button').first()).toBeVisible()
  const title = (await pages.getByRole('button').first().textContent()) ?? ''
  await picture('overview-pages')
  await pages.getByRole('button').first().click()
  await expect(page.locator('.toolbar h1')).toHaveText('Guidance')
  await expect(page.locator('main')).toContainText(title)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('.toolbar h1')).toHaveText('Overview')
})

test('another finding opens in place with who acts, and leads to its step', async ({ page, picture }) => {
  const row = page.locator('.overview-findings tbody tr').filter({ hasText: 'status 41' })
  await row.click()
  const detail = page.locator('.overview-finding-detail')
  await expect(detail).toBeVisible()
  await detail.scrollIntoViewIfNeeded()
  await picture('finding-open')
  await detail.getByRole('button', { name: 'Show in the join flow' }).click()
  await expect(page.locator('.toolbar h1')).toHaveText('Join flow')
  await expect(page.locator('.pane h2')).toHaveText('Discover')
  const back = page.locator('.pane').getByRole('button', { name: /status 41/ })
  await back.click()
  await expect(page.locator('.overview-finding-detail')).toBeInViewport()
})
