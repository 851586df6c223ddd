import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SyncConnector, SyncRule } from '../../shared/facts/syncRule.ts'
import { encodeCertificate } from '../../shared/scenarios/encoders/encodeCertificate.ts'
import { encodeLdif } from '../../shared/scenarios/encoders/encodeLdif.ts'
import { encodeServerConfiguration } from '../../shared/scenarios/encoders/encodeServerConfiguration.ts'
import { dropFiles, expect, importEnded, request, test } from './launch.ts'

const NAMES = { en: 'Sync rules', fr: 'Règles' } as const
const AD = 'a1a1a1a1-0000-4000-8000-000000000001'
const AAD = 'b2b2b2b2-0000-4000-8000-000000000002'

const connector = (id: string, name: string, kind: SyncConnector['kind']): SyncConnector => ({
  id,
  name,
  kind,
  partitions:
    kind === 'activeDirectory'
      ? [{ dn: 'DC=corp,DC=example', name: 'corp.example', selected: true, inclusions: ['DC=corp,DC=example'], exclusions: [] }]
      : [],
  schema: [],
})

const guidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** One shipped rule of a server, with nothing but what the list shows. */
function standardRule(precedence: number, name: string, outbound = false): SyncRule {
  const objectType = /Computer|Device/.test(name) ? 'computer' : name.includes('Group') ? 'group' : 'user'
  return {
    name: `${outbound ? 'Out to AAD' : 'In from AD'} - ${name}`,
    id: guidOf(precedence),
    description: '',
    direction: outbound ? 'Outbound' : 'Inbound',
    precedence,
    connector: outbound ? AAD : AD,
    sourceObjectType: outbound ? 'person' : objectType,
    targetObjectType: outbound ? objectType : 'person',
    linkType: 'Join',
    disabled: false,
    immutableTag: `Microsoft.${name.replaceAll(' ', '')}.001`,
    mappings: [{ target: 'displayName', flow: 'Direct', source: ['displayName'], merge: 'Update', once: false }],
    scope: [],
    join: [],
  }
}

const filtered =
  'IIF(IsNullOrEmpty([userCertificate]) || ((InStr(UCase([operatingSystem]),"WINDOWS") > 0) && (Left([operatingSystemVersion],2) = "6.")) || ((Left([operatingSystemVersion],3) = "10.") && With($validCerts,Where($c,[userCertificate],IsCert($c) && CertNotAfter($c) > Now()),Count($validCerts) = 0)),True,NULL)'

const computerJoin: SyncRule = {
  ...standardRule(143, 'Computer Join'),
  immutableTag: 'Microsoft.InfromADComputerJoin.002',
  targetObjectType: 'device',
  linkType: 'Provision',
  scope: [[{ attribute: 'isCriticalSystemObject', operator: 'NOTEQUAL', value: 'True' }]],
  join: [[{ attribute: 'objectGUID', metaverse: 'sourceAnchorBinary', caseSensitive: false }]],
  mappings: [
    { target: 'deviceOSVersion', flow: 'Direct', source: ['operatingSystemVersion'], merge: 'Update', once: false },
    {
      target: 'deviceOSType',
      flow: 'Expression',
      source: ['operatingSystem'],
      expression: 'IIF(InStr([operatingSystem],"Windows") > 0,"Windows",[operatingSystem])',
      merge: 'Update',
      once: false,
    },
    { target: 'deviceTrustType', flow: 'Constant', source: ['ServerAd'], merge: 'Update', once: false },
    { target: 'cloudCreated', flow: 'Constant', source: ['False'], merge: 'Update', once: true },
    { target: 'userCertificate', flow: 'Direct', source: ['userCertificate'], merge: 'Update', once: false },
    { target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'], expression: filtered, merge: 'Update', once: false },
  ],
}

const rules: readonly SyncRule[] = [
  ...['User Join', 'User AccountEnabled', 'User Common', 'Group Join', 'Group Common', 'Contact Join', 'Device Common'].map((name, index) =>
    standardRule(100 + index * 3, name),
  ),
  computerJoin,
  ...['User Join', 'Group Join', 'Contact Join', 'Device Join'].map((name, index) => standardRule(160 + index, name, true)),
]

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const computers = Array.from({ length: 12 }, (_, index) => {
  const guid = guidOf(900 + index)
  const certificate = encodeCertificate({ subjectCn: guid, notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2040, 0, 1) })
  const parts = guid.split('-')
  const swap = (part = '') => part.match(/../g)?.toReversed().join('') ?? ''
  return {
    dn: `CN=SRV-DB-${String(index + 1).padStart(2, '0')},OU=Servers,DC=corp,DC=example`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'],
      cn: [`SRV-DB-${String(index + 1).padStart(2, '0')}`],
      operatingSystem: ['Windows Server 2012 R2 Standard'],
      operatingSystemVersion: ['6.3 (9600)'],
      objectGUID: [`${swap(parts[0])}${swap(parts[1])}${swap(parts[2])}${parts[3]}${parts[4]}`],
      userCertificate: [hex(certificate)],
    },
    binary: ['objectGUID', 'userCertificate'],
  }
})

