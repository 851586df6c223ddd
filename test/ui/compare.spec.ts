import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeScenarioZip } from './evidenceOnDisk.ts'
import { expect, request, test } from './launch.ts'

// Each makes cases of its own first.
test.describe.configure({ timeout: 120_000 })

/** Two tests at a time, each with an app and an import of its own. */
const WAIT = { timeout: 30_000 }

/** A new case in front, with scenarios as evidence of one device where it is named. */
async function makeCase(page: Page, path: string, scenarios: readonly string[], device?: string): Promise<void> {
  await request(page, 'case.create', { path })
  const paths = scenarios.map((id) => writeScenarioZip(join(path, '..'), id))
  await request(page, 'case.importFiles', { paths, ...(device !== undefined && { device }) })
  await expect
    .poll(async () => {
      const answer = await request<{ value: { importing: boolean; artefacts: number } }>(page, 'case.state', {})
      return answer.value.artefacts > 0 && !answer.value.importing
    }, WAIT)
    .toBe(true)
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.locator('.rail').getByRole('button', { name, exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText(name)
}

async function dress(page: Page, look: { readonly theme: string; readonly language: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
  await page.reload()
  await expect(page.locator('.toolbar h1')).toBeVisible()
}

const row = (page: Page, text: string) => page.locator('.sides-row', { hasText: text }).first()

test('one device before and after: verdicts, findings gone and new, what differs first, with its evidence', async ({
  page,
  picture,
  userData,
}) => {
  await makeCase(page, join(userData, 'device.jcase'), ['not-synced', 'enrolled-haadj'], 'SRV-SQL-03')
  await openTab(page, 'Compare')
  const verdicts = page.locator('.sides-verdict-title')
  await expect(verdicts).toHaveText(['Device not synced to Entra ID (status 37, 0x25)', 'Enrolled: no failure in the evidence'], {
    timeout: 20_000,
  })
  await expect(page.locator('.sides-findings')).toContainText('findings gone')
  await expect(page.locator('.sides-row').first()).toContainText('Enrollment status')
  await expect(row(page, 'Enrollment status').locator('.sides-values').first()).toContainText('37')
  await expect(page.locator('.sides-row.same')).toHaveCount(0)
  await picture('compare-light-en')

  const fold = page.getByRole('button', { name: /^Show what is the same: \d+$/ })
  // Only rows in sight are drawn.
  await page.locator('.sides-scroll').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight))
  await fold.click()
  await expect(page.locator('.sides-row.same').first()).toBeVisible()
  await page.getByRole('button', { name: 'Swap the sides' }).click()
  await expect(verdicts.first()).toHaveText('Enrolled: no failure in the evidence')
  await page.getByRole('button', { name: 'Swap the sides' }).click()
  await row(page, 'Enrollment status').locator('.chip').first().click()
  await expect(page.locator('.toolbar h1')).toHaveText(/Evidence|Registry/)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(verdicts.first()).toContainText('status 37')
})

test('registry values of both sides, and the comparison copied as Markdown', async ({ app, page, picture, userData }) => {
  await makeCase(page, join(userData, 'device.jcase'), ['not-synced', 'enrolled-haadj'], 'SRV-SQL-03')
  await openTab(page, 'Compare')
  await page
    .locator('.sides-shown')
    .getByText(/^Registry values/)
    .click()
  await expect(row(page, 'EnrollmentStatus')).toContainText('37')
  await page.getByRole('textbox', { name: 'Key, name or data' }).fill('OrgID')
  await expect(page.locator('.sides-row')).toHaveCount(1)
  await picture('compare-registry-light-en')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText(), undefined)).toContain('## 3 findings gone')
})

test('two devices of one case, in French, in the dark and in the smallest window', async ({ page, picture, userData }) => {
  await makeCase(page, join(userData, 'fleet.jcase'), ['not-synced', 'enrolled-haadj'])
  await dress(page, { theme: 'dark', language: 'fr' })
  await openTab(page, 'Comparer')
  await expect(page.locator('.sides-verdict-title')).toHaveCount(2, { timeout: 20_000 })
  await picture('compare-dark-fr')
  await page.setViewportSize({ width: 1024, height: 640 })
  await picture('compare-1024x640-dark-fr')
})

test('a device of another case is chosen by its name; what has nothing to be compared with says so', async ({
  app,
  page,
  picture,
  userData,
}) => {
  const other = join(userData, 'other.jcase')
  await makeCase(page, other, ['enrolled-haadj'])
  await request(page, 'case.close', {})
  await makeCase(page, join(userData, 'mine.jcase'), ['not-synced'])
  await openTab(page, 'Compare')
  await expect(page.getByRole('heading', { name: 'Choose what to compare' })).toBeVisible()
  await picture('compare-empty-light-en')
  await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [other] })
  await page.getByRole('region', { name: 'After' }).getByRole('button', { name: 'Another case…' }).click()
  await expect(page.locator('.sides-verdict-title').last()).toHaveText('Enrolled: no failure in the evidence', { timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'After' })).toContainText('of the case other')
  await expect(row(page, 'Enrollment status').locator('.sides-elsewhere').first()).toBeVisible()
  await picture('compare-other-case-light-en')
})

test('another case is merged into this one after a look at what it brings', async ({ app, page, picture, userData }) => {
  const other = join(userData, 'other.jcase')
  await makeCase(page, other, ['enrolled-haadj'])
  await request(page, 'case.setRecord', { customer: 'Contoso Ltd' })
  await request(page, 'notes.save', { text: 'Seen by the other engineer' })
  await request(page, 'case.close', {})
  await makeCase(page, join(userData, 'mine.jcase'), ['not-synced'])
  await request(page, 'case.setRecord', { customer: 'Contoso' })
  await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [other] })
  await app.clickMenu('mergeCase')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Merge other into this case', { timeout: 20_000 })
  await expect(dialog).toContainText('7 pieces of evidence')
  await expect(dialog).toContainText('1 note')
  await dialog.getByRole('radio', { name: 'The other case · Contoso Ltd' }).check()
  await picture('merge-light-en')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(dialog).toContainText('Merged into this case.', { timeout: 30_000 })
  await expect(dialog).toContainText('7 pieces of evidence')
  await picture('merge-done-light-en')
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  const record = await request<{ value: { customer: string } }>(page, 'case.record', {})
  expect(record.value.customer).toBe('Contoso Ltd')
  await dress(page, { theme: 'dark', language: 'fr' })
  await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [other] })
  await app.clickMenu('mergeCase')
  await expect(page.getByRole('dialog')).toContainText('Tout est déjà dans ce dossier.', { timeout: 20_000 })
  await picture('merge-again-dark-fr')
})
