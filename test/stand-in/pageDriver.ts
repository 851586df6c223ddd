import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { toApp } from './appUrls.ts'
import type { ImitatedWindow, WebPreferences } from './electron/browserWindow.ts'
import { nativeTheme } from './electron/desktop.ts'
import { nameDroppedFiles } from './filePaths.ts'
import { answerIpc, type IpcMessage } from './ipcDriver.ts'
import { applyPermissions } from './permissions.ts'
import type { PageLink } from './standIn.ts'
import { wireScript } from './wire.ts'

/** Electron's own name of a preload's world. */
const WORLD = 'Electron Isolated Context'
const BINDING = '__standInSend'
/** Prefix of the events between the worlds; new in each run, so that no page can know it. */
const eventKey = `standIn${randomBytes(8).toString('hex')}`

/** A page script as plain text: pages take no modules here. */
const pageScript = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'page-scripts', name), 'utf8').replace('export function', 'function')

const windowsOfPages = new Map<Page, ImitatedWindow>()
export const windowOfPage = (page: Page | undefined): ImitatedWindow | undefined => (page ? windowsOfPages.get(page) : undefined)

/** Opens a window as a page of Chromium, the built preload in an isolated world of it. */
export async function openPage(context: BrowserContext, freePage: Page | undefined, window: ImitatedWindow): Promise<PageLink> {
  const page = freePage ?? (await context.newPage())
  windowsOfPages.set(page, window)
  await window.fitPage(page)
  await page.emulateMedia({ colorScheme: nativeTheme.colorScheme() })
  const cdp = await context.newCDPSession(page)
  const toIsolated = await followIsolatedWorld(window, cdp)
  watchPage(window, page, cdp)
  await applyPermissions(window, cdp)
  await injectPreload(window.options.webPreferences ?? {}, cdp)
  const { targetInfo } = await cdp.send('Target.getTargetInfo')
  return { page, cdp, targetId: targetInfo.targetId, toIsolated }
}

/** Keeps the way to the isolated world of the current document; messages wait while there is none. */
async function followIsolatedWorld(window: ImitatedWindow, cdp: CDPSession): Promise<(message: string) => void> {
  await cdp.send('Page.enable')
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id
  let isolated: number | undefined
  let isListening = false
  const waiting: string[] = []
  const deliver = (message: string): void => {
    const expression = `__standInReceive(${JSON.stringify(message)})`
    // The document may go while the message is under way, as in Electron: then nobody is there to hear it.
    cdp.send('Runtime.evaluate', { expression, contextId: isolated }).catch((error: Error) => console.error('stand-in:', error.message))
  }
  const toIsolated = (message: string): void => {
    if (isolated !== undefined && isListening) deliver(message)
    else waiting.push(message)
  }
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData?.frameId === mainFrame) isolated = context.id
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId !== isolated) return
    isolated = undefined
    isListening = false
  })
  cdp.on('Runtime.bindingCalled', (call) => {
    if (call.name !== BINDING || call.executionContextId !== isolated) return
    isListening = true
    for (const message of waiting.splice(0)) deliver(message)
    const message = JSON.parse(call.payload) as IpcMessage
    if (message.kind === 'drop') void nameDroppedFiles(cdp, call.executionContextId, message.count).then(toIsolated)
    else void answerIpc(window, message, toIsolated)
  })
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
  return toIsolated
}

function watchPage(window: ImitatedWindow, page: Page, cdp: CDPSession): void {
  const { webContents } = window
  cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    const details = { url: toApp(url), frameName: windowName, features: windowFeatures.join(','), disposition: 'foreground-tab' }
    if (webContents.openHandler?.(details).action !== 'deny')
      console.error('stand-in: child windows are not imitated, Electron would open one')
  })
  page.on('popup', (popup) => void popup.close())
  page.on('close', () => void window.requestClose())
  page.on('crash', () => webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
  page.on('domcontentloaded', () => webContents.emit('dom-ready'))
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) webContents.emit('did-start-loading')
  })
}

/** What a sandboxed preload may be: one CommonJS file. It runs before the page's scripts, in every new document of the top frame. */
async function injectPreload({ preload }: WebPreferences, cdp: CDPSession): Promise<void> {
  if (preload === undefined) return
  const source = readFileSync(preload, 'utf8')
  if (/^\s*(import|export)\s/m.test(source)) throw new Error(`stand-in: a sandboxed preload cannot be an ES module: ${preload}`)
  const { platform, arch, versions } = process
  const info = JSON.stringify({ platform, arch, versions })
  const asFunction = `function (require, module, exports, process) {${source}\n}`
  const inTopFrame = (script: string): string => `(() => { if (self !== top) return\n${script}\n})()`
  const key = JSON.stringify(eventKey)
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: inTopFrame(`${pageScript('mainWorld.js')}\nsetUpMainWorld(${key})`) })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: WORLD,
    source: inTopFrame(`${wireScript}\n${pageScript('isolatedWorld.js')}\nsetUpIsolatedWorld(${key}, ${info}, ${asFunction})`),
  })
}
