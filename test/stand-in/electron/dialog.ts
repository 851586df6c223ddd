import { setImmediate } from 'node:timers/promises'
import { askInPage } from '../interactive.ts'
import { standIn } from '../standIn.ts'
import { strict } from './strict.ts'

interface OpenOptions {
  readonly properties?: readonly string[]
}
interface SaveOptions {
  readonly defaultPath?: string
}

/** Replies that a test has laid down, by the dialog's name, first in first out. */
const replies = new Map<string, unknown[]>()

/** Lays down the answer of the next dialog of this kind; the test's side of a native dialog. */
export function replyToDialog(name: string, reply: unknown): void {
  replies.set(name, [...(replies.get(name) ?? []), reply])
}

/** A dialog that nobody answers fails at once: it would wait for ever otherwise. */
function nextReply<T>(name: string): T {
  const [reply, ...rest] = replies.get(name) ?? []
  if (reply === undefined) throw new Error(`stand-in: dialog.${name} was opened and the test laid down no reply`)
  replies.set(name, rest)
  return reply as T
}

/** Electron allows a window before the options. */
const optionsOf = <T>(args: readonly unknown[]): T => args.at(-1) as T

export const dialog = strict('dialog', {
  async showOpenDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const options = optionsOf<OpenOptions>(args)
    standIn().report('dialog.showOpenDialog', options)
    if (!standIn().isInteractive) return nextReply('showOpenDialog')
    const many = options.properties?.includes('multiSelections') ?? false
    const answer = await askInPage({ title: many ? 'Paths, one a line' : 'Path of the file', value: '', choices: [] })
    const filePaths = (answer ?? '').split('\n').filter((line) => line.trim() !== '')
    return { canceled: filePaths.length === 0, filePaths }
  },
  async showSaveDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const options = optionsOf<SaveOptions>(args)
    standIn().report('dialog.showSaveDialog', options)
    if (!standIn().isInteractive) return nextReply('showSaveDialog')
    const filePath = (await askInPage({ title: 'Save as', value: options.defaultPath ?? '', choices: [] })) ?? ''
    return { canceled: filePath === '', filePath }
  },
  async showMessageBox(...args: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    standIn().report('dialog.showMessageBox', optionsOf(args))
    const reply = nextReply<{ response: number; checkboxChecked: boolean }>('showMessageBox')
    // No person answers before the event that asks is over.
    await setImmediate()
    return reply
  },
  showErrorBox: (title: string, content: string): void => standIn().report('dialog.showErrorBox', { title, content }),
})
