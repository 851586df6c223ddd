import type { ImitatedWindow } from './electron/browserWindow.ts'
import { ipcMain } from './electron/ipcMain.ts'
import { decode, encode } from './wire.ts'

export type IpcMessage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'drop'; readonly count: number }
  | { readonly kind: 'preloadError'; readonly message: string }

const errorText = (error: unknown): string => String(error)

/** Hands a message of the preload to ipcMain, and the answer back. */
export async function answerIpc(
  window: ImitatedWindow,
  message: Exclude<IpcMessage, { kind: 'drop' }>,
  reply: (message: string) => void,
): Promise<void> {
  const { webContents } = window
  const event = { sender: webContents, senderFrame: webContents.mainFrame, processId: 1, frameId: window.id, type: 'frame' }
  if (message.kind === 'preloadError') {
    webContents.emit('preload-error', {}, window.options.webPreferences?.preload, new Error(message.message))
    return
  }
  const args = decode(message.args) as readonly unknown[]
  if (message.kind === 'send') {
    ipcMain.emit(message.channel, event, ...args)
    return
  }
  try {
    const handler = ipcMain._invokeHandlers.get(message.channel)
    if (handler === undefined) throw new Error(`No handler registered for '${message.channel}'`)
    reply(JSON.stringify({ kind: 'reply', id: message.id, ok: true, value: encode(await handler(event, ...args)) }))
  } catch (error) {
    console.error(`Error occurred in handler for '${message.channel}':`, error)
    reply(JSON.stringify({ kind: 'reply', id: message.id, ok: false, value: errorText(error) }))
  }
}