function writeEvidence(folder: string): readonly string[] {
  const root = join(folder, 'CONNECT01')
  const connectors = [connector(AD, 'corp.example', 'activeDirectory'), connector(AAD, 'example.onmicrosoft.com - AAD', 'entra')]
  for (const { path, bytes } of encodeServerConfiguration({ rules, connectors })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  const directory = join(folder, 'computers.ldf')
  writeFileSync(directory, encodeLdif(computers))
  return [root, directory]
}

async function openTab(page: Page, language: 'en' | 'fr' = 'en'): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: NAMES[language], exact: true }).click()
  await expect(page.locator('.tab-loading')).toHaveCount(0)
  await page.waitForTimeout(400)
}

async function setLook(page: Page, look: { readonly theme?: string; readonly language?: string }): Promise<void> {
  await request(page, 'host.saveSettings', look)
  await page.reload()
}

/** Pastes text where the focus stands, as a person does. */
const pasteText = (page: Page, text: string) =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.describe('sync rules of a server', () => {
  test.beforeEach(async ({ app, page, userData }) => {
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'rules.jcase') })
    const files = writeEvidence(userData)
    await dropFiles(page, '.drop', files)
    await importEnded(page, files.length)
    await expect(page.locator('.rail').getByRole('button', { name: 'Sync rules', exact: true })).toBeEnabled({ timeout: 20_000 })
    await openTab(page)
  })

  test('the Computer Join rule is changed by the guide, step by step', async ({ app, page, userData, picture }) => {
    await expect(page.locator('.rule.selected')).toContainText('Computer Join')
    await expect(page.locator('.rule-locked')).toBeVisible()
    await picture('sync-rules-locked')
    await page.locator('.guide').getByRole('button', { name: 'Clone' }).click()
    await picture('sync-rules-clone')
    await page.getByRole('button', { name: 'Yes, copy it' }).click()
    await expect(page.locator('.rule.selected')).toContainText('Draft')
    await expect(page.locator('.rule.off')).toContainText('Disabled')
    await page.getByRole('button', { name: 'Put the description' }).click()
    await picture('sync-rules-description')
    await page.getByRole('button', { name: 'Paste it' }).click()
    await expect(page.locator('.guide')).toContainText('As on the page, no errors')
    await expect(page.locator('.expression-foot')).toContainText('No errors')
    await expect(page.locator('.expression-editor')).toContainText('StringFromGuid')
    await picture('sync-rules-replaced')
    await page.getByRole('button', { name: 'Against original' }).click()
    await picture('sync-rules-against')
    await page.getByRole('button', { name: 'Export change' }).click()
    await picture('sync-rules-export')
    const path = join(userData, 'change.ps1')
    await app.replyToDialog('showSaveDialog', { canceled: false, filePath: path })
    await page.getByRole('menuitem', { name: 'PowerShell that makes the change' }).first().click()
    await expect(page.locator('.toast')).toContainText('Nothing was run')
    await page.getByRole('button', { name: 'What would it do', exact: true }).first().click()
    await page.waitForTimeout(1500)
    await picture('sync-rules-impact')
    await page.locator('.toolbar').getByText('Compare', { exact: true }).click()
    await page.waitForTimeout(600)
    await picture('sync-rules-compare')
    const script = readFileSync(path, 'utf8')
    expect(script).toContain('corp.example')
    expect(script).toContain('StringFromGuid')
  })
})

