import {
  failureText,
  RequestFailure,
  request,
  saveUnsaved,
  useAction,
  useCase,
  useCaseFiles,
  useImport,
  useNavigation,
  useText,
  useToasts,
  useUndo,
} from '../host/index.ts'
import { createCommandQueue } from './commandQueue.ts'
import { askForMerge } from './mergeRequests.ts'
import { askForPaste } from './pasteRequests.ts'
import { undoTyping } from './textUndo.ts'
import { askForVerify } from './verifyRequests.ts'

const inTurn = createCommandQueue()

/** Runs a command of menu, palette or launch by its name; names that belong to another part of the frame are left to it. */
export function useCommands(): (command: string, paths?: readonly string[]) => void {
  const { t, pick, formatBytes } = useText('app')
  const { show } = useToasts()
  const { state } = useCase()
  const { tab, openTab } = useNavigation()
  const { chooseFiles, importPaths } = useImport()
  const { openCase, openReadOnly, createCase, closeCase } = useCaseFiles()
  const save = useAction('host.chooseSave')
  const chooseCase = useAction('host.chooseCase')
  const copy = useAction('case.saveCopy')
  const sample = useAction('host.sample')
  const clipboard = useAction('host.readClipboardText')
  const { undo, redo } = useUndo()

  const newCase = async () => {
    const chosen = await save.run({ kind: 'case', suggestedName: t('newCaseName') })
    if (chosen?.path !== undefined) await createCase(chosen.path)
  }
  const openChosen = async (given: string | undefined) => {
    const path = given ?? (await chooseCase.run({}))?.path
    if (path === undefined || !(await openCase(path))) return
    // Another case begins a way of its own; the one in front was chosen in the library.
    if (tab === 'library' && state.open && state.path === path) openTab('overview')
  }
  const saveCopy = async () => {
    if (!state.open) return
    const chosen = await save.run({ kind: 'case', suggestedName: `${state.title}.jcase` })
    const done = chosen?.path === undefined ? undefined : await copy.run({ path: chosen.path })
    if (done !== undefined) show({ tone: 'ok', text: t('copySaved', { size: formatBytes(done.bytes) }) })
  }
  const mergeCase = async () => {
    const path = state.open && !state.readOnly ? (await chooseCase.run({}))?.path : undefined
    if (path !== undefined) askForMerge(path)
  }
  const openSample = async () => {
    const made = await sample.run({})
    if (made !== undefined && (await openSampleCase(made.casePath, openCase))) await importPaths([made.path])
  }
  const paste = async () => {
    const text = (await clipboard.run({}))?.text ?? ''
    if (text.trim() === '') show({ tone: 'info', text: t('pasteNothing') })
    else askForPaste(text)
  }
  const commands: Readonly<Record<string, (paths: readonly string[]) => unknown>> = {
    newCase,
    openCase: (paths) => openChosen(paths[0]),
    openReadOnly: ([path]) => path !== undefined && openReadOnly(path),
    library: () => openTab(state.open ? 'library' : 'overview'),
    closeCase,
    saveCopy,
    undo: () => undoTyping('undo') || (state.open && undo()),
    redo: () => undoTyping('redo') || (state.open && redo()),
    mergeCase,
    verifyCase: () => state.open && askForVerify(),
    sample: openSample,
    pasteText: paste,
    import: (paths) => (paths.length > 0 ? importPaths(paths) : chooseFiles('files')),
    importFolder: () => chooseFiles('folder'),
    collect: () => openTab('collect'),
    settings: () => openTab('settings'),
    // Typed texts are written before any command; this one is that and no more.
    saveTyped: () => undefined,
  }
  /** The window waits for it: it does not stand behind a command that waits for the person. */
  const saveAndClose = async () => {
    await saveUnsaved()
    await request('host.window', { action: 'close' })
  }
  return (command, paths = []) => {
    if (command === 'saveAndClose') return void saveAndClose()
    const step = commands[command]
    if (step === undefined) return
    const begin = async () => {
      await saveUnsaved()
      await step(paths)
    }
    inTurn(begin).catch((error: unknown) => show({ tone: 'error', text: pick(failureText(error)) }))
  }
}

/** The sample's case is the app's own: where it is there from an earlier look, it is opened without a question. */
async function openSampleCase(path: string, openCase: (path: string) => Promise<boolean>): Promise<boolean> {
  try {
    await request('case.create', { path })
    return true
  } catch (error) {
    if (error instanceof RequestFailure && error.code === 'exists') return openCase(path)
    throw error
  }
}
