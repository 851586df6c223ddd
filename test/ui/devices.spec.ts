import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { encodeInventoryCsv, type ListedDevice } from '../../shared/scenarios/encoders/encodeInventoryCsv.ts'
import { writeScenarioZip } from './evidenceOnDisk.ts'
import { dropFiles, expect, importEnded, request, test } from './launch.ts'

const NAMES = { en: 'Devices', fr: 'Appareils' } as const
const OFFICES = ['PAR', 'LYO', 'BER', 'OSL']
/** Devices that the portal's list names, beside those of the evidence. */
const LISTED = 120

/** A device as the portal lists it: every fifth could not be enrolled, every seventh of the others has no status. */
function listed(index: number): ListedDevice {
  const isError = index % 5 === 0
  const isSilent = !isError && index % 7 === 0
  const managedBy = isError ? 'MDE-Error' : isSilent ? 'Unknown' : 'MDE'
  return {
    name: `${OFFICES[index % OFFICES.length]}-WKS-${String(index).padStart(4, '0')}`,
    senseDeviceId: index.toString(16).padStart(40, '0'),
    aadDeviceId: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    os: index % 3 === 0 ? 'Windows Server 2019' : 'Windows 11',
    managedBy,
    ...(isSilent ? {} : { enrollmentStatus: isError ? (index % 10 === 0 ? '15' : '37') : '1' }),
    onboardingStatus: 'Onboarded',
    lastSeen: `2026-11-${String(1 + (index % 21)).padStart(2, '0')}T09:${String(index % 60).padStart(2, '0')}:00Z`,
  }
}

function writeList(folder: string): string {
  const path = join(folder, 'devices-inventory.csv')
  const devices = Array.from({ length: LISTED }, (_, index) => listed(index))
  writeFileSync(path, encodeInventoryCsv({ source: 'portal', devices }))
  return path
}

async function openTab(page: Page, language: 'en' | 'fr' = 'en'): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: NAMES[language], exact: true }).click()
  await expect(page.locator('.devices-device').first()).toBeVisible()
  await page.waitForTimeout(300)
}

