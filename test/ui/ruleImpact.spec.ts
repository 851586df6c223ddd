import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { SyncRule } from '../../shared/facts/syncRule.ts'
import { replacementExpression } from '../../shared/syncrules/guide/replacementExpression.ts'
import { writeScenarioZip } from './evidenceOnDisk.ts'
import { dropFiles, expect, importEnded, test } from './launch.ts'
import { computerJoin, type MadeComputer, plainRule, writeComputers, writeServer } from './ruleServers.ts'

const PILOT = 'a1a1a1a1-0000-4000-8000-000000000001'
const PRODUCTION = 'c3c3c3c3-0000-4000-8000-000000000001'

const computers: readonly MadeComputer[] = [
  { name: 'SRV-DB-01', os: 'Windows Server 2012 R2 Standard', version: '6.3 (9600)', certificates: ['own', 'damaged'] },
  { name: 'SRV-DB-02', os: 'Windows Server 2012 R2 Standard', version: '6.3 (9600)', certificates: ['expired'] },
  { name: 'SRV-DB-03', os: 'Windows Server 2012 R2 Standard', version: '6.3 (9600)', ou: 'Lab', certificates: ['own'] },
  { name: 'KIOSK-01', os: 'Windows 8.1 Enterprise', version: '6.3 (9600)', certificates: ['own'] },
  { name: 'WKS-01', os: 'Windows 10 Enterprise', version: '10.0 (19045)', certificates: ['other'] },
  { name: 'SRV-OLD-01', os: 'Windows Server 2008 R2 Standard', version: '6.1 (7601)', certificates: ['own'] },
  { name: 'SRV-PRINT-01', os: 'Windows Server 2019 Standard', version: '10.0 (17763)', certificates: [] },
]

const replaced = (rule: SyncRule): SyncRule => ({
  ...rule,
  mappings: rule.mappings.map((mapping) =>
    mapping.target === 'cloudFiltered' ? { ...mapping, expression: replacementExpression } : mapping,
  ),
})

const pilotRules = ['User Join', 'User Common', 'Group Join'].map((name, at) => plainRule(PILOT, 100 + at, `In from AD - ${name}`))
const productionRules = ['User Common', 'User Join', 'Contact Join'].map((name, at) =>
  plainRule(PRODUCTION, 100 + at, `In from AD - ${name}`),
)

type Requests = { readonly joinsight: { request(name: string, input: unknown): Promise<unknown> } }
const ask = (page: Page, name: string, input: unknown) =>
  page.evaluate(([asked, given]) => (window as unknown as Requests).joinsight.request(asked as string, given), [name, input] as const)

const setsSchema = z.object({ value: z.object({ sets: z.array(z.object({ setId: z.number(), name: z.string() })) }) })
const rulesSchema = z.object({ value: z.object({ rows: z.array(z.object({ ruleId: z.number(), rule: z.object({ name: z.string() }) })) }) })

/** A draft that takes the place of the pilot's Computer Join rule, with the page's expression. */
async function saveDraft(page: Page): Promise<void> {
  const { sets } = setsSchema.parse(await ask(page, 'syncRules.sets', {})).value
  const setId = sets.find(({ name }) => name.includes('PILOT'))?.setId ?? 0
  const { rows } = rulesSchema.parse(await ask(page, 'syncRules.rules', { setId, offset: 0, limit: 100 })).value
  const original = computerJoin(PILOT, 143)
  const { immutableTag: _, ...rule } = replaced({ ...original, name: `${original.name} 2012 R2`, precedence: 200 })
  const cloneOf = rows.find((row) => row.rule.name === original.name)?.ruleId
  await ask(page, 'syncRules.saveDraft', { setId, cloneOf, rule, confirmed: [] })
}

/** Opens the tab at the pilot server. */
async function openPilot(page: Page): Promise<void> {
  await rail(page, 'Sync rules').click()
  await page.locator('.toolbar input').first().click()
  await page.getByRole('option', { name: /PILOT/ }).click()
  await expect(page.locator('.rule.selected')).toContainText('2012 R2')
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const rail = (page: Page, name: string) => page.locator('.rail').getByRole('button', { name, exact: true })

test.beforeEach(async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'rules.jcase') })
  await dropFiles(page, '.drop', [
    writeServer(userData, 'PILOT', PILOT, [...pilotRules, computerJoin(PILOT, 143)]),
    writeServer(userData, 'PRODUCTION', PRODUCTION, [...productionRules, replaced(computerJoin(PRODUCTION, 143))]),
    writeComputers(userData, computers),
    writeScenarioZip(userData, 'join-pending-sync'),
  ])
  await importEnded(page, 4)
  await expect(rail(page, 'Sync rules')).toBeEnabled({ timeout: 20_000 })
  await saveDraft(page)
})

