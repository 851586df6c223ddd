import { useCallback } from 'react'
import type { Localized } from '../../shared/facts/localized.ts'
import { useConfirm } from './confirm.tsx'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { RequestFailure } from './requestFailure.ts'
import { useToasts } from './toasts.tsx'
import { useText } from './useText.ts'

interface CaseFiles {
  /** False when it is not open now; the person has been told why, or chose so. */
  readonly openCase: (path: string) => Promise<boolean>
  /** Makes a case and opens it. Where there is one already the person is asked whether to open that. */
  readonly createCase: (path: string) => Promise<boolean>
}

/** Opens and makes case files, and offers the way on where there is one: taking over what a killed program left, opening what exists. */
export function useCaseFiles(): CaseFiles {
  const { t, pick } = useText('app')
  const { show } = useToasts()
  const { ask } = useConfirm()

  /** Tries; after a failure that `wayOn` knows a question for, tries the other way if the person agrees. */
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
  const confirmed = useCallback(
    async (title: string, text: Localized, yes: string, work: () => Promise<boolean>) =>
      (await ask({ title, text: pick(text), yes })) ? work() : false,
    [ask, pick],
  )
  const openCase = useCallback(
    (path: string) =>
      attempt(
        () => request('case.open', { path }),
        (failure) => {
          if (failure.code !== 'locked' || !failure.stale) return undefined
          const takeOver = () => attempt(() => request('case.open', { path, takeOver: true }), noWayOn)
          return confirmed(t('takeOverTitle'), failure.localized, t('takeOver'), takeOver)
        },
      ),
    [attempt, confirmed, t],
  )
  const createCase = useCallback(
    (path: string) =>
      attempt(
        () => request('case.create', { path }),
        (failure) =>
          failure.code === 'exists' ? confirmed(t('existsTitle'), failure.localized, t('openExisting'), () => openCase(path)) : undefined,
      ),
    [attempt, confirmed, openCase, t],
  )
  return { openCase, createCase }
}

const noWayOn = (): undefined => undefined
