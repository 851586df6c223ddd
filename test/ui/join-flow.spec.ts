import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeScenarioZip } from './evidenceOnDisk.ts'
import { dropFiles, expect, importEnded, request, test } from './launch.ts'

const NAMES = { en: 'Join flow', fr: 'Jonction' } as const

/** Imports a scenario's zip into a new case and opens its join flow. */
async function openScenario(page: Page, app: { replyToDialog: Reply }, userData: string, id: string): Promise<void> {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, `${id}.jcase`) })
  await dropFiles(page, '.drop', [writeScenarioZip(userData, id)])
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
  await openFlow(page)
}
type Reply = (name: 'showSaveDialog', reply: object) => Promise<void>

async function openFlow(page: Page, language: 'en' | 'fr' = 'en'): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: NAMES[language], exact: true }).click()
  await expect(page.locator('.flow-canvas')).toBeVisible()
  await page.waitForTimeout(300)
}

async function setLook(page: Page, look: { readonly theme?: string; readonly language?: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
  await page.reload()
}

/** True where nothing of the window has to be scrolled sideways. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.describe('the flow of a device whose discovery failed', () => {
  test.use({ appArgs: ['--sample'] })
  test.beforeEach(async ({ page }) => {
    await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
    await importEnded(page)
    await openFlow(page)
  })

  test('opens at the step that failed, with its codes, actions, what would prove it, and evidence that opens', async ({ page }) => {
    const pane = page.locator('.pane')
    await expect(pane.locator('h2')).toHaveText('Discover')
    await expect(pane).toContainText('0x801c0021')
    await expect(pane).toContainText('Resolve-DnsName enterpriseregistration.windows.net')
    const proofs = pane.locator('.flow-pane-check')
    await expect(proofs.filter({ hasText: 'dsregcmd: DRS Discovery Test: PASS' })).toContainText('The files say otherwise')
    await expect(proofs.filter({ hasText: 'dsregcmd: AD Configuration Test: PASS' })).toContainText('Found')
    await pane.locator('.evidence-line .chip').first().click()
    await expect(page.locator('.toolbar h1')).toHaveText('Evidence')
    await expect(page.locator('.evidence-marked').first()).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(pane.locator('h2')).toHaveText('Discover')
  })

  test('says of a step that was not reached that nothing was tried, and of one that is not needed that it needs no work', async ({
    page,
  }) => {
    const pane = page.locator('.pane')
    await page.locator('[data-id=join]').click()
    await expect(pane.locator('.pane-titles .state-badge')).toHaveText('Not reached')
    await expect(pane).toContainText('nothing was tried here')
    await page.locator('[data-id=postjoin]').click()
    await expect(pane.locator('.pane-titles .state-badge')).toHaveText('Not needed')
    await expect(pane).toContainText('It needs no work')
  })

  test('is walked by arrow keys from onboarding on', async ({ page }) => {
    const pane = page.locator('.pane')
    await page.locator('[data-id=onboard]').focus()
    await page.keyboard.press('Enter')
    await expect(pane.locator('.pane-titles')).toContainText('Step 0')
    await page.keyboard.press('ArrowDown')
    await expect(pane.locator('h2')).toHaveText('Pre-check')
    await page.keyboard.press('ArrowRight')
    await expect(pane.locator('h2')).toHaveText('Discover')
    await expect(page.locator('[data-id=discover]')).toBeFocused()
  })

  test('is read as an ordered list by keyboard, each step a heading that says its state', async ({ page }) => {
    await page.locator('.toolbar').getByText('List', { exact: true }).click()
    const heads = page.locator('.flow-list ol').first().getByRole('heading', { level: 3 })
    await expect(heads).toHaveCount(8)
    await expect(page.getByRole('list', { name: 'Steps' }).locator('> li')).toHaveCount(8)
    await expect(page.getByRole('button', { name: /^Discover ?, Failed$/ })).toHaveAttribute('aria-current', 'step')
    await page.getByRole('button', { name: /^Discover ?, Failed$/ }).focus()
    await page.keyboard.press('End')
    await expect(page.locator('.pane h2')).toHaveText('Enrol')
    await page.keyboard.press('ArrowUp')
    await expect(page.locator('.pane h2')).toHaveText('Post-join')
    await page.keyboard.press('Home')
    await expect(page.getByRole('button', { name: /^[^,]+, (Passed|Failed|Unknown|Not)/ }).first()).toBeFocused()
    await expect(page.locator('.pane-titles')).toContainText('Step 0')
  })

  test('prints whole as a list in black on white, with evidence and its places, from the diagram in dark too', async ({
    page,
    picture,
  }) => {
    await setLook(page, { theme: 'dark' })
    await openFlow(page)
    await page.evaluate(() => {
      const counted = window as unknown as { prints: number }
      counted.prints = 0
      window.print = () => {
        counted.prints += 1
      }
    })
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    expect(await page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    const print = page.locator('.flow-print')
    await expect(print).toBeVisible()
    for (const selector of ['.header', '.rail', '.statusbar', '.toolbar', '.pane', '.flow-canvas']) {
      await expect(page.locator(selector), selector).toBeHidden()
    }
    await expect(print.locator('> ol > li')).toHaveCount(8)
    await expect(print).toContainText(/SystemInfoLogs\/dsregcmd\.txt · line \d+/)
    await expect(print).toContainText('DRS Discovery Test: FAIL [0x801c0021/0x80072ee7]')
    await expect(print).toContainText('Resolve-DnsName enterpriseregistration.windows.net')
    const colours = await print.evaluate((node) => {
      const sheet = node.closest('.frame')
      return [getComputedStyle(node).color, getComputedStyle(sheet ?? node).backgroundColor]
    })
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    expect(await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)).toBe(true)
    await page.setViewportSize({ width: 760, height: 1075 })
    await picture('join-flow-print')
    await page.emulateMedia({ media: 'screen' })
    await expect(print).toBeHidden()
  })

  test('keeps a person’s decision on the flow with its reason, and goes back to what the evidence says', async ({ page, picture }) => {
    const decision = page.locator('.flow-decision')
    const menu = decision.getByRole('button', { expanded: false })
    const before = await menu.textContent()
    await menu.click()
    const choices = page.locator('.flow-choice')
    await expect(choices).toHaveCount(6)
    await expect(page.locator('.flow-choice.chosen')).toContainText('Fits the evidence')
    await page.waitForTimeout(200)
    await picture('join-flow-decision-menu')
    await page.keyboard.press('Escape')
    await expect(choices).toHaveCount(0)
    await expect(page.locator('.pane')).toBeVisible()

    await menu.click()
    await page.locator('.flow-choice:not(.chosen) .flow-choice-pick').first().click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: 'Judge by this flow' })).toBeDisabled()
    await dialog.getByRole('textbox').fill('The sensor was updated after this collection')
    await page.waitForTimeout(200)
    await picture('join-flow-decision-reason')
    await dialog.getByRole('button', { name: 'Judge by this flow' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(decision).toContainText('decided by a person on')
    await expect(decision).toContainText('The sensor was updated after this collection')
    await expect(decision).toContainText(`The evidence says: ${before}`)
    await picture('join-flow-decided')
    await page.keyboard.press('Control+1')
    await expect(page.locator('.overview-flow-note')).toContainText('The sensor was updated after this collection')
    await picture('overview-decided')

    await openFlow(page)
    await decision.getByRole('button', { name: 'Back to what the evidence says' }).click()
    await expect(decision).not.toContainText('decided by a person')
    await expect(menu).toHaveText(before ?? '')
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'fr'] as const) {
      test(`is drawn in ${theme}, ${language}, wide and in the smallest window`, async ({ page, picture }) => {
        await setLook(page, { theme, language })
        await page.setViewportSize({ width: 1440, height: 900 })
        await openFlow(page, language)
        await picture(`join-flow-${theme}-${language}`)
        expect(await fits(page)).toBe(true)
        await page.locator('.toolbar .mantine-SegmentedControl-label').last().click()
        await page.waitForTimeout(200)
        await picture(`join-flow-list-${theme}-${language}`)
        await page.setViewportSize({ width: 1024, height: 640 })
        await page.waitForTimeout(200)
        await picture(`join-flow-1024x640-${theme}-${language}`)
        expect(await fits(page)).toBe(true)
      })
    }
  }
})

test('a narrow window opens the list by itself', async ({ page, app, userData }) => {
  await page.setViewportSize({ width: 1024, height: 640 })
  await openScenario(page, app, userData, 'not-synced')
  await expect(page.locator('.flow-list')).toBeVisible()
  await expect(page.locator('.react-flow')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Synchronise ?, Failed$/ })).toHaveAttribute('aria-current', 'step')
})

test('a finding leads to its step, and the step back to the finding', async ({ page, app, userData }) => {
  await openScenario(page, app, userData, 'dns-registration-name')
  const finding = page.locator('.pane .section').last().getByRole('button').last()
  const title = (await finding.textContent()) ?? ''
  await finding.click()
  await expect(page.locator('.toolbar h1')).toHaveText('Overview')
  await expect(page.locator('.overview-open-row, .overview-verdict').filter({ hasText: /./ }).first()).toBeVisible()
  await expect(page.locator('main')).toContainText(title)
})

test('colours of the system leave every step and state told apart', async ({ page, app, userData, picture }) => {
  await openScenario(page, app, userData, 'healthy-attach-v2')
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const widths = await page.locator('.flow-step').evaluateAll((steps) => steps.map((step) => getComputedStyle(step).borderTopStyle))
  expect(widths).toHaveLength(8)
  expect(new Set(widths)).toEqual(new Set(['solid', 'dashed']))
  await picture('join-flow-forced-colors')
})
