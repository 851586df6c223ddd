import type { BrowserWindow } from 'electron'
import type { HostCommand } from './launchCommands.ts'

/** How long the view may take to write what was typed last, in milliseconds; one that does not answer is not waited for. */
const LIMIT_MS = 2000

/**
 * The window closes once its view has put into the case what was typed last: the view is asked, and closes the window itself.
 * `isHeld`: it will not close now, for the person is asked first.
 */
export function saveBeforeClose(window: BrowserWindow, isHeld: () => boolean, command: (command: HostCommand) => void): void {
  let isAsked = false
  let limit: NodeJS.Timeout | undefined
  window.on('close', (event) => {
    if (isHeld()) {
      isAsked = false
      clearTimeout(limit)
      return
    }
    if (isAsked) return
    event.preventDefault()
    isAsked = true
    limit = setTimeout(() => window.close(), LIMIT_MS)
    command({ command: 'saveAndClose' })
  })
  window.once('closed', () => clearTimeout(limit))
}
