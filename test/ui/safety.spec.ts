import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectRoot } from './appUnderTest.ts'
import { writeScenarioZip } from './evidenceOnDisk.ts'
import { dropFiles, expect, importEnded, launchApp, request, test } from './launch.ts'

const verdict = '.overview-verdict h2'

/** Looks of the app that pictures are taken in. */
const looks = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'fr' },
] as const

/** Of another window than the test's own. */
const takePicture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, 'test-results', 'screenshots', `${name}.png`), animations: 'disabled' })

async function dress(page: Page, look: (typeof looks)[number]): Promise<void> {
  await request(page, 'host.saveSettings', look)
  await page.reload()
  await expect(page.locator('.rail')).toBeVisible()
}

test('a case that somebody has opens read-only with their name, shows what they change, and opens for writing when they are through', async ({
  app,
  page,
  userData,
}) => {
  const path = join(userData, 'shared.jcase')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
  await request(page, 'host.saveSettings', { engineer: 'Ann Smith' })
  await dropFiles(page, '.drop', [writeScenarioZip(userData, 'dns-registration-name')])
  await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
  await importEnded(page)

  const other = mkdtempSync(join(tmpdir(), 'joinsight-test-'))
  const second = await launchApp({ userData: other, args: [path] })
  try {
    const reader = await second.firstWindow()
    const banner = reader.locator('.case-banner')
    await expect(banner).toContainText(`Ann Smith (${userInfo().username})`, { timeout: 20_000 })
    await expect(reader.locator(verdict)).toBeVisible()
    await expect(reader.locator('.header-switch').first()).toContainText('Read-only')
    await expect(reader.getByRole('main').getByRole('button', { name: 'Import' }).first()).toBeDisabled()
    await takePicture(reader, 'safety-read-only-light-en')
    await dress(reader, looks[1])
    await expect(banner).toContainText('utilise ce dossier')
    await expect(reader.locator(verdict)).toBeVisible()
    await takePicture(reader, 'safety-read-only-dark-fr')
    await dress(reader, looks[0])

    await banner.getByRole('button', { name: 'Try for writing' }).click()
    await expect(reader.locator('.toast')).toContainText('still open elsewhere')
    await expect(reader.locator(verdict)).toBeVisible()

    await request(page, 'case.setRecord', { title: 'Fabrikam join' })
    await expect(reader.locator('.header-switch').first()).toContainText('Fabrikam join', { timeout: 10_000 })

    await request(page, 'case.close', {})
    await expect(banner).toContainText('Nobody else has this case open any more', { timeout: 10_000 })
    await banner.getByRole('button', { name: 'Open for writing' }).click()
    await expect(banner).toHaveCount(0)
    expect(await request(reader, 'case.state', {})).toMatchObject({ value: { open: true, readOnly: false, title: 'Fabrikam join' } })
  } finally {
    await second.close()
    rmSync(other, { recursive: true, force: true })
  }
  expect(readdirSync(userData).filter((name) => name.startsWith('shared'))).toEqual(['shared.jcase'])
})

test('a case that a killed program left can be taken over, or opened to read', async ({ page, userData }) => {
  const path = join(userData, 'left.jcase')
  await request(page, 'case.create', { path, title: 'Left' })
  await request(page, 'case.close', {})
  const claim = { host: (await import('node:os')).hostname(), user: 'bea', pid: 0x7fffffff, at: '2026-03-01T09:00:00.000Z', token: 'x' }
  writeFileSync(`${path}.owner`, JSON.stringify(claim))
  await dropFiles(page, '.frame-content', [path])
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('bea')
  await dialog.getByRole('button', { name: 'Open read-only' }).click()
  await expect(page.locator('.case-banner')).toContainText('that program has ended')
  await page.locator('.case-banner').getByRole('button', { name: 'Take over' }).click()
  await expect(page.locator('.case-banner')).toHaveCount(0)
  expect(await request(page, 'case.state', {})).toMatchObject({ value: { open: true, readOnly: false } })
})

