import { useCallback } from 'react'
import type { CaseState } from '../../shared/contract/caseRequests.ts'
import type { Localized } from '../../shared/facts/localized.ts'
import { useConfirm } from './confirm.tsx'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { RequestFailure } from './requestFailure.ts'
import { useToasts } from './toasts.tsx'
import { useText } from './useText.ts'

interface CaseFiles {
  /**
   * False when it is not open now; the person has been told why, or chose so. A case that somebody else has opens read-only at once, unless it is
   * wanted to `write`.
   */
  readonly openCase: (path: string, want?: 'write') => Promise<boolean>
  /** Opens a case only to look at it: nobody is kept from writing. */
  readonly openReadOnly: (path: string) => Promise<boolean>
  /** Opens a case whose owner's program has ended, for writing. */
  readonly takeOver: (path: string) => Promise<boolean>
  /** Makes a case and opens it. Where there is one already the person is asked whether to open that. */
  readonly createCase: (path: string) => Promise<boolean>
  readonly closeCase: () => Promise<boolean>
}

/** Opens, makes and closes case files, and offers the way on where there is one: reading beside the owner, taking over what a killed program left, opening what exists. */
export function useCaseFiles(): CaseFiles {
  const { t, pick } = useText('app')
  const { show } = useToasts()
  const { ask, choose } = useConfirm()

  /** Tries; after a failure that `wayOn` knows one for, goes another way. */
  const attempt = useCallback(
    async (work: () => Promise<unknown>, wayOn: (failure: RequestFailure) => Promise<boolean> | undefined): Promise<boolean> => {
      try {
        await work()
        return true
      } catch (error) {
        const other = error instanceof RequestFailure ? wayOn(error) : undefined
        if (other !== undefined) return other
        show({ tone: 'error', text: pick(failureText(error)) })
        return false
      }
    },
    [pick, show],
  )
  /** An import into the case that is open would end with it. */
  const mayLeave = useCallback(
    async (state: CaseState) => {
      if (!state.open || !state.importing) return true
      return ask({ title: t('stopImportTitle'), text: t('stopImportText', { title: state.title }), yes: t('stopImport') })
    },
    [ask, t],
  )
  const takeOver = useCallback((path: string) => attempt(() => request('case.open', { path, takeOver: true }), noWayOn), [attempt])
  const readBeside = useCallback((path: string) => attempt(() => request('case.open', { path, readOnly: true }), noWayOn), [attempt])
  const askToTakeOver = useCallback(
    async (path: string, why: Localized) => {
      const question = { title: t('takeOverTitle'), text: pick(why), yes: t('takeOver'), instead: t('openReadOnly') }
      const choice = await choose(question)
      if (choice === 'no') return false
      return choice === 'yes' ? takeOver(path) : readBeside(path)
    },
    [choose, pick, readBeside, t, takeOver],
  )
  const stillOpen = useCallback(
    async (why: Localized) => {
      show({ tone: 'info', text: `${t('stillOpen')}. ${pick(why)}` })
      return false
    },
    [pick, show, t],
  )
  const openCase = useCallback(
    async (path: string, want?: 'write') => {
      const before = await request('case.state', {})
      if (isOpenAlready(before, path)) return true
      if (!(await mayLeave(before))) return false
      return attempt(
        () => request('case.open', { path }),
        (failure) => {
          if (failure.code !== 'locked') return undefined
          if (failure.stale) return askToTakeOver(path, failure.localized)
          if (want === 'write') return stillOpen(failure.localized)
          return failure.owned ? readBeside(path) : undefined
        },
      )
    },
    [askToTakeOver, attempt, mayLeave, readBeside, stillOpen],
  )
  const openReadOnly = useCallback(
    async (path: string) => {
      const before = await request('case.state', {})
      if (before.open && before.path === path) return true
      return (await mayLeave(before)) && readBeside(path)
    },
    [mayLeave, readBeside],
  )
  const createCase = useCallback(
    async (path: string) => {
      if (!(await mayLeave(await request('case.state', {})))) return false
      const openExisting = async (text: Localized) =>
        (await ask({ title: t('existsTitle'), text: pick(text), yes: t('openExisting') })) && openCase(path)
      return attempt(
        () => request('case.create', { path }),
        (failure) => (failure.code === 'exists' ? openExisting(failure.localized) : undefined),
      )
    },
    [ask, attempt, mayLeave, openCase, pick, t],
  )
  const closeCase = useCallback(
    async () => (await mayLeave(await request('case.state', {}))) && attempt(() => request('case.close', {}), noWayOn),
    [attempt, mayLeave],
  )
  return { openCase, openReadOnly, takeOver, createCase, closeCase }
}

/** The case in front is left as it is, with what can be undone in it. */
const isOpenAlready = (state: CaseState, path: string): boolean =>
  state.open && state.path === path && !state.readOnly && state.away === undefined

const noWayOn = (): undefined => undefined
