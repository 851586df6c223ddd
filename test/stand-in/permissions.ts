import type { CDPSession } from 'playwright-core'
import type { ImitatedWindow } from './electron/browserWindow.ts'

/** Electron's names of permissions, and the names that Chromium's debugger knows them by. */
const PERMISSIONS: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
]

/** Gives Chromium the app's own answers. Without a handler Electron grants everything, and so does this. */
export async function applyPermissions(window: ImitatedWindow, cdp: CDPSession): Promise<void> {
  const { permissionCheck, permissionRequest } = window.webContents.session
  for (const [electron, chromium] of PERMISSIONS) {
    const requested =
      permissionRequest === null || (await new Promise<boolean>((resolve) => permissionRequest(window.webContents, electron, resolve)))
    const checked = permissionCheck === null || permissionCheck(window.webContents, electron, '')
    const setting = requested && checked ? 'granted' : 'denied'
    await cdp.send('Browser.setPermission', { permission: { name: chromium }, setting })
  }
}
