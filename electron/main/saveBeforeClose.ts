import type { BrowserWindow } from 'electron'
import type { HostCommand } from './launchCommands.ts'

/** How long the view may take to write what was typed last, in milliseconds; one that does not answer is not waited for. */
const LIMIT_MS = 2000

/** The window closes once its view has put into the case what was typed last: the view is asked, and closes the window itself. */
export function saveBeforeClose(window: BrowserWindow, command: (command: HostCommand) => void): void {
  let isAsked = false
  let limit: NodeJS.Timeout | undefined
  window.on('close', (event) => {
    clearTimeout(limit)
    if (isAsked) {
      // Another part may still keep the window open: the next time is asked anew.
      isAsked = false
      return
    }
    event.preventDefault()
    isAsked = true
    limit = setTimeout(() => window.close(), LIMIT_MS)
    command({ command: 'saveAndClose' })
  })
  window.once('closed', () => clearTimeout(limit))
}
