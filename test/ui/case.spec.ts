import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles, expect, importEnded, launchApp, request, test } from './launch.ts'

test.use({ appArgs: ['--sample'] })

const main = (page: Page) => page.getByRole('main')
const editor = (page: Page) => page.getByRole('textbox', { name: 'Note, in Markdown' })
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })
const toast = (page: Page) => page.locator('.toasts')

async function openCaseTab(page: Page, part?: string): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: 'Case', exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText('Case')
  if (part !== undefined) await page.locator('.toolbar').getByText(part, { exact: true }).click()
}

const waitForSample = async (page: Page): Promise<void> => {
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
}

/** Nothing that is shown waits to be written. */
const saved = async (page: Page): Promise<void> => {
  await expect(page.locator('.case-saved[data-state="waiting"]')).toHaveCount(0)
  await expect(page.locator('.case-saved[data-state="failed"]')).toHaveCount(0)
}

test.beforeEach(({ page }) => waitForSample(page))

const NOTE = `# Call with Contoso
**Seen:** device stays *pending* since ~~Monday~~ Tuesday.

- [x] dsregcmd /status asked for
- [ ] proxy of the branch office

| what | answer |
|---|---|
| VPN | split |

> It worked last week

See [the page](https://example.com/a) and \`dsregcmd\`.
`

test('a note is written in Markdown, reads beside it, and is in the case a moment later', async ({ page, picture }) => {
  await openCaseTab(page)
  await main(page).getByRole('button', { name: 'New note' }).click()
  await editor(page).fill(NOTE)
  await expect(preview(page).getByRole('heading', { name: 'Call with Contoso' })).toBeVisible()
  await expect(preview(page).getByRole('table')).toContainText('split')
  await expect(preview(page).getByRole('checkbox').first()).toBeChecked()
  await saved(page)
  await expect(page.getByRole('navigation', { name: 'List of notes' })).toContainText('Call with Contoso')
  // Shown with its address, and copied; nothing is asked of the network, which the fixture holds.
  await expect(preview(page)).toContainText('https://example.com/a')
  await expect(preview(page).locator('a')).toHaveCount(0)
  await picture('case-notes')
  await page.reload()
  await openCaseTab(page)
  await expect(preview(page).getByRole('heading', { name: 'Call with Contoso' })).toBeVisible({ timeout: 20_000 })
})

test('what is typed last is kept when the app is closed at once', async ({ app, page, userData }) => {
  await openCaseTab(page)
  await main(page).getByRole('button', { name: 'New note' }).click()
  await editor(page).pressSequentially('Typed and closed')
  await app.close()
  const again = await launchApp({ userData, args: ['--sample'] })
  const window = await again.firstWindow()
  // The tab of before is in front again.
  await expect(window.locator('.toolbar h1')).toHaveText('Case', { timeout: 20_000 })
  await expect(preview(window)).toContainText('Typed and closed')
  await again.close()
})

