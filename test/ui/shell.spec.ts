import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeScenarioFolder } from './evidenceOnDisk.ts'
import { expect, importEnded, test } from './launch.ts'

const verdict = '.overview-verdict h2'

async function waitForSample(page: Page): Promise<void> {
  await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
}

test.describe('with the shipped sample', () => {
  test.use({ appArgs: ['--sample'] })
  test.beforeEach(({ page }) => waitForSample(page))

  test('header, rail, tab and status bar fill the window and nothing else does', async ({ page }) => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 1024, height: 640 },
    ]) {
      await page.setViewportSize(viewport)
      const box = async (selector: string) => page.locator(selector).boundingBox()
      expect(await box('.header')).toEqual({ x: 0, y: 0, width: viewport.width, height: 48 })
      expect(await box('.rail')).toEqual({ x: 0, y: 48, width: 68, height: viewport.height - 74 })
      expect(await box('.frame-content')).toEqual({ x: 68, y: 48, width: viewport.width - 68, height: viewport.height - 74 })
      expect(await box('.statusbar')).toEqual({ x: 0, y: viewport.height - 26, width: viewport.width, height: 26 })
    }
  })

  test('going back brings the filter of a tab back as it was', async ({ page }) => {
    await page.keyboard.press('Control+7')
    await expect(page.locator('.toolbar h1')).toHaveText('Guidance')
    const search = page.getByRole('main').getByRole('textbox').first()
    await search.fill('0x801c0021')
    await page.keyboard.press('Control+9')
    await expect(page.locator('.toolbar h1')).toHaveText('Collect')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(search).toHaveValue('0x801c0021')
  })

  test('the tab in front, asked for again, keeps what is in it', async ({ page }) => {
    await page.keyboard.press('Control+7')
    const search = page.getByRole('main').getByRole('textbox').first()
    await search.fill('0x801c0021')
    await page.keyboard.press('Control+7')
    await expect(search).toHaveValue('0x801c0021')
  })

  test('Esc closes the topmost only', async ({ page }) => {
    await page.locator('.status-item').first().click()
    await expect(page.locator('.tray')).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.locator('.palette')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.palette')).toHaveCount(0)
    await expect(page.locator('.tray')).toBeVisible()
    const caseMenu = page.getByRole('button', { name: /^Case: / })
    await caseMenu.click()
    await expect(page.getByRole('menu')).toBeVisible()
    // As when Esc comes before the focus has moved into the menu.
    await caseMenu.focus()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(page.locator('.tray')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.tray')).toHaveCount(0)
  })

  test('a chip’s context menu copies its line and opens the evidence, by mouse and by Shift+F10', async ({ app, page, picture }) => {
    const chip = page.locator('.overview-verdict .chip').first()
    await chip.click({ button: 'right' })
    await expect(page.getByRole('menuitem')).toHaveText(['Copy as line', 'Copy as JSON', 'Open evidence'])
    await picture('context-menu')
    await page.getByRole('menuitem', { name: 'Copy as line' }).click()
    await expect(page.locator('.toast')).toBeVisible()
    const line = await app.evaluate(({ clipboard }) => clipboard.readText(), undefined)
    expect(line.split('\t')).toHaveLength(3)
    await expect(page.locator('.toolbar h1')).toHaveText('Overview')

    await chip.focus()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Open evidence' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    await expect(chip).toBeFocused()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Open evidence' }).click()
    await expect(page.locator('.toolbar h1')).toHaveText('Evidence')
  })

  test('F6 walks the regions of the window, the first Tab offers to skip to the tab', async ({ page }) => {
    const region = () => page.evaluate(() => document.activeElement?.closest('[data-region]')?.tagName.toLowerCase())
    await page.locator('.header').focus()
    const seen: (string | undefined)[] = []
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('F6')
      seen.push(await region())
    }
    expect(seen).toEqual(['nav', 'main', 'footer'])
    await page.keyboard.press('Shift+F6')
    expect(await region()).toBe('main')

    await page.reload()
    await waitForSample(page)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Skip to the tab' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  })

  test('every control of the frame has a name and shows its focus', async ({ page }) => {
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.header button, .rail button, .statusbar button')]
        .filter((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === '')
        .map((button) => button.outerHTML),
    )
    expect(nameless).toEqual([])
    await page.keyboard.press('Control+1')
    await page.locator('.rail').focus()
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth)
    expect(outline).toBe('2px')
  })

  test('Enter in the palette does not press what had the focus before', async ({ page }) => {
    await page.locator('.header-switch').last().focus()
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('Collect')
    await page.keyboard.press('Enter')
    await expect(page.locator('.toolbar h1')).toHaveText('Collect')
    await expect(page.locator('.device-choices-list')).toHaveCount(0)
    await expect(page.locator('.header-switch').last()).toHaveAttribute('aria-expanded', 'false')
  })

  test('keys begin in the tab that a command opened, where what had the focus has gone with the one before', async ({ page }) => {
    await page.locator('.rail').getByRole('button', { name: 'Case', exact: true }).click()
    await page.getByRole('textbox', { name: 'Customer' }).focus()
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('Collect')
    await page.keyboard.press('Enter')
    await expect(page.locator('.toolbar h1')).toHaveText('Collect')
    await expect(page.getByRole('main')).toBeFocused()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  test('the palette keeps the focus and gives it back', async ({ page }) => {
    const tab = page.locator('.rail').getByRole('button', { name: 'Overview', exact: true })
    await tab.focus()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(tab).toBeFocused()
  })

  test('a tab that throws leaves the rest of the window in use', async ({ page, picture }) => {
    // Times are formatted in tabs alone: where that throws, a tab does and the frame does not.
    await page.evaluate(() => {
      const get = () => {
        throw new Error('made for the test')
      }
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { get })
    })
    await page.keyboard.press('Control+5')
    await page.keyboard.press('Control+1')
    await picture('tab-stopped')
    await expect(page.locator('.tab-failure')).toContainText('made for the test')
    await page.keyboard.press('Control+,')
    await expect(page.locator('.toolbar h1')).toHaveText('Settings')
  })
})

