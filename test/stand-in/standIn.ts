import type { ChildProcess } from 'node:child_process'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'

/** A window's page in Chromium, and the way to its isolated world. */
export interface PageLink {
  readonly page: Page
  readonly cdp: CDPSession
  readonly targetId: string
  /** Delivers a message to the preload's world; kept until that world exists. */
  readonly toIsolated: (message: string) => void
}

export interface PackageJson {
  readonly name: string
  readonly productName?: string
  readonly version: string
  readonly main: string
}

/** What the imitated modules need of the process they run in. Filled by host.ts before the app's main is imported. */
export interface StandIn {
  readonly appDir: string
  readonly userData: string
  readonly packageJson: PackageJson
  readonly locale: string
  /** True when a person sits before it (start:chromium): dialogs and menus are then drawn into the page. */
  readonly isInteractive: boolean
  readonly context: BrowserContext
  readonly children: Set<ChildProcess>
  /** Tells the test what happened: a call that has no effect here, a refused request. */
  readonly report: (name: string, data: unknown) => void
  readonly exit: (code: number) => Promise<void>
}

let current: StandIn | undefined

export function setStandIn(value: StandIn): void {
  current = value
}

export function standIn(): StandIn {
  if (current === undefined) throw new Error('stand-in: the electron module was used before the host was ready')
  return current
}