test('a note begun while one device is shown is about that device', async ({ page, picture }) => {
  await openCaseTab(page)
  await main(page).getByRole('button', { name: 'New note' }).click()
  await editor(page).fill('Of the case')
  await saved(page)
  await page.getByRole('button', { name: /^Device that all tabs show/ }).click()
  await page.getByText('SRV-APP-07', { exact: true }).last().click()
  await expect(main(page)).toContainText('No notes on SRV-APP-07')
  await main(page).getByRole('button', { name: 'New note' }).click()
  await expect(main(page)).toContainText('About SRV-APP-07')
  await editor(page).fill('Of the device')
  await saved(page)
  const list = page.getByRole('navigation', { name: 'List of notes' })
  await expect(list.getByRole('listitem')).toHaveText([/^Of the device.*SRV-APP-07/])
  await picture('case-notes-device')
  await list.getByRole('button', { name: 'Show all' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
})

test('hostile notes are text', async ({ page }) => {
  await openCaseTab(page)
  await main(page).getByRole('button', { name: 'New note' }).click()
  await editor(page).fill(
    '<img src=x onerror="document.title=1"><script>document.title=2</script>\n\n![p](https://example.com/p.png) [x](javascript:alert(1))',
  )
  await expect(preview(page)).toContainText('<script>document.title=2</script>')
  await expect(preview(page)).toContainText('javascript:alert(1)')
  await expect(preview(page).locator('img, script, a')).toHaveCount(0)
  await expect(preview(page).getByRole('button', { name: /javascript/ })).toHaveCount(0)
})

test('an edit is taken back by Ctrl+Z outside of texts, by the menu and by its message, and done again', async ({ app, page, picture }) => {
  await openCaseTab(page, 'Checklist')
  const add = page.getByRole('textbox', { name: 'Add to the checklist' })
  const list = page.getByRole('list', { name: 'Checklist' })
  for (const text of ['Ask for the proxy', 'Check the clock']) {
    await add.fill(text)
    await add.press('Enter')
    await expect(list).toContainText(text)
  }
  await list.getByRole('checkbox', { name: 'Check the clock' }).click()
  await expect(main(page)).toContainText('1 of 2 done')
  // The focus stands on the box, which holds no text.
  await page.keyboard.press('Control+z')
  await expect(toast(page)).toContainText('Undone: Done: Check the clock')
  await expect(main(page)).toContainText('0 of 2 done')
  await page.keyboard.press('Control+Shift+Z')
  await expect(main(page)).toContainText('1 of 2 done')
  await page.keyboard.press('Control+z')
  await expect(main(page)).toContainText('0 of 2 done')
  await page.keyboard.press('Control+y')
  await expect(main(page)).toContainText('1 of 2 done')
  await app.clickMenu('undo')
  await expect(main(page)).toContainText('0 of 2 done')
  // In a text the keys and the menu are the text's own.
  await add.pressSequentially('abc')
  await app.clickMenu('undo')
  await expect(add).not.toHaveValue('abc')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('button', { name: 'Remove from the list' }).first().click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await picture('case-undo')
  await toast(page).locator('.toast').filter({ hasText: 'Removed from the checklist' }).getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await openCaseTab(page, 'Log')
  await expect(page.getByRole('list', { name: 'Entries of the log' }).getByRole('listitem').first()).toContainText(
    'Undone: Removed from the checklist',
  )
})

test('the record is kept as it is typed, and stands in the log', async ({ page, picture }) => {
  await openCaseTab(page, 'Log')
  await page.getByRole('textbox', { name: 'Customer' }).fill('Contoso')
  await page.getByRole('textbox', { name: 'Ticket number' }).fill('INC-4711')
  await page.getByRole('button', { name: /^Enter / }).click()
  await page.locator('.case-record').getByText('Waiting', { exact: true }).click()
  const tags = page.getByPlaceholder('Add a tag')
  await tags.click()
  await picture('case-tags')
  await page.getByRole('option', { name: 'proxy' }).click()
  await tags.fill('branch office,')
  await saved(page)
  const log = page.getByRole('list', { name: 'Entries of the log' })
  await expect(log).toContainText('Status changed from open to waiting')
  await expect(log).toContainText('Tags changed: proxy, branch office')
  await expect(log).toContainText('Case record changed: customer')
  await picture('case-log')
  await page.getByRole('textbox', { name: 'Title' }).fill(' ')
  await expect(page.getByText('A case needs a title')).toBeVisible()
  await page.getByRole('textbox', { name: 'Customer' }).focus()
  await expect(page.getByRole('textbox', { name: 'Title' })).not.toHaveValue(' ')
  await page.reload()
  await openCaseTab(page)
  await expect(page.getByRole('textbox', { name: 'Customer' })).toHaveValue('Contoso')
  await expect(page.locator('.case-tag')).toHaveText(['branch office', 'proxy'])
})

test('actions of a finding are put on the checklist once, are reordered, and lead back to it', async ({ page, picture }) => {
  const verdict = page.locator('.overview-verdict')
  await verdict.getByRole('button', { name: 'Add actions to checklist' }).click()
  await expect(toast(page)).toContainText('added to the checklist')
  await picture('overview-add-actions')
  await verdict.getByRole('button', { name: 'Add actions to checklist' }).click()
  await expect(toast(page)).toContainText('All actions are on the checklist already')
  await toast(page).getByRole('button', { name: 'Open checklist' }).first().click()
  const rows = page.getByRole('list', { name: 'Checklist' }).locator('.checklist-row')
  await expect(rows.first()).toBeVisible()
  const texts = await rows.locator('.checklist-text').allTextContents()
  expect(texts.length).toBeGreaterThan(1)
  await rows.first().getByRole('button', { name: 'Move down, Alt+Down' }).click()
  await expect(rows.nth(1).locator('.checklist-text')).toHaveText(texts[0] ?? '')
  await rows.nth(1).getByRole('checkbox').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.first().locator('.checklist-text')).toHaveText(texts[0] ?? '')
  await rows.first().getByRole('button', { name: 'Change the text' }).click()
  await page.getByRole('textbox', { name: 'Text of the item' }).fill('In our own words')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toContainText('In our own words')
  await rows
    .first()
    .getByRole('button', { name: /^Open the finding of/ })
    .click()
  await expect(page.locator('.toolbar h1')).toHaveText('Overview')
})

test('files that are dropped are attached, saved again byte by byte, and never imported', async ({ app, page, userData, picture }) => {
  const folder = join(userData, 'files')
  mkdirSync(folder)
  const bytes = randomBytes(3_000_000)
  const [mail, same] = [join(folder, 'mail from Contoso.msg'), join(folder, 'the same.bin')]
  writeFileSync(mail, bytes)
  writeFileSync(same, bytes)
  await openCaseTab(page, 'Attachments')
  await expect(main(page)).toContainText('No attachments')
  await picture('case-attachments-empty')
  await dropFiles(page, '.attachments', [mail, same])
  const rows = page.locator('.attachment-table tbody tr')
  await expect(rows).toHaveCount(2)
  await importEnded(page)
  await page.getByRole('textbox', { name: 'Remark on the same.bin' }).fill('As sent on Tuesday')
  await saved(page)
  await picture('case-attachments')
  const target = join(folder, 'out.msg')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: target })
  await page.getByRole('button', { name: 'Save mail from Contoso.msg as…' }).click()
  await expect(toast(page)).toContainText('Saved')
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex')
  expect(hash(readFileSync(target))).toBe(hash(bytes))
  await page.getByRole('button', { name: 'Remove the same.bin' }).click()
  await expect(rows).toHaveCount(1)
  await toast(page).locator('.toast').filter({ hasText: 'removed' }).getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(2)
})