test('typing keeps up in the expression of the page', async ({ app, page, userData }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'rules.jcase') })
  const files = writeEvidence(userData)
  await dropFiles(page, '.drop', files)
  await importEnded(page, files.length)
  await openTab(page)
  await page.locator('.guide').getByRole('button', { name: 'Clone' }).click()
  await page.getByRole('button', { name: 'Yes, copy it' }).click()
  await page.locator('#rule-tab-transformations').click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  const busy = await page.evaluate(() => {
    const times: number[] = []
    const channel = new MessageChannel()
    let start = 0
    channel.port1.onmessage = () => times.push(performance.now() - start)
    window.addEventListener(
      'keydown',
      () => {
        start = performance.now()
        setTimeout(() => channel.port2.postMessage(undefined), 0)
      },
      { capture: true },
    )
    Object.assign(window, { typingTimes: times })
    return times.length
  })
  expect(busy).toBe(0)
  await page.keyboard.type(' && IsPresent([cn])', { delay: 60 })
  const times = await page.evaluate(() => (window as unknown as { typingTimes: readonly number[] }).typingTimes.toSorted((a, b) => a - b))
  expect(times.length).toBeGreaterThan(10)
  // A build machine is slow and shared: this only tells a keystroke that has become a wait.
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(100)
  await expect(page.locator('.expression-editor')).toContainText('IsPresent([cn])')
  await page.locator('#rule-tab-transformations').focus()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.expression-editor')).not.toContainText('IsPresent([cn])')
})

test.describe('looks', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'fr'] as const) {
      test(`are drawn in ${theme}, ${language}, large and small`, async ({ app, page, userData, picture }) => {
        await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'rules.jcase') })
        const files = writeEvidence(userData)
        await dropFiles(page, '.drop', files)
        await importEnded(page, files.length)
        await setLook(page, { theme, language })
        await openTab(page, language)
        await page.locator('.guide-body').getByRole('button').first().click()
        await page.locator('.mantine-Modal-content').getByRole('button').nth(1).click()
        await expect(page.locator('.rule.selected .tag.accent')).toBeVisible()
        await page.locator('#rule-tab-transformations').click()
        await page.locator('.cm-content').click()
        await page.keyboard.press('Control+A')
        await pasteText(page, 'IIF(\n  IsNullOrEmpty([userCertificate])\n  || String-FromGuid([objectGUID]) = "x",\n  True,\n  NULL)')
        await page.waitForTimeout(500)
        await picture(`sync-rules-editor-${theme}-${language}`)
        await page.locator('.expression-bar button').last().click()
        await page.locator('.explain-found button').nth(1).click()
        await expect(page.locator('.expression-outcome')).toContainText('SRV-DB-02')
        await page.locator('.rule').filter({ hasText: 'Computer Join' }).first().click()
        await page.locator('#rule-tab-transformations').click()
        await page.waitForTimeout(600)
        await picture(`sync-rules-explain-${theme}-${language}`)
        await page.setViewportSize({ width: 1024, height: 640 })
        await page.waitForTimeout(300)
        expect(await fits(page)).toBe(true)
        await picture(`sync-rules-small-${theme}-${language}`)
      })
    }
  }
})

test('an empty case says how rules are collected', async ({ app, page, userData, picture }) => {
  await app.replyToDialog('showSaveDialog', { canceled: false, filePath: join(userData, 'rules.jcase') })
  const directory = writeEvidence(userData)[1] ?? ''
  await dropFiles(page, '.drop', [directory])
  await importEnded(page)
  await openTab(page)
  await expect(page.locator('.empty h2')).toHaveText('No sync rules in this case')
  await picture('sync-rules-empty')
  await page.getByRole('button', { name: 'New rule by hand' }).click()
  await expect(page.locator('.rule.selected')).toContainText('New rule')
  await page.locator('#rule-tab-description').click()
  await picture('sync-rules-by-hand')
})
