import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { strict } from './strict.ts'

export interface Privileges {
  readonly standard?: boolean
  readonly secure?: boolean
}
type SchemeHandler = (request: Request) => Response | Promise<Response>

export const schemes = new Map<string, Privileges>()
export const schemeHandlers = new Map<string, SchemeHandler>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: readonly { scheme: string; privileges?: Privileges }[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges ?? {})
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!app.isReady()) throw new Error('protocol.handle can only be used after app is ready')
    if (schemeHandlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    const privileges = schemes.get(scheme)
    if (!privileges?.standard || !privileges.secure)
      throw new Error(`stand-in: scheme '${scheme}' must be registered as standard and secure`)
    schemeHandlers.set(scheme, handler)
  },
  isProtocolHandled: (scheme: string): boolean => schemeHandlers.has(scheme),
})

interface RequestDetails {
  readonly id: number
  readonly url: string
  readonly method: string
  readonly resourceType: string
}
export interface RequestAnswer {
  readonly cancel?: boolean
  readonly redirectURL?: string
}
type BeforeRequest = (details: RequestDetails, answer: (answer: RequestAnswer) => void) => void

/** Only the listener without a filter is imitated: it sees every request. */
class WebRequest {
  beforeRequest: BeforeRequest | null = null

  onBeforeRequest(listener: BeforeRequest | null): void {
    if (listener !== null && typeof listener !== 'function') throw new Error('stand-in: a filter for onBeforeRequest is not imitated')
    this.beforeRequest = listener
  }
}

type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean

class Session extends EventEmitter {
  webRequest = strict('session.webRequest', new WebRequest())
  protocol = protocol
  /** Null as in Electron where nothing was set: then every permission is granted. */
  permissionRequest: PermissionRequest | null = null
  permissionCheck: PermissionCheck | null = null
  isSpellChecking = true

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.permissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.permissionCheck = handler
  }

  setDevicePermissionHandler(): void {}

  setSpellCheckerEnabled(enabled: boolean): void {
    this.isSpellChecking = enabled
  }
}

const defaultSession = strict('session', new Session())

export const session = strict('session', {
  get defaultSession() {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
})