test('files of gigabytes say how far they are while they are attached, and stop when they are told to; several are one step', async ({
  page,
  userData,
  picture,
}) => {
  const large = join(userData, 'memory.dmp')
  const piece = randomBytes(1024 * 1024)
  for (let megabyte = 0; megabyte < 300; megabyte++) appendFileSync(large, piece)
  const small = ['a.txt', 'b.txt'].map((name) => join(userData, name))
  for (const path of small) writeFileSync(path, path)
  await openCaseTab(page, 'Attachments')
  await dropFiles(page, '.attachments', [large])
  const attaching = page.locator('.attaching')
  await expect(attaching).toContainText('memory.dmp')
  await picture('case-attaching')
  await attaching.getByRole('button', { name: 'Cancel' }).click()
  await expect(toast(page)).toContainText('Nothing was attached')
  await expect(attaching).toHaveCount(0)
  await dropFiles(page, '.attachments', small)
  await expect(page.locator('.attachment-table tbody tr')).toHaveCount(2)
  await toast(page).locator('.toast').filter({ hasText: '2 files attached' }).getByRole('button', { name: 'Undo' }).click()
  await expect(main(page)).toContainText('No attachments')
})

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'fr'] as const) {
    test(`every part of the tab is drawn in ${theme}, ${language}`, async ({ page, picture }) => {
      await openCaseTab(page)
      await main(page).getByRole('button', { name: 'New note' }).click()
      await editor(page).fill(NOTE)
      await saved(page)
      await page.locator('.rail').getByRole('button', { name: 'Overview', exact: true }).click()
      await page.locator('.overview-verdict').getByRole('button', { name: 'Add actions to checklist' }).click()
      await expect(toast(page)).toContainText('added to the checklist')
      await openCaseTab(page, 'Checklist')
      await page.locator('.checklist-row').getByRole('checkbox').first().click()
      await request(page, 'host.saveSettings', { theme, language })
      await page.reload()
      await page
        .locator('.rail')
        .getByRole('button', { name: language === 'en' ? 'Case' : 'Dossier', exact: true })
        .click()
      for (const size of [
        { width: 1440, height: 900 },
        { width: 1024, height: 640 },
      ]) {
        await page.setViewportSize(size)
        for (const [index, part] of ['notes', 'checklist', 'attachments', 'log'].entries()) {
          await page.locator('.toolbar .mantine-SegmentedControl-label').nth(index).click()
          await expect(page.locator('.tab-loading')).toHaveCount(0)
          await picture(`case-${part}-${theme}-${language}-${size.width}`)
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
        }
      }
    })
  }
}