test.describe('case files', () => {
  test('a case that is there already is offered to be opened instead', async ({ app, page, userData, picture }) => {
    const path = join(userData, 'there.jcase')
    for (const round of [1, 2]) {
      await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
      await page.getByRole('button', { name: 'New case' }).click()
      if (round === 1) {
        await expect(page.getByRole('button', { name: /^Case: there/ })).toBeVisible()
        await page.getByRole('button', { name: /^Case: / }).click()
        await page.getByRole('menuitem', { name: 'Close case' }).click()
        await expect(page.locator('.start')).toBeVisible()
      }
    }
    await expect(page.getByRole('dialog')).toContainText('exists already')
    await picture('case-exists')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByRole('button', { name: /^Case: there/ })).toBeVisible()
  })

  test('a case that a killed program left open is taken over after asking, one in use opens read-only', async ({
    app,
    page,
    userData,
    picture,
  }) => {
    const path = join(userData, 'left.jcase')
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
    await page.getByRole('button', { name: 'New case' }).click()
    await expect(page.getByRole('button', { name: /^Case: left/ })).toBeVisible()
    const owner = JSON.parse(readFileSync(`${path}.owner`, 'utf8')) as { pid: number }
    await page.getByRole('button', { name: /^Case: / }).click()
    await page.getByRole('menuitem', { name: 'Close case' }).click()
    await expect(page.locator('.start')).toBeVisible()
    expect(existsSync(`${path}.owner`)).toBe(false)

    const claim = (pid: number) => writeFileSync(`${path}.owner`, JSON.stringify({ ...owner, host: hostname(), pid }))
    claim(process.pid)
    await page.locator('.recent').first().click()
    await expect(page.locator('.case-banner')).toContainText('has this case open since')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: /^Case: / }).click()
    await page.getByRole('menuitem', { name: 'Close case' }).click()
    await expect(page.locator('.start')).toBeVisible()

    // Past the largest process id of any system in use: nobody has it.
    claim(2 ** 30)
    await page.locator('.recent').first().click()
    await expect(page.getByRole('dialog')).toContainText('whose program has ended')
    await picture('case-take-over')
    await page.getByRole('button', { name: 'Take over' }).click()
    await expect(page.getByRole('button', { name: /^Case: left/ })).toBeVisible()
  })

  test('a recent case that is no case any more says so and can be taken off the list', async ({ app, page, userData, picture }) => {
    const path = join(userData, 'gone.jcase')
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
    await page.getByRole('button', { name: 'New case' }).click()
    await page.getByRole('button', { name: /^Case: gone/ }).click()
    await page.getByRole('menuitem', { name: 'Close case' }).click()
    await expect(page.locator('.start')).toBeVisible()
    writeFileSync(path, 'not a case any more')
    await page.locator('.recent').first().click()
    await expect(page.locator('.toast')).toContainText('gone.jcase')
    await picture('start-recent')
    await page.getByRole('button', { name: /^Remove gone/ }).click()
    await expect(page.locator('.recent')).toHaveCount(0)
  })
})

test('a long name and French leave the header whole in the smallest window', async ({ app, page, userData, picture }) => {
  await page.setViewportSize({ width: 1024, height: 640 })
  const name = `Contoso ${'Server wave three '.repeat(6)}end`
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, `${name}.jcase`) })
  await page.getByRole('button', { name: 'New case' }).click()
  await expect(page.getByRole('button', { name: `Case: ${name}` })).toBeVisible()
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByRole('button', { name: `Dossier\u00a0: ${name}` })).toBeVisible()
  await picture('header-long-fr-1024x640')
  const boxes = await page
    .locator('.header button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).map(({ left, right }) => ({ left, right })))
  for (const [index, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(boxes[index - 1]?.right ?? 0)
    expect(box.right).toBeLessThanOrEqual(1024)
  }
  await page.getByRole('button', { name: `Dossier\u00a0: ${name}` }).click()
  await picture('case-menu-fr-1024x640')
})

test('an import shows every file and what became of it', async ({ app, page, userData, picture }) => {
  const folder = writeScenarioFolder(userData, 'dns-registration-name')
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'tray.jcase') })
  await app.replyToDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(page.locator(verdict)).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
  await page.locator('.status-item').first().click()
  await expect(page.locator('.tray li').first()).toContainText('Read')
  await picture('import-tray')
})
