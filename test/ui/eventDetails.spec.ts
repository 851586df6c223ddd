import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeEventFiles } from './eventFiles.ts'
import { dropFiles, expect, importEnded, request, test } from './launch.ts'

const pane = (page: Page) => page.locator('aside.pane')
const tab = (page: Page, name: string | RegExp) => pane(page).getByRole('tab', { name })
const setLook = (page: Page, look: object) => request(page, 'host.saveSettings', look)

async function openError(page: Page): Promise<void> {
  await page.getByRole('listbox').first().focus()
  await page.keyboard.press('F8')
  await expect(pane(page).locator('h2')).toBeVisible()
}

test.beforeEach(async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'details.jcase') })
  const files = writeEventFiles(userData)
  await dropFiles(page, '.drop', files)
  await importEnded(page, files.length)
  await page.locator('.rail').getByRole('button', { name: 'Events', exact: true }).click()
  await openError(page)
})

test('every way to look at an event is reached by the keyboard and stays for the next event', async ({ page, picture }) => {
  await picture('event-details-first')
  await tab(page, /^Fields/).click()
  await picture('event-details-fields')
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Message')).toHaveAttribute('aria-selected', 'true')
  await picture('event-details-message')
  await page.keyboard.press('ArrowRight')
  await expect(pane(page).locator('pre')).toContainText('<Event xmlns=')
  await page.keyboard.press('ArrowRight')
  await expect(pane(page).locator('pre')).toContainText('"type": "event"')
  await picture('event-details-json')
  await page.keyboard.press('ArrowRight')
  await expect(pane(page).locator('pre').first()).toContainText(/[0-9a-f]{8} {2}[0-9a-f]{2} /)
  await picture('event-details-bytes')
  await page.getByRole('listbox').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(tab(page, 'Bytes')).toHaveAttribute('aria-selected', 'true')
})

test('the pane folds to a strip and opens again; the chip leads to the evidence and back', async ({ page, picture }) => {
  await page.getByRole('button', { name: 'Fold the details to a strip' }).click()
  expect((await pane(page).boundingBox())?.width).toBe(40)
  await picture('event-details-folded')
  await page.getByRole('button', { name: /^Show the details of/ }).click()
  await expect(pane(page).locator('h2')).not.toBeEmpty()
  await pane(page).locator('.chip').click()
  await expect(page.locator('.toolbar h1')).toHaveText('Evidence')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('.toolbar h1')).toHaveText('Events')
})

test('an event of the AAD runtime is a card with its codes, and leads to those of its correlation and to its step', async ({
  page,
  picture,
}) => {
  await page.getByRole('region', { name: 'Provider', exact: true }).getByRole('button', { name: 'AAD.Runtime' }).click()
  await expect(page.locator('.events-filters')).toContainText('160 of')
  await openError(page)
  await tab(page, 'Card').click()
  await expect(pane(page).locator('.code-badge').first()).toContainText('0x80072ee7')
  await expect(pane(page)).toContainText('WinHttpSendRequest')
  await expect(pane(page).locator('a')).toHaveCount(0)
  await picture('event-details-card')
  const related = pane(page).locator('.event-related')
  await expect(related.locator('.own')).toHaveText(/This event/)
  await related.locator('.own + li button').click()
  await expect(related.locator('.own button')).toBeFocused()
  await picture('event-details-related')
  await pane(page)
    .getByRole('button', { name: /^Filter to these/ })
    .click()
  await expect(page.locator('.events-pill').filter({ hasText: 'Correlation' })).toBeVisible()
})

test('a comment saves itself on leaving and is undone from the message', async ({ page, picture }) => {
  await pane(page).getByRole('button', { name: 'Comment' }).click()
  const field = page.getByRole('textbox', { name: 'Comment' })
  await expect(field).toBeFocused()
  await field.fill('seen on two devices')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Commented').first()).toBeVisible()
  await picture('event-details-comment')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByLabel('Commented')).toHaveCount(0)
  await expect(field).toHaveValue('')
})

test('the pane is drawn in both themes, in French and in the smallest window', async ({ page, picture }) => {
  await setLook(page, { theme: 'dark', language: 'fr' })
  await page.reload()
  await expect(page.locator('.toolbar h1')).toHaveText('Événements')
  await openError(page)
  await picture('event-details-dark-fr')
  await page.setViewportSize({ width: 1024, height: 640 })
  await picture('event-details-small-dark-fr')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