test('a drive that goes is told, the window stays, and the case opens again when it is back', async ({ page, userData, picture }) => {
  const stick = join(userData, 'stick')
  mkdirSync(stick)
  const path = join(stick, 'field.jcase')
  await request(page, 'case.create', { path, title: 'Field' })
  await expect(page.locator('.header-switch').first()).toContainText('Field')
  renameSync(stick, `${stick}-pulled`)
  const banner = page.locator('.case-banner')
  await expect(banner).toContainText('cannot be reached since', { timeout: 10_000 })
  await expect(banner).toContainText('field.jcase')
  await picture('safety-away')
  expect(await request(page, 'case.setRecord', { title: 'lost?' })).toMatchObject({ ok: false, failure: { code: 'caseAway' } })
  await expect(page.locator('.header-switch').first()).toContainText('Field')
  renameSync(`${stick}-pulled`, stick)
  await expect(banner).toContainText('can be reached again', { timeout: 10_000 })
  await banner.getByRole('button', { name: 'Open again' }).click()
  await expect(banner).toHaveCount(0)
  await expect.poll(() => request(page, 'case.setRecord', { title: 'Field again' })).toMatchObject({ ok: true })
  await expect(page.locator('.header-switch').first()).toContainText('Field again')
})

test.describe('the check of a case', () => {
  test.use({ appArgs: ['--sample'] })

  for (const look of looks) {
    test(`says that all is in order, check by check (${look.theme}, ${look.language})`, async ({ app, page, picture }) => {
      await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
      await importEnded(page)
      await dress(page, look)
      await expect(page.locator(verdict)).toBeVisible()
      await app.clickMenu('verifyCase')
      const dialog = page.getByRole('dialog')
      await expect(dialog.locator('.verify-checks li')).toHaveCount(8, { timeout: 20_000 })
      await expect(dialog.locator('.callout.ok')).toBeVisible()
      await picture(`safety-verify-${look.theme}-${look.language}`)
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    })
  }
})

test('the check names what was changed in a file', async ({ page, userData, picture }) => {
  const path = join(userData, 'changed.jcase')
  await request(page, 'case.create', { path, title: 'Changed' })
  await request(page, 'case.setRecord', { ticket: 'T-1' })
  await request(page, 'case.close', {})
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(path)
  db.exec("UPDATE caseLog SET who = 'somebody else' WHERE id = 1")
  db.close()
  await dropFiles(page, '.frame-content', [path])
  await expect(page.locator('.header-switch').first()).toContainText('Changed')
  await page.locator('.header-switch').first().click()
  await page.getByRole('menuitem', { name: 'Check this case' }).click()
  await expect(page.getByRole('dialog').locator('.callout.error')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('dialog')).toContainText('entry 1 was changed')
  await picture('safety-verify-bad')
})

test.describe('settings', () => {
  for (const look of looks) {
    test(`hold the name, the folder of cases and where all that lies (${look.theme}, ${look.language})`, async ({
      app,
      page,
      userData,
      picture,
    }) => {
      await expect(page.locator('.rail')).toBeVisible()
      await dress(page, look)
      await page.keyboard.press('Control+,')
      const name = page.locator('#setting-engineer')
      await expect(name).toHaveAttribute('placeholder', userInfo().username)
      await name.fill('Ann Smith')
      await name.press('Enter')
      await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [userData] })
      await page.locator('.settings-folder button').first().click()
      await expect(page.locator('.settings')).toContainText(userData)
      await picture(`safety-settings-${look.theme}-${look.language}`)
      await expect
        .poll(() => request(page, 'host.settings', {}))
        .toMatchObject({ value: { engineer: 'Ann Smith', libraryFolder: userData } })
      // The log of a case tells the name that is set.
      await request(page, 'case.create', { path: join(userData, 'named.jcase') })
      expect(await request(page, 'case.log', { offset: 0, limit: 1 })).toMatchObject({ value: { rows: [{ entry: { who: 'Ann Smith' } }] } })
    })
  }
})

test('a case among dropped files is opened, and the rest goes into it', async ({ page, userData }) => {
  const path = join(userData, 'target.jcase')
  await request(page, 'case.create', { path, title: 'Target' })
  await request(page, 'case.close', {})
  await dropFiles(page, '.frame-content', [writeScenarioZip(userData, 'not-synced'), path])
  await expect(page.locator('.header-switch').first()).toContainText('Target')
  await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
})

test('a second start with a case opens it in the window of the first', async ({ page, userData }) => {
  const [first, next] = [join(userData, 'first.jcase'), join(userData, 'next.jcase')]
  await request(page, 'case.create', { path: next, title: 'Next' })
  await request(page, 'case.create', { path: first, title: 'First' })
  await expect(page.locator('.header-switch').first()).toContainText('First')
  await expect(launchApp({ userData, args: [next] })).rejects.toThrow()
  await expect(page.locator('.header-switch').first()).toContainText('Next', { timeout: 15_000 })
  expect(existsSync(`${first}.owner`)).toBe(false)
})

