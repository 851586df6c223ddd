import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './appUnderTest.ts'
import { writeScenarioFolder, writeScenarioZip } from './evidenceOnDisk.ts'
import { dropFiles, expect, importEnded, launchApp, test } from './launch.ts'

const verdict = '.overview-verdict h2'
const rail = (name: string) => `.rail button:has-text("${name}")`

test('a dropped zip becomes a case with a verdict that a new window shows again', async ({ app, page, userData }) => {
  const casePath = join(userData, 'first.jcase')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: casePath })
  await dropFiles(page, '.drop', [writeScenarioZip(userData, 'dns-registration-name')])
  await expect(page.locator(verdict)).toHaveText('DNS does not resolve enterpriseregistration.windows.net', { timeout: 20_000 })
  await expect(page.locator('.overview-device')).toContainText('SRV-APP-07')
  await app.close()
  expect(existsSync(`${casePath}-wal`), 'one file is left').toBe(false)
  expect(existsSync(`${casePath}.owner`), 'nobody owns it any more').toBe(false)

  const again = await launchApp({ userData, args: [casePath] })
  const second = await again.firstWindow()
  await expect(second.locator(verdict)).toHaveText('DNS does not resolve enterpriseregistration.windows.net', { timeout: 20_000 })
  await again.close()
})

test('the same bytes offered twice change nothing', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'twice.jcase') })
  const zip = writeScenarioZip(userData, 'not-synced')
  await dropFiles(page, '.drop', [zip])
  await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
  const before = await page.locator('.statusbar .status-item').first().textContent()
  await dropFiles(page, '.frame-content', [zip])
  await page.locator('.statusbar .status-item').first().click()
  await expect(page.locator('.tray')).toContainText('Already here')
  await importEnded(page)
  await expect(page.locator('.statusbar .status-item').first()).toHaveText(before ?? '')
})

test('a folder with several devices gives one row a device, the worst first', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'fleet.jcase') })
  await dropFiles(page, '.drop', [
    writeScenarioFolder(userData, 'healthy-attach-v2'),
    writeScenarioFolder(userData, 'tenant-mismatch-unreported'),
    writeScenarioZip(userData, 'services-stopped'),
  ])
  await expect(page.locator('.overview-device')).toHaveCount(3, { timeout: 20_000 })
  await importEnded(page)
  await expect(page.locator('.overview-device').last().locator('.tone-ok')).toBeVisible()
  await expect(page.locator('.overview-device').first().locator('.tone-error')).toBeVisible()
  const boxes = await page.locator('.overview-device').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON()))
  for (const [index, box] of boxes.entries()) expect(box.top).toBeGreaterThanOrEqual((boxes[index - 1]?.bottom ?? 0) - 1)
})

test('pasted dsregcmd output is imported after it was shown', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'paste.jcase') })
  const text = '| Device State |\n\n  AzureAdJoined : YES\n  EnterpriseJoined : NO\n  DomainJoined : NO\n  Device Name : KIOSK-3\n'
  // The page is loaded before the window is drawn; nobody pastes into what is not there.
  await expect(page.locator('.rail')).toBeVisible()
  await page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, text)
  await expect(page.getByRole('dialog')).toContainText('AzureAdJoined : YES')
  await page.getByRole('button', { name: 'Import as text' }).click()
  await expect(page.locator('.overview-device')).toContainText('KIOSK-3', { timeout: 20_000 })
})

test('what is no evidence is kept, listed and can be saved again', async ({ app, page, userData }) => {
  const unknown = join(userData, 'notes.bin')
  writeFileSync(unknown, Buffer.from([0, 1, 2, 3, 250, 251]))
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'kept.jcase') })
  await dropFiles(page, '.drop', [unknown])
  await expect(page.locator('.statusbar')).toContainText('1 artefact', { timeout: 20_000 })
  await page.locator(rail('Evidence')).click()
  await page.getByText('notes.bin').first().click()
  const out = join(userData, 'out.bin')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: out })
  await page.getByRole('button', { name: 'Save original' }).click()
  await expect.poll(() => existsSync(out) && readFileSync(out).equals(readFileSync(unknown))).toBe(true)
})

test('a file that is no case is refused in words, and the open case stays', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'stays.jcase') })
  await dropFiles(page, '.drop', [writeScenarioZip(userData, 'never-enrolled')])
  await expect(page.locator('.overview-device')).toHaveCount(1, { timeout: 20_000 })
  const wrong = join(userData, 'wrong.jcase')
  writeFileSync(wrong, 'not a case at all, only some text that is long enough to be looked at')
  await dropFiles(page, '.frame-content', [wrong])
  await expect(page.locator('.toast-error')).toContainText('wrong.jcase')
  await expect(page.locator('.overview-device')).toHaveCount(1)
})

test('an artefact is moved to another device in one step', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'move.jcase') })
  await dropFiles(page, '.drop', [writeScenarioZip(userData, 'never-enrolled')])
  await expect(page.locator('.overview-device')).toHaveCount(1, { timeout: 20_000 })
  await importEnded(page)
  await page.locator(rail('Evidence')).click()
  await page.getByRole('treeitem', { name: /dsregcmd\.txt/ }).click()
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByRole('combobox', { name: 'Move to' }).click()
  await page.getByRole('option', { name: 'New device' }).click()
  await page.getByRole('textbox', { name: 'Name of the new device' }).fill('KIOSK-9')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.locator('.pane')).toContainText('KIOSK-9')
  await page.locator(rail('Overview')).click()
  await expect(page.locator('.overview-device')).toHaveCount(2)
})

const corpus = join(projectRoot, '../shared/corpus')

test('real files are read, each device gets a row and nothing fails', async ({ app, page, userData, picture }) => {
  test.skip(!existsSync(corpus), 'the corpus lies beside a developer’s checkout only')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'real.jcase') })
  await dropFiles(page, '.drop', [join(corpus, 'C'), join(corpus, 'D'), join(corpus, 'E')])
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 30_000 })
  await importEnded(page)
  await expect(page.locator('.toast-error')).toHaveCount(0)
  await expect(page.getByRole('option', { name: /SRV2019-01/ })).toContainText('37 0x25')
  await expect(page.getByRole('option', { name: /WIN11-MASTER0/ })).toContainText('2 0x02')
  await picture('real-files')
})
