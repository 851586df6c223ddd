import { existsSync } from 'node:fs'
import { type BrowserWindow, dialog } from 'electron'
import type { Input, Output } from '../../shared/contract/requests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { menuTexts } from './menuTexts.ts'
import { suggestedPath } from './suggestedPath.ts'

const CASE_EXTENSION = 'jcase'

const caseFilter = (language: Language) => ({ name: menuTexts[language].caseFiles, extensions: [CASE_EXTENSION] })
/** What each kind of file is called, and its extension. */
const saved = {
  case: { name: 'caseFiles', extension: CASE_EXTENSION },
  csv: { name: 'csvFiles', extension: 'csv' },
  script: { name: 'scriptFiles', extension: 'ps1' },
  document: { name: 'documentFiles', extension: 'html' },
  reportHtml: { name: 'documentFiles', extension: 'html' },
  reportPdf: { name: 'pdfFiles', extension: 'pdf' },
  reportMarkdown: { name: 'markdownFiles', extension: 'md' },
  reportJson: { name: 'jsonFiles', extension: 'json' },
} as const
const anyFilter = (language: Language) => ({ name: menuTexts[language].allFiles, extensions: ['*'] })

/** Evidence to import: any files, or one or more folders. */
export async function chooseFiles(window: BrowserWindow, { kind }: Input<'host.chooseFiles'>): Promise<Output<'host.chooseFiles'>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections', 'dontAddToRecent'],
  })
  return { paths: canceled ? [] : filePaths }
}

/** One folder, which is made where it is not there yet. */
export async function chooseFolder(window: BrowserWindow): Promise<Output<'host.chooseFolder'>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  const [path] = filePaths
  return canceled || path === undefined ? {} : { path }
}

/** `portable`: the system's list of recent documents does not hear of it either. */
export async function chooseCase(window: BrowserWindow, language: Language, portable: boolean): Promise<Output<'host.chooseCase'>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', ...(portable ? (['dontAddToRecent'] as const) : [])],
    filters: [caseFilter(language), anyFilter(language)],
  })
  const [path] = filePaths
  return canceled || path === undefined ? {} : { path }
}

/** Where to write: a case, a table, a script or a document gets its extension where the person typed none; an original keeps the name it has. */
export async function chooseSave(
  window: BrowserWindow,
  { kind, suggestedName }: Input<'host.chooseSave'>,
  { folder, language }: { readonly folder: string; readonly language: Language },
): Promise<Output<'host.chooseSave'>> {
  const known = kind === 'original' ? undefined : saved[kind]
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedPath(folder, suggestedName),
    filters: [known === undefined ? anyFilter(language) : { name: menuTexts[language][known.name], extensions: [known.extension] }],
    // A case is listed once it is open; what is exported may be a customer's.
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  })
  if (canceled || filePath === '') return {}
  const extension = known === undefined ? '' : `.${known.extension}`
  if (filePath.toLowerCase().endsWith(extension)) return { path: filePath }
  const path = `${filePath}${extension}`
  return (await mayReplace(window, path, language)) ? { path } : {}
}

/** Dialogs of Linux leave the extension away, and asked about the name without it. */
async function mayReplace(window: BrowserWindow, path: string, language: Language): Promise<boolean> {
  if (!existsSync(path)) return true
  const texts = menuTexts[language]
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.replaceFile,
    detail: path,
    buttons: [texts.replace, texts.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
