import { app, type BrowserWindow, dialog } from 'electron'
import type { HostState } from './hostState.ts'
import { menuTexts } from './menuTexts.ts'

/** While an import runs the window asks before it closes, and with it the app; what was read by then is in the case either way. */
export function askBeforeQuit(window: BrowserWindow, state: HostState): void {
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
  window.on('close', (event) => {
    if (isAgreed || !state.isImporting) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void ask()
  })
}
