import { expect, importEnded, test } from './launch.ts'

test.use({ appArgs: ['--sample'] })

test.beforeEach(async ({ page }) => {
  await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
  await importEnded(page)
})

test('a chip opens its evidence at the place, marked, and Alt+Left returns', async ({ page, picture }) => {
  await page.locator('.overview-verdict .chip').first().click()
  await expect(page.locator('.toolbar h1')).toHaveText('Evidence')
  await expect(page.getByText('Opened from')).toBeVisible()
  await expect(page.locator('.evidence-marked').first()).toBeVisible()
  await picture('evidence-opened-from-chip')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('.toolbar h1')).toHaveText('Overview')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('.toolbar h1')).toHaveText('Evidence')
})

test('tabs are reached by Ctrl and a number, and the last one is there after a restart of the view', async ({ page }) => {
  await page.keyboard.press('Control+6')
  await expect(page.locator('.toolbar h1')).toHaveText('Registry')
  await page.reload()
  await expect(page.locator('.toolbar h1')).toHaveText('Registry')
})

test('the palette explains a code typed in any form', async ({ page, picture }) => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('-2145648607')
  await expect(page.locator('.palette')).toContainText('Codes')
  await picture('palette')
  await page.keyboard.press('Enter')
  await expect(page.locator('.toolbar h1')).toHaveText('Guidance')
  await expect(page.locator('.pane')).toContainText('0x801c0021')
})

test('Ctrl+F goes to the search of the tab in front, and from there to that of the whole case', async ({ app, page }) => {
  for (const [key, label] of [
    ['7', 'Search guidance by code, name or pasted log line'],
    ['6', 'Find a key, value or data'],
  ] as const) {
    await page.keyboard.press(`Control+${key}`)
    const search = page.getByLabel(label)
    await expect(search).toBeVisible()
    await page.keyboard.press('Control+f')
    await expect(search).toBeFocused()
  }
  await page.keyboard.press('Control+f')
  await expect(page.locator('.palette')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await expect(page.locator('.toolbar h1')).toHaveText('Join flow')
  await app.clickMenu('find')
  await expect(page.locator('.palette')).toBeVisible()
})

test('the language changes at run time, without a reload', async ({ page }) => {
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText('Vue d’ensemble')
  await expect(page.locator('.overview-verdict h2')).toContainText('enterpriseregistration.windows.net')
  await page.getByRole('button', { name: 'Français', exact: true }).click()
  await expect(page.locator('.toolbar h1')).toHaveText('Overview')
})

test('guidance is found by the old and the new name of a product', async ({ page }) => {
  await page.keyboard.press('Control+7')
  const search = page.getByRole('textbox', { name: /./ }).last()
  const rows = page.locator('.guidance-row, [role=row]')
  for (const name of ['Azure AD', 'Entra']) {
    await search.fill(name)
    await expect(rows.first()).toBeVisible()
  }
})

test('an analyzer warning is marked reviewed and stays so', async ({ page }) => {
  await expect(page.getByText(/analyzer warnings? not reviewed/)).toBeVisible()
  await page.getByRole('button', { name: 'Select all not reviewed' }).click()
  await page
    .getByRole('button', { name: /^Mark .*reviewed/ })
    .first()
    .click()
  await expect(page.getByText(/analyzer warnings? not reviewed/)).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.overview-verdict h2')).toBeVisible()
  await expect(page.getByText(/analyzer warnings? not reviewed/)).toHaveCount(0)
})

test('the summary for a ticket holds verdict, evidence and what to do next', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Copy summary' }).click()
  await expect(page.locator('.toast')).toBeVisible()
  const text = await app.evaluate(({ clipboard }) => clipboard.readText(), undefined)
  expect(text).toContain('SRV-APP-07')
  expect(text).toContain('DNS does not resolve enterpriseregistration.windows.net')
  expect(text).toContain('Resolve-DnsName enterpriseregistration.windows.net')
  expect(text).toContain('dsregcmd.txt')
})

test('the smallest window shows every tab without cutting it off', async ({ page, picture }) => {
  await page.setViewportSize({ width: 1024, height: 640 })
  const rail = page.locator('.rail').getByRole('button')
  const names = await rail.allTextContents()
  expect(names).toContain('Share')
  for (const [at, name] of names.entries()) {
    await rail.nth(at).click()
    await expect(page.locator('.rail [aria-current=page]')).toHaveText(name)
    await expect(page.locator('.tab-loading')).toHaveCount(0)
    await page.waitForTimeout(200)
    await picture(`${name.toLowerCase().replace(' ', '-')}-1024x640`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
})
