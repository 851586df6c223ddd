import { resolve } from 'node:path'
import type { Page } from '@playwright/test'

export type Electron = typeof import('electron')

export interface AppUnderTest {
  readonly engine: 'electron' | 'stand-in'
  firstWindow(): Promise<Page>
  /** Runs a function in the main process; it is sent as text, so it sees its arguments alone. */
  evaluate<R, A>(run: (electron: Electron, arg: A) => R | Promise<R>, arg: A): Promise<R>
  /** Lays down what the next native dialog of this kind answers. */
  replyToDialog(name: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox', reply: object): Promise<void>
  /** Clicks an item of the native menu, by its id. */
  clickMenu(id: string): Promise<void>
  /** Addresses other than app: that a page asked for, in vain, since this was last called. Any that is left fails the test. */
  takeNetworkRequests(): string[]
  /** Quits in order: windows, then the engine with its case. */
  close(): Promise<void>
}

export interface LaunchOptions {
  readonly userData: string
  readonly args?: readonly string[]
  readonly locale?: string
}

export const projectRoot = resolve(import.meta.dirname, '../..')
/** The folder whose package.json names the built main; another one only for trying the harness out. */
export const appDir = process.env.E2E_APP_DIR ?? projectRoot
