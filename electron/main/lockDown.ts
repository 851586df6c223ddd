import type { Session, WebContents, WebFrameMain } from 'electron'
import { isAppUrl } from './appScheme.ts'
import type { Log } from './logFile.ts'

/** Schemes whose requests may run at all; everything else is cancelled before it reaches a socket. */
const ALLOWED_REQUESTS = new Set(['app:', 'devtools:'])

export const isAllowedRequest = (url: string): boolean => ALLOWED_REQUESTS.has(URL.parse(url)?.protocol ?? '')

/** True for the top frame of a page of this app; null is a frame that has gone meanwhile. */
export const isTrustedFrame = (frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean =>
  frame !== null && frame.parent === null && isAppUrl(frame.url)

/** No network, no permission, no spell-check download, no device. */
export function lockDownSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warning', `permission refused: ${permission}`)
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isAllowedRequest(details.url)
    // The scheme alone: an address may come out of evidence, and no evidence value goes to the log.
    if (!allowed) log('warning', `request refused: ${URL.parse(details.url)?.protocol ?? 'not an address'}`)
    answer({ cancel: !allowed })
  })
}

/** The window shows index.html and nothing else, for good. */
export function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
