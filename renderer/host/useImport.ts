import { useCallback } from 'react'
import { caseNameFor } from './caseNameFor.ts'
import { request } from './request.ts'
import { useToasts } from './toasts.tsx'
import { useAction } from './useAction.ts'
import { useCaseFiles } from './useCaseFiles.ts'
import { useText } from './useText.ts'

interface ImportHandle {
  /** Asks the person for files or a folder, then imports them. */
  readonly chooseFiles: (kind?: 'files' | 'folder') => void
  readonly importPaths: (paths: readonly string[]) => Promise<void>
  readonly importText: (text: string) => Promise<void>
}

const caseFile = /\.jcase$/i

/**
 * Brings evidence in. Where no case is open a new one is made first: the person is asked where it goes.
 * A case file among what is offered is opened first, and the rest goes into it.
 */
export function useImport(): ImportHandle {
  const { t, pick } = useText('app')
  const { show } = useToasts()
  const choose = useAction('host.chooseFiles')
  const save = useAction('host.chooseSave')
  const { openCase, createCase } = useCaseFiles()
  const files = useAction('case.importFiles')
  const pasted = useAction('case.importText')

  const ensureCase = useCallback(
    async (suggestedName: string): Promise<boolean> => {
      // Asked afresh: a case may have been opened since this view was drawn.
      if ((await request('case.state', {})).open) return true
      const chosen = await save.run({ kind: 'case', suggestedName })
      if (chosen?.path === undefined) return false
      return createCase(chosen.path)
    },
    [save.run, createCase],
  )
  const importPaths = useCallback(
    async (paths: readonly string[]) => {
      const given = paths.filter((path) => path !== '')
      const jcase = given.find((path) => caseFile.test(path))
      if (jcase !== undefined && !(await openCase(jcase))) return
      const evidence = given.filter((path) => !caseFile.test(path))
      const [first] = evidence
      if (first === undefined || !(await ensureCase(caseNameFor(first)))) return
      const outcomes = await files.run({ paths: evidence })
      for (const outcome of outcomes ?? []) {
        if (outcome.outcome !== 'queued')
          show({ tone: 'error', text: outcome.message === undefined ? outcome.path : pick(outcome.message) })
      }
    },
    [openCase, ensureCase, files.run, show, pick],
  )
  const importText = useCallback(
    async (text: string) => {
      if (!(await ensureCase(t('newCaseName')))) return
      const outcome = await pasted.run({ text })
      if (outcome?.message !== undefined) show({ tone: 'error', text: pick(outcome.message) })
    },
    [ensureCase, pasted.run, show, t, pick],
  )
  const chooseFiles = useCallback(
    (kind: 'files' | 'folder' = 'files') => {
      const ask = async () => {
        const state = await request('case.state', {})
        // Nobody looks for files only to hear that they cannot go in.
        if (state.open && state.readOnlyBecause !== undefined) show({ tone: 'info', text: pick(state.readOnlyBecause) })
        else await importPaths((await choose.run({ kind }))?.paths ?? [])
      }
      void ask()
    },
    [choose.run, importPaths, show, pick],
  )
  return { chooseFiles, importPaths, importText }
}
