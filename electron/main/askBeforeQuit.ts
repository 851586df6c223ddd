import { app, type BrowserWindow, dialog } from 'electron'
import type { HostState } from './hostState.ts'
import { menuTexts } from './menuTexts.ts'

/**
 * While an import runs the window asks before it closes, and with it the app; what was read by then is in the case either way.
 * The answer tells whether a close would be asked about now.
 */
export function askBeforeQuit(window: BrowserWindow, state: HostState): () => boolean {
  let isAsking = false
  let isAgreed = false
  const ask = async (): Promise<void> => {
    const texts = menuTexts[state.language]
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: texts.quitImporting,
      detail: texts.quitImportingWhy,
      buttons: [texts.quitStop, texts.quitStay],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    isAsking = false
    isAgreed = response === 0
    if (isAgreed) app.quit()
  }
  const isHeld = (): boolean => !isAgreed && state.isImporting
  window.on('close', (event) => {
    if (!isHeld()) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void ask()
  })
  return isHeld
}
