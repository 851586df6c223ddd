import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openInlineWriter } from '../../electron/store/inlineWriter.ts'
import { closeCase, createCase } from '../../electron/store/openCase.ts'
import type { RecordChange } from '../../shared/facts/caseRecord.ts'
import { expect, request, test } from './launch.ts'

async function writeCase(path: string, record: RecordChange & { readonly title: string }): Promise<void> {
  const db = createCase(path, { title: record.title, knowledge: '', appVersion: '0.0.1' })
  await openInlineWriter(db).edit('changeRecord', record, {
    who: 'Ann',
    at: '2026-11-20T08:00:00.000Z',
    action: 'recordChanged',
    detail: {},
  })
  closeCase(db)
}

async function writeCases(folder: string, more: number): Promise<void> {
  mkdirSync(join(folder, 'old'), { recursive: true })
  await writeCase(join(folder, 'contoso.jcase'), {
    title: 'Servers of the branch in Zürich',
    customer: 'Contoso',
    ticket: 'INC-2041',
    engineer: 'Ann Smith',
    status: 'waiting',
    tags: ['proxy', 'urgent'],
  })
  await writeCase(join(folder, 'fabrikam.jcase'), { title: 'Kiosks without a certificate', customer: 'Fabrikam', ticket: 'INC-1987' })
  await writeCase(join(folder, 'old', 'northwind.jcase'), { title: 'Clock of a branch office', customer: 'Northwind', status: 'solved' })
  await writeCase(join(folder, 'woodgrove.jcase'), { title: 'Two tenants in one forest', customer: 'Woodgrove', tags: ['urgent'] })
  const owner = { host: 'JUMP-01', user: 'bjones', name: 'Bob Jones', pid: 1, at: '2026-11-23T08:00:00.000Z', token: 't' }
  writeFileSync(join(folder, 'woodgrove.jcase.owner'), JSON.stringify(owner))
  writeFileSync(join(folder, 'letter.jcase'), 'this is a letter')
  for (let each = 0; each < more; each++) copyFileSync(join(folder, 'fabrikam.jcase'), join(folder, 'old', `kiosk-${each}.jcase`))
}

const rows = (page: Page) => page.locator('.library-row')

async function showLibrary(page: Page, folder: string, look: object = {}): Promise<void> {
  await request(page, 'host.saveSettings', { libraryFolder: folder, ...look })
  await page.reload()
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 })
}

test('a folder is chosen on the start screen, and its cases are listed, searched, filtered and opened by keys', async ({
  app,
  page,
  userData,
  picture,
}) => {
  const folder = join(userData, 'cases')
  await writeCases(folder, 0)
  await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
  await page.getByRole('button', { name: 'Choose the folder of cases' }).click()
  await expect(rows(page)).toHaveCount(5, { timeout: 20_000 })
  await expect(rows(page).filter({ hasText: 'woodgrove' })).toContainText('In use by Bob Jones (bjones)')
  await expect(rows(page).filter({ hasText: 'letter' })).toContainText('Not a case')
  await picture('library-light-en')

  const search = page.getByRole('textbox', { name: 'Search title' })
  await search.fill('zurich inc-20')
  await expect(rows(page)).toHaveCount(1)
  await search.fill('nothing of the kind')
  await page.getByRole('button', { name: 'Show all cases' }).click()
  await expect(rows(page)).toHaveCount(5)
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Solved (1)' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Clock of a branch office')
  await search.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.header-switch').first()).toContainText('Clock of a branch office', { timeout: 20_000 })
  // Tags that other cases of the folder have are offered for this one.
  await page.locator('.rail').getByRole('button', { name: 'Case', exact: true }).click()
  await page.getByPlaceholder('Add a tag').fill('urg')
  await expect(page.getByRole('option')).toHaveText(['urgent'])
})

test('a pinned case stands first and stays there; a case opens read-only from its menu, and the library is there beside it', async ({
  app,
  page,
  userData,
}) => {
  const folder = join(userData, 'cases')
  await writeCases(folder, 0)
  await showLibrary(page, folder)
  const zurich = rows(page).filter({ hasText: 'Zürich' })
  await zurich.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click()
  await expect(rows(page).first()).toContainText('Zürich')
  await page.reload()
  await expect(rows(page).first()).toContainText('Zürich', { timeout: 20_000 })
  await zurich.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open read-only' }).click()
  await expect(page.locator('.header-switch').first()).toContainText('Read-only', { timeout: 20_000 })
  await app.clickMenu('library')
  await expect(zurich).toContainText('Open here', { timeout: 20_000 })
  await rows(page).filter({ hasText: 'Kiosks' }).dblclick()
  await expect(page.locator('.header-switch').first()).toContainText('Kiosks', { timeout: 20_000 })
  await expect(page.locator('.library')).toHaveCount(0)
})

test('a folder that is gone is told, and nobody waits for its cases', async ({ page, userData }) => {
  await request(page, 'host.saveSettings', { libraryFolder: join(userData, 'gone') })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The folder cannot be reached' })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('.tab-loading')).toHaveCount(0)
})

test('all columns and the ways to forget a case are in sight in the smallest window; a search outlasts a look into a case', async ({
  page,
  userData,
  picture,
}) => {
  const folder = join(userData, 'cases')
  await writeCases(folder, 0)
  await request(page, 'case.open', { path: join(folder, 'contoso.jcase') })
  await request(page, 'case.setRecord', { title: 'Servers of the branches in Zürich, Winterthur and Genève' })
  await request(page, 'case.close', {})
  await page.setViewportSize({ width: 1024, height: 640 })
  await showLibrary(page, folder, { language: 'fr' })
  const overflow = (selector: string) => page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(await overflow('.library-scroll')).toBe(0)
  expect(await overflow('.start-side')).toBe(0)
  // Called as it is called now, not as when it was opened.
  await expect(page.locator('.recent').first()).toContainText('Servers of the branches')
  await expect(page.getByRole('button', { name: /^Retirer Servers of the branches/ })).toBeInViewport({ ratio: 1 })
  await picture('library-1024x640-light-fr')
  await page.locator('.library-search input').fill('kiosks')
  await expect(rows(page)).toHaveCount(1)
  await rows(page).dblclick()
  await expect(page.locator('.header-switch').first()).toContainText('Kiosks', { timeout: 20_000 })
  await request(page, 'case.close', {})
  await expect(page.locator('.library-search input')).toHaveValue('kiosks')
  await expect(rows(page)).toHaveCount(1)
})

test('three hundred cases are scrolled by keys, in the dark and in French; a case that goes leaves the list', async ({
  page,
  userData,
  picture,
}) => {
  const folder = join(userData, 'cases')
  await writeCases(folder, 300)
  await showLibrary(page, folder, { theme: 'dark', language: 'fr' })
  await expect(page.locator('.library-head')).toContainText('305 dossiers', { timeout: 30_000 })
  await picture('library-dark-fr')
  await page.locator('.library-scroll').focus()
  await page.keyboard.press('End')
  await expect(page.locator('.library-row[aria-selected="true"]')).toHaveAttribute('data-row', '304')
  rmSync(join(folder, 'old'), { recursive: true })
  await page.getByRole('button', { name: 'Relire' }).click()
  await expect(page.locator('.library-head')).toContainText('4 dossiers', { timeout: 20_000 })
})
