import { runInThisContext } from 'node:vm'
import type { ImitatedWindow } from './electron/browserWindow.ts'
import { replyToDialog } from './electron/dialog.ts'
import * as electron from './electron/index.ts'
import { decode, encode } from './wire.ts'

/** From the test: run a function in the main process, lay down a dialog's reply, quit in order. */
export type ToStandIn =
  | { readonly kind: 'evaluate'; readonly id: number; readonly source: string; readonly arg: string }
  | { readonly kind: 'dialogReply'; readonly id: number; readonly name: string; readonly reply: string }
  | { readonly kind: 'quit' }

/** To the test. */
export type FromStandIn =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'window'; readonly id: number; readonly targetId: string }
  | { readonly kind: 'result'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'report'; readonly name: string; readonly data: unknown }

export const tell = (message: FromStandIn): void => {
  if (process.connected) process.send?.(message)
}

async function carryOut(message: Exclude<ToStandIn, { kind: 'quit' }>): Promise<unknown> {
  if (message.kind === 'dialogReply') return replyToDialog(message.name, decode(message.reply))
  // The test's own function, sent as text: Playwright does the same with Electron.
  const run = runInThisContext(`(${message.source})`) as (electron: unknown, arg: unknown) => unknown
  return run(electron, decode(message.arg))
}

/** Obeys the test that started this process; when it goes away, so does the app. */
export function obeyTest(exit: (code: number) => Promise<void>): void {
  process.on('message', async (message: ToStandIn) => {
    if (message.kind === 'quit') {
      electron.app.quit()
      return
    }
    try {
      tell({ kind: 'result', id: message.id, ok: true, value: encode(await carryOut(message)) })
    } catch (error) {
      tell({ kind: 'result', id: message.id, ok: false, value: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.on('disconnect', () => void exit(0))
}

/** Tells the test of each new window once its page is there. */
export function reportWindows(): void {
  electron.app.on('browser-window-created', (_event: unknown, window: ImitatedWindow) => {
    void window.link.then(({ targetId }) => tell({ kind: 'window', id: window.id, targetId }))
  })
}
