import type { Frame, Request as PageRequest, Route } from 'playwright-core'
import { toApp, toWeb } from './appUrls.ts'
import type { ImitatedWindow } from './electron/browserWindow.ts'
import { type RequestAnswer, schemeHandlers, schemes, session } from './electron/session.ts'
import { windowOfPage } from './pageDriver.ts'
import { standIn } from './standIn.ts'

let nextRequest = 1

/** The first request of a popup has no frame yet. */
function frameOf(request: PageRequest): Frame | undefined {
  try {
    return request.frame()
  } catch {
    return undefined
  }
}

const isOwnScheme = (url: string): boolean => schemes.has(URL.parse(url)?.protocol.slice(0, -1) ?? '')

function isPreventedNavigation(request: PageRequest, frame: Frame, window: ImitatedWindow, url: string): boolean {
  const isTop = frame === frame.page().mainFrame()
  const current = toApp(frame.url())
  // The first load and a reload come from the main process, which Electron does not ask.
  const isOwn = isTop && (!isOwnScheme(current) || current === url)
  if (!request.isNavigationRequest() || isOwn) return false
  if (window.webContents.isPrevented('will-frame-navigate', url)) return true
  return isTop && window.webContents.isPrevented('will-navigate', url)
}

const askBeforeRequest = (url: string, request: PageRequest): Promise<RequestAnswer> => {
  const { beforeRequest } = session.defaultSession.webRequest
  if (beforeRequest === null) return Promise.resolve({})
  const details = { id: nextRequest++, url, method: request.method(), resourceType: request.resourceType() }
  return new Promise((resolve) => beforeRequest(details, resolve))
}

async function answer(route: Route, request: PageRequest, url: string): Promise<void> {
  const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1))
  if (handler === undefined) return route.abort('internetdisconnected')
  const body = request.postDataBuffer()
  const response = await handler(
    new Request(url, { method: request.method(), headers: request.headers(), ...(body === null ? {} : { body: new Uint8Array(body) }) }),
  )
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** Every request of every page: what Electron asks the app about is asked, the rest is answered by its scheme or not at all. */
export async function handleRequest(route: Route): Promise<void> {
  const request = route.request()
  const url = toApp(request.url())
  const frame = frameOf(request)
  const window = windowOfPage(frame?.page())
  if (frame === undefined || window === undefined) return route.abort('aborted')
  try {
    if (isPreventedNavigation(request, frame, window, url)) return await route.abort('aborted')
    if (!isOwnScheme(url)) standIn().report('network', { url, method: request.method() })
    const { cancel, redirectURL } = await askBeforeRequest(url, request)
    if (cancel) return await route.abort('blockedbyclient')
    if (redirectURL !== undefined) return await route.fulfill({ status: 307, headers: { location: toWeb(redirectURL) } })
    return await answer(route, request, url)
  } catch (error) {
    // The page may have gone meanwhile; anything else is a mistake of the app's handler, which Electron reports in the same way.
    console.error('stand-in: request', url, error)
    return route.abort().catch((failure: Error) => console.error('stand-in:', failure.message))
  }
}
