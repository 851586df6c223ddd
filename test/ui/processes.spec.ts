import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, launchApp, request, test } from './launch.ts'

test('an engine that dies is started again with its case', async ({ page, app, userData }) => {
  const path = join(userData, 'field.jcase')
  expect(await request(page, 'case.create', { path, title: 'Field' })).toMatchObject({ ok: true })
  await app.evaluate(({ app: electronApp }) => {
    const engine = electronApp.getAppMetrics().find(({ type }) => type === 'Utility')
    if (engine === undefined) throw new Error('there is no engine to end')
    process.kill(engine.pid, 'SIGKILL')
  }, undefined)
  await expect
    .poll(() => request(page, 'case.state', {}), { timeout: 15_000 })
    .toMatchObject({ ok: true, value: { open: true, path, title: 'Field', readOnly: false } })
})

test('an engine that runs out of memory is started again as well', async ({ page, app, userData }) => {
  const path = join(userData, 'field.jcase')
  expect(await request(page, 'case.create', { path, title: 'Field' })).toMatchObject({ ok: true })
  await app.evaluate(({ app: electronApp }) => {
    const engine = electronApp.getAppMetrics().find(({ type }) => type === 'Utility')
    if (engine === undefined) throw new Error('there is no engine to end')
    process.kill(engine.pid, 'SIGABRT')
  }, undefined)
  await expect
    .poll(() => request(page, 'case.state', {}), { timeout: 15_000 })
    .toMatchObject({ ok: true, value: { open: true, path, title: 'Field', readOnly: false } })
})

test('the end of a session of Windows closes the case in order', async ({ page, app, userData }) => {
  const path = join(userData, 'field.jcase')
  expect(await request(page, 'case.create', { path })).toMatchObject({ ok: true })
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.emit('query-session-end', {})
    window?.emit('session-end', {})
  }, undefined)
  await expect.poll(() => readdirSync(userData).filter((name) => name.includes('field'))).toEqual(['field.jcase'])
})

test('quitting closes the case: one file is left, without an owner beside it', async ({ page, app, userData }) => {
  const path = join(userData, 'field.jcase')
  expect(await request(page, 'case.create', { path })).toMatchObject({ ok: true })
  await app.close()
  expect(readdirSync(userData).filter((name) => name.includes('field'))).toEqual(['field.jcase'])
})

test('the window opens where it was left, and is never below its smallest size', async ({ page, app, userData }) => {
  expect(await page.title()).toContain('Joinsight')
  await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 300, height: 700 }),
    undefined,
  )
  await app.close()
  const { bounds } = JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))
  expect(bounds).toEqual({ x: 40, y: 60, width: 1024, height: 700 })
  const again = await launchApp({ userData })
  expect(await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), undefined)).toMatchObject(bounds)
  await again.close()
})

test('a second start shows the window of the first and ends', async ({ page, app, userData }) => {
  expect(await page.title()).toContain('Joinsight')
  await app.evaluate(({ app: first }) => {
    first.once('second-instance', (_event, _argv, _folder, launch) => Object.assign(globalThis, { secondLaunch: launch }))
  }, undefined)
  await expect(launchApp({ userData, args: ['/evidence/a.zip'] })).rejects.toThrow()
  const heard = () => app.evaluate(() => (globalThis as { secondLaunch?: unknown }).secondLaunch ?? null, undefined)
  await expect.poll(heard).toMatchObject({ args: expect.arrayContaining(['/evidence/a.zip']) })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1)
})

test('the menu speaks the chosen language', async ({ page, app }) => {
  const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [], undefined)
  await request(page, 'host.saveSettings', { language: 'fr' })
  expect(await labels()).toEqual(['Fichier', 'Édition', 'Affichage', 'Aide'])
  await app.clickMenu('language.en')
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Help'])
})

test('a theme chosen in the menu holds for the page and the next start', async ({ page, app, userData }) => {
  await app.clickMenu('theme.dark')
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  expect(await request(page, 'host.settings', {})).toMatchObject({ ok: true, value: { theme: 'dark' } })
  await app.close()
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' })
})