test.describe('what would it do', () => {
  test('counts who changes, notes why by system, and explains one computer before and after', async ({ page, picture }) => {
    await openPilot(page)
    await page.getByText('What would it do', { exact: true }).click()
    await expect(page.locator('.impact-counts')).toContainText('4filtered → synced', { timeout: 20_000 })
    const families = page.locator('.impact-families')
    await expect(families).toContainText('Wanted')
    await expect(families).toContainText('Comes along, also version 6.3')
    await expect(families).toContainText('Certificate test is gone')
    await page.locator('.impact-row').filter({ hasText: 'SRV-DB-01' }).click()
    const pane = page.locator('.pane').filter({ hasText: 'SRV-DB-01' })
    await expect(pane).toContainText('Synced after the change: one certificate is valid and carries its objectGUID')
    await expect(pane.locator('.impact-outcome')).toHaveText('cloudFiltered = NULL')
    await picture('sync-rules-impact-light')
    await pane.getByText('Before', { exact: true }).click()
    await expect(pane.locator('.impact-outcome')).toHaveText('cloudFiltered = True')
    await expect(pane).toContainText('Value 2 is no certificate')
    await expect(pane).toContainText('In sync scope')
    await page.locator('.impact-scroll').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('.impact-row').filter({ hasText: 'SRV-DB-03' }).click()
    await expect(page.locator('.pane').filter({ hasText: 'SRV-DB-03' })).toContainText('OU=Lab,DC=corp,DC=example')
    await page.setViewportSize({ width: 1024, height: 640 })
    await page.waitForTimeout(300)
    expect(await fits(page)).toBe(true)
    await picture('sync-rules-impact-1024')
  })

  test('is drawn in dark and French, for a rule by itself', async ({ page, picture }) => {
    await ask(page, 'host.saveSettings', { theme: 'dark', language: 'fr' })
    await page.reload()
    await rail(page, 'Règles').click()
    await page.getByText('Ce que cela ferait', { exact: true }).click()
    await page.locator('.impact-row').filter({ hasText: 'SRV-DB-02' }).click()
    await expect(page.locator('.pane').filter({ hasText: 'SRV-DB-02' })).toContainText('son certificat a expiré')
    await expect(page.locator('.impact-counts')).toContainText('filtrés par la règle')
    await page.locator('.impact-certificate').scrollIntoViewIfNeeded()
    await picture('sync-rules-impact-dark-fr')
  })
})

test.describe('compare', () => {
  test.beforeEach(async ({ page }) => {
    await openPilot(page)
    await page.locator('.toolbar').getByText('Compare', { exact: true }).click()
  })

  test('a draft stands beside the rule that it takes the place of, token by token', async ({ page, picture }) => {
    await expect(page.locator('.compare-detail')).toContainText('differences')
    await expect(page.locator('.compare-mapping')).toHaveCount(1)
    await expect(page.locator('.compare-mapping ins').filter({ hasText: '<> "6.3"' })).toBeVisible()
    await picture('sync-rules-compare-rules-light')
    await page.getByLabel('Swap the sides').click()
    await expect(page.locator('.compare-mapping del').filter({ hasText: '<> "6.3"' })).toBeVisible()
    await page.getByText('Only differences', { exact: true }).click()
    await expect(page.locator('.compare-mapping')).toHaveCount(3)
  })

  test('two servers are compared rule by rule, with what moved', async ({ page, picture }) => {
    await page.getByText('Servers', { exact: true }).click()
    const list = page.locator('.compare-list')
    await expect(list.locator('.compare-row').filter({ hasText: 'Contact Join' })).toContainText('Only in the second')
    await expect(list.locator('.compare-row').filter({ hasText: 'Group Join' })).toContainText('Only in the first')
    await list.locator('.compare-row').filter({ hasText: 'Computer Join' }).click()
    await expect(page.locator('.compare-head')).toContainText('In from AD - Computer Join')
    await expect(page.locator('.compare-mapping')).toHaveCount(1)
    await picture('sync-rules-compare-servers-light')
    await ask(page, 'host.saveSettings', { theme: 'dark', language: 'fr' })
    await page.reload()
    await rail(page, 'Règles').click()
    await page.locator('.toolbar').getByText('Comparer', { exact: true }).click()
    await page.getByText('Serveurs', { exact: true }).click()
    await page.waitForTimeout(400)
    await picture('sync-rules-compare-servers-dark-fr')
    await page.setViewportSize({ width: 1024, height: 640 })
    await page.waitForTimeout(300)
    expect(await fits(page)).toBe(true)
    await picture('sync-rules-compare-servers-1024')
  })

  test('two pasted expressions that are only laid out differently are called that', async ({ page, picture }) => {
    await page.getByText('Expressions', { exact: true }).click()
    await page.getByLabel('First expression').fill('IIF(IsNull([cn]),1,2)')
    await page.getByLabel('Second expression').fill('IIF(\n  IsNull([cn]),\n  1, 2)')
    await expect(page.locator('.compare-kind.formatting')).toBeVisible()
    await page.getByLabel('Second expression').fill('IIF(IsNull([name]),1,2)')
    await expect(page.locator('.compare-kind.changed')).toBeVisible()
    await expect(page.locator('.diff-text ins')).toHaveText('[name]')
    await picture('sync-rules-compare-expressions')
  })
})

test('the join flow shows what rules and scope say of the computer object, and leads to the explanation', async ({ page, picture }) => {
  await rail(page, 'Join flow').click()
  await page.locator('.flow-canvas').getByText('Synchronise').first().click()
  const card = page.locator('.computer-object')
  await expect(card).toContainText('SRV-PRINT-01')
  await expect(card).toContainText('No certificate in userCertificate')
  await expect(card).toContainText('Filtered: the rule keeps it from the cloud')
  await card.scrollIntoViewIfNeeded()
  await picture('join-flow-computer-object')
  await card.getByRole('button', { name: 'Explanation in Sync rules' }).first().click()
  await expect(page.locator('.toolbar h1')).toHaveText('Sync rules')
  await expect(page.locator('.pane').filter({ hasText: 'SRV-PRINT-01' })).toContainText('it has no certificate', { timeout: 20_000 })
  await picture('sync-rules-impact-from-flow')
})
