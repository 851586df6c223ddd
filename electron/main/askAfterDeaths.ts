import { type BrowserWindow, dialog } from 'electron'
import type { Language } from '../../shared/facts/localized.ts'
import { menuTexts } from './menuTexts.ts'

/** What to do with a window whose content keeps ending: the main process asks, for the view cannot. */
export async function askAfterDeaths(window: BrowserWindow, language: Language): Promise<'reload' | 'quit'> {
  const texts = menuTexts[language]
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.viewDies,
    detail: texts.viewDiesWhy,
    buttons: [texts.viewReload, texts.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0 ? 'reload' : 'quit'
}