test('the portable app keeps everything beside its program', async ({ userData }) => {
  const beside = join(userData, 'stick')
  mkdirSync(beside)
  process.env.PORTABLE_EXECUTABLE_DIR = beside
  try {
    const portable = await launchApp({ userData: join(userData, 'elsewhere') })
    const page = await portable.firstWindow()
    await expect(page.locator('.rail')).toBeVisible()
    expect(await request(page, 'host.info', {})).toMatchObject({
      value: { portable: true, dataFolder: join(beside, 'Joinsight data', 'settings') },
    })
    await request(page, 'host.saveSettings', { engineer: 'Ann' })
    await page.keyboard.press('Control+,')
    await expect(page.locator('.settings')).toContainText('Portable: everything is kept beside the program')
    await portable.close()
  } finally {
    delete process.env.PORTABLE_EXECUTABLE_DIR
  }
  expect(readdirSync(join(beside, 'Joinsight data', 'settings'))).toEqual(expect.arrayContaining(['logs', 'settings.json', 'window.json']))
  for (const file of ['settings.json', 'window.json', 'recentCases.json']) expect(existsSync(join(userData, 'elsewhere', file))).toBe(false)
})

/** So many files that reading them outlasts a dialog and more, also where the machine has other work. */
function writeMany(folder: string): string {
  mkdirSync(folder)
  for (let i = 0; i < 6000; i++)
    writeFileSync(join(folder, `${i}.txt`), `| Device State |\n\n AzureAdJoined : NO\n Device Name : PC-${i}\n`)
  return folder
}

test('quitting while files are read asks first; what was read by then is in the case', async ({ app, page, userData }) => {
  const path = join(userData, 'busy.jcase')
  const many = writeMany(join(userData, 'many'))
  await request(page, 'case.create', { path })
  await request(page, 'case.importFiles', { paths: [many] })
  await expect(page.locator('.status-progress')).toBeVisible()
  await app.replyToDialog('showMessageBox', { response: 1, checkboxChecked: false })
  await app.evaluate(({ app: electronApp }) => electronApp.quit(), undefined)
  await expect(page.locator('.rail')).toBeVisible()
  expect(await request(page, 'case.state', {})).toMatchObject({ value: { open: true, importing: true } })
  await app.replyToDialog('showMessageBox', { response: 0, checkboxChecked: false })
  await app.close()
  expect(readdirSync(userData).filter((name) => name.startsWith('busy'))).toEqual(['busy.jcase'])
})

test('opening another case while files are read asks first', async ({ page, userData }) => {
  const many = writeMany(join(userData, 'many'))
  const other = join(userData, 'other.jcase')
  await request(page, 'case.create', { path: other, title: 'Other' })
  await request(page, 'case.create', { path: join(userData, 'busy.jcase'), title: 'Busy' })
  await request(page, 'case.importFiles', { paths: [many] })
  await expect(page.locator('.status-progress')).toBeVisible()
  await dropFiles(page, '.frame-content', [other])
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Files are being read into Busy')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.header-switch').first()).toContainText('Busy')
  await dropFiles(page, '.frame-content', [other])
  await dialog.getByRole('button', { name: 'Stop and go on' }).click()
  await expect(page.locator('.header-switch').first()).toContainText('Other', { timeout: 20_000 })
})

test('cases that are opened stand in the system’s own list, until they are forgotten', async ({ app, page, userData }) => {
  await app.evaluate(({ app: electronApp }) => {
    const listed: string[] = []
    Object.assign(globalThis, { listed })
    Object.assign(electronApp, {
      addRecentDocument: (path: string) => listed.push(path),
      clearRecentDocuments: () => listed.splice(0),
    })
  }, undefined)
  const listed = () => app.evaluate(() => (globalThis as { listed?: string[] }).listed ?? [], undefined)
  const [first, second] = [join(userData, 'first.jcase'), join(userData, 'second.jcase')]
  await request(page, 'case.create', { path: first })
  await request(page, 'case.create', { path: second })
  await expect.poll(listed).toEqual([first, second])
  await request(page, 'host.forgetRecentCase', { path: first })
  expect(await listed()).toEqual([second])
  await app.clickMenu('clearRecent')
  expect(await listed()).toEqual([])
  expect(await request(page, 'host.recentCases', {})).toMatchObject({ value: [] })
})
