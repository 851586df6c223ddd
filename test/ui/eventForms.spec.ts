import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeEventFiles } from './eventFiles.ts'
import { dropFiles, expect, importEnded, request, test } from './launch.ts'
import { writeLaterLog, writeOddEventFiles } from './oddEventFiles.ts'

const pane = (page: Page) => page.locator('aside.pane')
const rows = (page: Page) => page.getByRole('option')
const total = (page: Page) => page.locator('.events-filters')
const setLook = (page: Page, look: object) => request(page, 'host.saveSettings', look)
/** Whether a row ends where the next begins. */
const areApart = (page: Page) =>
  page.evaluate(() => {
    const places = [...document.querySelectorAll('.events-space [role=option]')].map((row) => row.getBoundingClientRect())
    return places.every((place, i) => i === 0 || Math.abs(place.top - (places[i - 1]?.bottom ?? 0)) <= 1)
  })

async function importAndOpen(page: Page, files: readonly string[]): Promise<void> {
  await dropFiles(page, '.drop', files)
  await importEnded(page, files.length)
  await page.locator('.rail').getByRole('button', { name: 'Events', exact: true }).click()
  await expect(rows(page).first()).toBeVisible()
}

test.beforeEach(async ({ app, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'forms.jcase') })
})

test.describe('sources that are not read the plain way', () => {
  test.beforeEach(async ({ page, userData }) => importAndOpen(page, writeOddEventFiles(userData)))

  test('a log as text opens as a card with its AADSTS code, and the row says its device', async ({ page, picture }) => {
    await rows(page).filter({ hasText: 'AADSTS50034' }).click()
    await expect(pane(page).locator('.code-badge').first()).toContainText('AADSTS50034')
    await expect(pane(page)).toContainText('PC-SALES-03')
    await expect(page.locator('.events-head')).toContainText('Device')
    await expect(page.locator('.events-row.open')).toContainText('PC-SALES-03')
    expect(await areApart(page)).toBe(true)
    await picture('events-text-aadsts')
    for (const look of [
      { theme: 'dark', language: 'fr' },
      { theme: 'light', language: 'fr' },
      { theme: 'dark', language: 'en' },
    ]) {
      await setLook(page, look)
      await page.reload()
      await rows(page).filter({ hasText: 'AADSTS50034' }).click()
      await expect(pane(page).locator('.code-badge').first()).toBeVisible()
      expect(await pane(page).evaluate((part) => part.scrollWidth <= part.clientWidth)).toBe(true)
      await picture(`events-text-${look.theme}-${look.language}`)
    }
    await page.setViewportSize({ width: 1280, height: 720 })
    const messageWidth = () => page.evaluate(() => document.querySelector('.events-row.open .events-message')?.clientWidth ?? 0)
    await expect.poll(messageWidth).toBeGreaterThan(180)
    await picture('events-text-1280')
  })

  test('records of a damaged chunk say that they were recovered', async ({ page, picture }) => {
    await page.getByRole('region', { name: 'Source', exact: true }).getByRole('button', { name: 'SENSE-damaged.evtx' }).click()
    await expect(total(page)).toContainText('6 of')
    await rows(page).first().click()
    await expect(pane(page)).toContainText('Recovered by searching')
    await picture('events-recovered')
  })

  test('what a trace cannot say is told with what would be needed to read it', async ({ page, picture }) => {
    await page.getByRole('region', { name: 'Source', exact: true }).getByRole('button', { name: 'Mixed.etl' }).click()
    await rows(page).filter({ hasText: 'deadbeef' }).click()
    await expect(pane(page)).toContainText('Payload not decoded')
    await expect(pane(page)).toContainText('TMF')
    await picture('events-raw')
  })
})

test('the ends of a stretch are moved by the keyboard, and what is chosen can be drawn alone', async ({ page, userData, picture }) => {
  await importAndOpen(page, writeEventFiles(userData))
  const plot = page.locator('.histogram-plot')
  await plot.getByRole('slider', { name: 'Beginning of the stretch' }).focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp')
  await expect(page.locator('.events-pill').filter({ hasText: 'Time' })).toBeVisible()
  await page.getByRole('button', { name: 'Draw only the stretch that is chosen' }).click()
  await expect(plot.locator('text').first()).toContainText('18 Nov')
  await picture('events-zoomed')
  await page.getByRole('button', { name: 'Draw and choose all of the time' }).click()
  await expect(total(page)).toContainText('2,173 of 2,173 events')
})

test('hits are counted, marked and walked, and a filter stays while other tabs are visited', async ({ page, userData, picture }) => {
  await importAndOpen(page, writeEventFiles(userData))
  await page.getByLabel('Find in events').fill('enterprisereg* OR 0x801c001d')
  await expect(page.locator('.events-steps-text')).toContainText('8 hits')
  await page.keyboard.press('F3')
  await expect(page.locator('.events-steps-text')).toContainText('Hit 1 of 8')
  await expect(page.locator('.events-row.open mark').first()).toBeInViewport()
  await page
    .locator('.pane')
    .getByRole('tab', { name: /^Fields/ })
    .click()
  await expect(page.locator('.pane mark').first()).toHaveText(/0x801c001d|enterprisereg/)
  await page.getByRole('listbox', { name: 'Timeline' }).focus()
  await page.keyboard.press('F3')
  await expect(page.locator('.events-steps-text')).toContainText('Hit 2 of 8')
  await expect(page.locator('.pane mark').first()).toBeInViewport()
  expect(await areApart(page)).toBe(true)
  await picture('events-hits')
  await page.getByRole('region', { name: 'Level', exact: true }).getByRole('button', { name: 'Error' }).click()
  await expect(total(page)).toContainText('33 of 2,173')
  await page.locator('.rail').getByRole('button', { name: 'Overview', exact: true }).click()
  await page.locator('.rail').getByRole('button', { name: 'Events', exact: true }).click()
  await expect(total(page)).toContainText('33 of 2,173')
  await page.setViewportSize({ width: 1920, height: 1080 })
  await picture('events-large')
})

test('a source that finishes meanwhile leaves the event that is read where it is', async ({ page, userData, picture }) => {
  await importAndOpen(page, writeEventFiles(userData))
  await page.keyboard.press('F8')
  for (let i = 0; i < 8; i++) await page.keyboard.press('F8')
  const open = page.locator('.events-row.open')
  await expect(page.locator('.events-steps-error')).toContainText('Error 9 of 33')
  const [text, before] = [await open.textContent(), await open.boundingBox()]
  await dropFiles(page, '.events-main', [writeLaterLog(userData)])
  await expect(total(page)).toContainText('of 2,473 events', { timeout: 20_000 })
  await expect(open).toHaveText(text ?? '')
  await expect.poll(async () => Math.abs(((await open.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60)
  await page.getByRole('listbox', { name: 'Timeline' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(open).not.toHaveText(text ?? '')
  await picture('events-after-import')
})

test('a column is made wider by the keyboard and stays so', async ({ page, userData }) => {
  await importAndOpen(page, writeEventFiles(userData))
  const edge = page.getByRole('separator', { name: 'Width of the column Provider' })
  const width = Number(await edge.getAttribute('aria-valuenow'))
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 16))
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 16))
})
