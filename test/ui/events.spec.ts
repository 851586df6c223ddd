import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeEventFiles } from './eventFiles.ts'
import { dropFiles, expect, importEnded, test } from './launch.ts'

const ALL = '2,173'

const rail = (page: Page, name: string) => page.locator('.rail').getByRole('button', { name, exact: true })
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const rows = (page: Page) => page.getByRole('option')
const total = (page: Page) => page.locator('.events-filters')
const facet = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test.beforeEach(async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'events.jcase') })
  const files = writeEventFiles(userData)
  await dropFiles(page, '.drop', files)
  await importEnded(page, files.length)
  await rail(page, 'Events').click()
  await expect(total(page)).toContainText(`${ALL} of ${ALL} events`)
})

test('logs and traces stand in one timeline, and an event opens with all that is known of it', async ({ page, picture }) => {
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('listbox', { name: 'Timeline' }).focus()
  await page.keyboard.press('F8')
  await expect(page.locator('.events-steps')).toContainText('Error 1 of')
  await page.keyboard.press('F8')
  await expect(page.locator('.events-steps')).toContainText('Error 2 of')
  await expect(page.locator('.pane h2')).toBeVisible()
  await picture('events-timeline')
  await page.locator('.pane').getByRole('tab', { name: 'XML', exact: true }).click()
  await expect(page.locator('.pane pre')).toContainText('<Event xmlns=')
  expect(await fits(page)).toBe(true)
})

test('facets, words and a stretch of time narrow the timeline, and one click widens it again', async ({ page, picture }) => {
  await facet(page, 'Provider').getByRole('button', { name: 'AAD.Runtime' }).click()
  await expect(total(page)).toContainText(`160 of ${ALL} events`)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(total(page)).toContainText(`${ALL} of ${ALL} events`)
  await page.getByLabel('Find in events').fill('enterpriseregistration')
  await page.locator('.toolbar').getByText('Filter', { exact: true }).click()
  await expect(total(page)).toContainText(`4 of ${ALL} events`)
  await expect(page.locator('.events-row mark').first()).toHaveText('enterpriseregistration')
  await picture('events-search')
  await page.getByRole('button', { name: 'Clear search' }).click()
  const bars = page.locator('.histogram-plot')
  const box = await bars.boundingBox()
  if (box === null) throw new Error('no bars')
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.99, box.y + 20)
  await page.mouse.up()
  await expect(total(page)).not.toContainText(`${ALL} of ${ALL} events`)
  await expect(page.locator('.events-pill').filter({ hasText: 'Time' })).toBeVisible()
  await picture('events-brushed')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(total(page)).toContainText(`${ALL} of ${ALL} events`)
})

test('a pinned and commented event is found again, and a filter is kept in the case', async ({ page, picture }) => {
  await rows(page).nth(3).click()
  await page.locator('.pane-foot').getByRole('button', { name: 'Pin' }).click()
  await page.locator('.pane-foot').getByRole('button', { name: 'Comment' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('first sign of it')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Pinned').first()).toBeVisible()
  await page.locator('.events-filters').getByRole('button', { name: 'Pinned' }).click()
  await expect(total(page)).toContainText(`1 of ${ALL} events`)
  await page.getByRole('button', { name: 'Saved filters' }).click()
  await page.getByLabel('Name of the filter').fill('Mine')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Mine', exact: true })).toBeVisible()
  await picture('events-saved')
})

test('whether a trace spans the attempt is told with its files, and how to record one where none does', async ({ page, picture }) => {
  await page.locator('.events-filters .linklike').filter({ hasText: 'trace' }).click()
  const coverage = page.locator('.events-coverage')
  await expect(coverage.getByRole('row').first()).toBeVisible()
  await expect(coverage.getByRole('row').nth(1)).toContainText('spanned')
  const attempt = coverage.getByRole('row').nth(1).getByRole('cell').last()
  // Words that are narrower than their column are not broken in it.
  expect(await attempt.evaluate((cell) => cell.getClientRects()[0]?.height ?? 0)).toBeLessThan(40)
  await picture('events-coverage')
  await page.keyboard.press('Escape')
  await expect(coverage).toHaveCount(0)
})