async function setLook(page: Page, look: { readonly theme?: string; readonly language?: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
  await page.reload()
}

const devices = (page: Page) => page.locator('.devices-device')
const count = (page: Page) => page.locator('.devices-count')
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.describe('a fleet of a device list and of evidence', () => {
  test.beforeEach(async ({ app, page, userData }) => {
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'fleet.jcase') })
    const files = ['tenant-mismatch-unreported', 'healthy-attach-v2', 'services-stopped'].map((id) => writeScenarioZip(userData, id))
    await dropFiles(page, '.drop', [...files, writeList(userData)])
    await expect(page.locator('.overview-device').first()).toBeVisible({ timeout: 30_000 })
    await importEnded(page, files.length + 1)
    await openTab(page)
  })

  test('is grouped by verdict with counts, and a group shows more when asked', async ({ page }) => {
    await expect(count(page)).toContainText(`${LISTED + 3} of ${LISTED + 3} devices`)
    const more = page.locator('.devices-more').first()
    const before = await devices(page).count()
    await more.click()
    await expect.poll(() => devices(page).count()).toBeGreaterThan(before)
    await page.locator('.devices-group').first().click()
    await expect(page.locator('.devices-group').first()).toHaveAttribute('aria-expanded', 'false')
  })

  test('is narrowed by what is ticked, by words and by severity; Clear filters takes it all back', async ({ page, picture }) => {
    await page.locator('.devices-pill', { hasText: 'Managed by' }).click()
    await page.getByRole('checkbox', { name: /^MDE-Error/ }).check()
    await expect(count(page)).toContainText(`${LISTED / 5} of`)
    await picture('devices-filter')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('checkbox')).toHaveCount(0)
    await expect(page.locator('.devices-pill.set')).toContainText('MDE-Error')
    await page.getByRole('textbox', { name: 'Name, id or user' }).fill('par-wks-00')
    await expect(count(page)).toContainText('5 of')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(count(page)).toContainText(`${LISTED + 3} of`)
    const errors = page.locator('.devices-sums button').first()
    await errors.click()
    await expect(errors).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('.devices-pill.set')).toContainText('Error')
  })

  test('fills the pane on a click, opens the join flow on a double click, and back brings filter and selection back', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Name, id or user' }).fill('SRV')
    await expect(devices(page).first()).toContainText('SRV')
    await devices(page).first().click()
    const pane = page.locator('.pane')
    await expect(pane.locator('h2')).not.toHaveText('Loading')
    await expect(pane.getByRole('heading', { name: 'Evidence' })).toBeVisible()
    await expect(pane.locator('.chip').first()).toBeVisible()
    const name = (await devices(page).first().locator('.strong').textContent()) ?? ''
    await devices(page).first().dblclick()
    await expect(page.locator('.toolbar h1')).toHaveText('Join flow')
    await expect(page.locator('.toolbar')).toContainText(name)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('textbox', { name: 'Name, id or user' })).toHaveValue('SRV')
    await expect(page.locator('.devices-device.selected')).toContainText(name)
  })

  test('is walked by keys: arrows, End, letters, Enter', async ({ page, picture }) => {
    await page.getByRole('combobox', { name: 'Group by' }).click()
    await page.getByRole('option', { name: 'Not grouped' }).click()
    await expect(page.locator('.devices-group')).toHaveCount(0)
    await page.getByRole('button', { name: 'Device', exact: true }).click()
    await page.locator('.devices-scroll').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('.devices-row.at')).toHaveAttribute('data-line', '1')
    await page.keyboard.type('osl-wks-0119')
    await expect(page.locator('.devices-row.selected')).toContainText('OSL-WKS-0119')
    await expect(page.locator('.devices-row.selected')).toBeInViewport({ ratio: 1 })
    await picture('devices-not-grouped')
    await page.keyboard.press('Enter')
    await expect(page.locator('.toolbar h1')).toHaveText('Join flow')
  })

  test('shows all devices and marks the one that the header restricts the other tabs to', async ({ page }) => {
    await page.getByRole('button', { name: /^Device that all tabs show/ }).click()
    await page.getByRole('textbox', { name: 'Find a device' }).fill('BER-WKS-0010')
    await page.locator('.device-choice', { hasText: 'BER-WKS-0010' }).click()
    await expect(count(page)).toContainText(`${LISTED + 3} of ${LISTED + 3} devices`)
    await expect(page.locator('.devices-device', { has: page.locator('.devices-front') })).toContainText('BER-WKS-0010')
    await expect(page.locator('.pane')).toContainText('BER-WKS-0010')
  })

  test('a cause is confirmed, and dismissed only with a reason', async ({ page }) => {
    await devices(page).first().click()
    const pane = page.locator('.pane')
    await pane.getByRole('button', { name: 'Confirm' }).click()
    await expect(pane.locator('.tag', { hasText: 'Confirmed' })).toBeVisible()
    await pane.getByRole('button', { name: 'Take back' }).click()
    await pane.getByRole('button', { name: 'Dismiss…' }).click()
    await expect(pane.getByRole('button', { name: 'Dismiss', exact: true })).toBeDisabled()
    await pane.getByRole('textbox').fill('Moved to the other tenant today')
    await pane.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await expect(pane.locator('.tag', { hasText: 'Dismissed' })).toBeVisible()
    await expect(pane).toContainText('Moved to the other tenant today')
  })

  test('is written as a table of what the filter leaves', async ({ app, page, userData }) => {
    await page.getByRole('textbox', { name: 'Name, id or user' }).fill('LYO-')
    await expect(count(page)).toContainText(`${LISTED / 4} of`)
    const path = join(userData, 'lyon')
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
    await page.getByRole('button', { name: 'Export CSV' }).click()
    await expect(page.locator('.toast-ok')).toContainText(`${LISTED / 4} devices saved`)
    expect(existsSync(`${path}.csv`), 'the name gets its extension').toBe(true)
    const lines = readFileSync(`${path}.csv`, 'utf8').trimEnd().split(/\r?\n/)
    expect(lines).toHaveLength(LISTED / 4 + 1)
    expect(lines.slice(1).every((line) => line.includes('LYO-WKS-'))).toBe(true)
  })

  test('copies and renames by the context menu, and Esc closes the topmost alone', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Name, id or user' }).fill('SRV')
    await expect(devices(page).first()).toContainText('SRV')
    await devices(page).first().click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Copy as line' })).toBeVisible()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    const name = page.getByRole('textbox', { name: 'New name' })
    await name.fill('SRV-RENAMED')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect(devices(page).first()).toContainText('SRV-RENAMED')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Tenant id' }).check()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('checkbox')).toHaveCount(0)
    await expect(page.locator('.devices-head')).toContainText('Tenant id')
  })

  test('a chip of a listed device opens its row, and a column that was read wrongly is corrected there', async ({ page, picture }) => {
    await page.locator('.rail').getByRole('button', { name: 'Evidence', exact: true }).click()
    await page
      .getByRole('treeitem', { name: /devices-inventory\.csv/ })
      .last()
      .click()
    await expect(page.locator('.inventory-row').first()).toContainText('PAR-WKS-0000')
    await openTab(page)
    await page.getByRole('textbox', { name: 'Name, id or user' }).fill('OSL-WKS-0115')
    await expect(count(page)).toContainText('1 of')
    await devices(page).first().click()
    await page.locator('.pane .chip', { hasText: 'devices-inventory.csv' }).first().click()
    await expect(page.locator('.inventory-row.evidence-marked')).toContainText('OSL-WKS-0115')
    await expect(page.locator('.inventory-row.evidence-marked')).toBeInViewport()
    await picture('devices-list-evidence')
    await page.getByRole('combobox', { name: 'What the column Managed By stands for' }).click()
    await page.getByRole('option', { name: 'Not used' }).click()
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Read again' }).click()
    await expect(page.locator('.toast-ok')).toContainText('The list was read again')
    await openTab(page)
    await expect(page.locator('.devices-sums')).not.toContainText('MDE-Error')
    await page.locator('.devices-pill', { hasText: 'Managed by' }).click()
    await expect(page.getByRole('checkbox', { name: /^MDE-Error/ })).toHaveCount(0)
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'fr'] as const) {
      test(`is drawn in ${theme}, ${language}, in a large and in the smallest window`, async ({ page, picture }) => {
        await setLook(page, { theme, language })
        for (const [width, height] of [
          [1440, 900],
          [1024, 640],
        ] as const) {
          await page.setViewportSize({ width, height })
          await openTab(page, language)
          await devices(page).first().click()
          await expect(page.locator('.pane h2')).toBeVisible()
          await page.waitForTimeout(400)
          await picture(`devices-${width}-${theme}-${language}`)
          expect(await fits(page)).toBe(true)
        }
      })
    }
  }
})

test('a case without devices says why, and how a list is exported', async ({ app, page, userData, picture }) => {
  const unknown = join(userData, 'notes.bin')
  writeFileSync(unknown, Buffer.from([0, 1, 2, 3, 250, 251]))
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'none.jcase') })
  await dropFiles(page, '.drop', [unknown])
  await expect(page.locator('.statusbar')).toContainText('1 artefact', { timeout: 20_000 })
  await page.locator('.rail').getByRole('button', { name: 'Devices', exact: true }).click()
  await expect(page.locator('.empty')).toContainText('No device in this case')
  await page.locator('.devices-how').getByText('Intune', { exact: true }).click()
  await expect(page.locator('.devices-how')).toContainText('Intune admin center')
  await picture('devices-empty')
})
