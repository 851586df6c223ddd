import type { Page } from '@playwright/test'
import { expect, importEnded, request, test } from './launch.ts'

const tabs = [
  'overview',
  'devices',
  'join-flow',
  'case',
  'events',
  'evidence',
  'registry',
  'guidance',
  'sync-rules',
  'compare',
  'share',
  'collect',
  'settings',
] as const

/** Names of tabs as the rail shows them, in both languages. */
const names: Readonly<Record<'en' | 'fr', Readonly<Record<(typeof tabs)[number], string>>>> = {
  en: {
    overview: 'Overview',
    devices: 'Devices',
    'join-flow': 'Join flow',
    case: 'Case',
    events: 'Events',
    evidence: 'Evidence',
    registry: 'Registry',
    guidance: 'Guidance',
    'sync-rules': 'Sync rules',
    compare: 'Compare',
    share: 'Share',
    collect: 'Collect',
    settings: 'Settings',
  },
  fr: {
    overview: 'Aperçu',
    devices: 'Appareils',
    'join-flow': 'Jonction',
    case: 'Dossier',
    events: 'Événements',
    evidence: 'Preuves',
    registry: 'Registre',
    guidance: 'Conseils',
    'sync-rules': 'Règles',
    compare: 'Comparer',
    share: 'Partager',
    collect: 'Collecte',
    settings: 'Réglages',
  },
}

/** Chooses a look as a person would in the settings; the reload that follows shows that it was kept. */
async function setLook(page: Page, look: { readonly theme: string; readonly language: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
}

/** Waits until nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('.tab-loading')).toHaveCount(0)
  await page.waitForTimeout(250)
}

async function openTab(page: Page, language: 'en' | 'fr', tab: (typeof tabs)[number]): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: names[language][tab], exact: true }).click()
  await settle(page)
}

test.describe('with the shipped sample', () => {
  test.use({ appArgs: ['--sample'] })
  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'fr'] as const) {
      test(`every tab is drawn in ${theme}, ${language}`, async ({ page, picture }) => {
        await expect(page.locator('.overview-verdict h2')).toBeVisible({ timeout: 20_000 })
        await importEnded(page)
        await setLook(page, { theme, language })
        await page.reload()
        for (const tab of tabs) {
          await openTab(page, language, tab)
          await expect(page.locator('.toolbar h1')).toBeVisible()
          await expect(page.locator('.rail [aria-current=page]')).toHaveText(names[language][tab])
          await picture(`${tab}-${theme}-${language}`)
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
        }
      })
    }
  }
})
