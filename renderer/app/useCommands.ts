import { failureText, RequestFailure, request, useAction, useCase, useImport, useNavigation, useText, useToasts } from '../host/index.ts'
import { askForPaste } from './pasteRequests.ts'

/** Runs a command of menu, palette or launch by its name; names that belong to another part of the frame are left to it. */
export function useCommands(): (command: string, paths?: readonly string[]) => void {
  const { t, pick, formatBytes } = useText('app')
  const { show } = useToasts()
  const { state } = useCase()
  const { openTab } = useNavigation()
  const { chooseFiles, importPaths } = useImport()
  const save = useAction('host.chooseSave')
  const chooseCase = useAction('host.chooseCase')
  const create = useAction('case.create')
  const open = useAction('case.open')
  const close = useAction('case.close')
  const copy = useAction('case.saveCopy')
  const sample = useAction('host.sample')
  const clipboard = useAction('host.readClipboardText')

  const newCase = async () => {
    const chosen = await save.run({ kind: 'case', suggestedName: t('newCaseName') })
    if (chosen?.path !== undefined) await create.run({ path: chosen.path })
  }
  const openCase = async (given: string | undefined) => {
    const path = given ?? (await chooseCase.run({}))?.path
    if (path !== undefined) await open.run({ path })
  }
  const saveCopy = async () => {
    if (!state.open) return
    const chosen = await save.run({ kind: 'case', suggestedName: `${state.title}.jcase` })
    const done = chosen?.path === undefined ? undefined : await copy.run({ path: chosen.path })
    if (done !== undefined) show({ tone: 'ok', text: t('copySaved', { size: formatBytes(done.bytes) }) })
  }
  const openSample = async () => {
    const made = await sample.run({})
    if (made === undefined) return
    try {
      await request('case.create', { path: made.casePath })
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.code !== 'exists') return void show({ tone: 'error', text: pick(failureText(error)) })
      if ((await open.run({ path: made.casePath })) === undefined) return
    }
    await importPaths([made.path])
  }
  const paste = async () => {
    const text = (await clipboard.run({}))?.text ?? ''
    if (text.trim() === '') show({ tone: 'info', text: t('pasteNothing') })
    else askForPaste(text)
  }
  const commands: Readonly<Record<string, (paths: readonly string[]) => unknown>> = {
    newCase,
    openCase: (paths) => openCase(paths[0]),
    closeCase: () => close.run({}),
    saveCopy,
    sample: openSample,
    pasteText: paste,
    import: (paths) => (paths.length > 0 ? importPaths(paths) : chooseFiles('files')),
    importFolder: () => chooseFiles('folder'),
    collect: () => openTab('collect'),
    settings: () => openTab('settings'),
  }
  return (command, paths = []) => {
    const step = commands[command]
    // One after the other: a case that is being opened is there before files are imported into it.
    if (step !== undefined) queue = queue.then(() => step(paths)).then(nothing, nothing)
  }
}

/** Every step has told the person of its own failure, so the queue only goes on. */
const nothing = (): void => undefined
let queue: Promise<void> = Promise.resolve()
