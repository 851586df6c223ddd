import { useCallback } from 'react'
import { failureText } from './failureText.ts'
import { request } from './request.ts'
import { useToasts } from './toasts.tsx'
import { saveUnsaved } from './unsaved.ts'
import { useText } from './useText.ts'

export interface Undo {
  /** Takes back the latest edit of the case, and says in words which. */
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Says what was done just now, with a way to take it back while nothing was done since. */
  readonly offerUndo: (done: string) => Promise<void>
}

/** Messages on edits: only the last one can be taken back. */
const TOPIC = 'edit'

/** Takes edits of the case back, and does them again. */
export function useUndo(): Undo {
  const { t, pick } = useText('app')
  const { show } = useToasts()
  const step = useCallback(
    async (name: 'case.undo' | 'case.redo'): Promise<void> => {
      const isUndo = name === 'case.undo'
      try {
        await saveUnsaved()
        const { taken } = await request(name, {})
        if (taken === undefined) return show({ tone: 'info', text: t(isUndo ? 'nothingToUndo' : 'nothingToRedo'), topic: TOPIC })
        const back = { label: t(isUndo ? 'redo' : 'undo'), run: () => void step(isUndo ? 'case.redo' : 'case.undo') }
        show({ tone: 'ok', text: t(isUndo ? 'undone' : 'redone', { what: pick(taken) }), action: back, topic: TOPIC })
      } catch (error) {
        show({ tone: 'error', text: pick(failureText(error)) })
      }
    },
    [t, pick, show],
  )
  const undo = useCallback(() => step('case.undo'), [step])
  const redo = useCallback(() => step('case.redo'), [step])
  const offerUndo = useCallback(
    async (done: string) => {
      const { undo: latest } = await request('case.history', {})
      const takeBack = async (): Promise<void> => {
        const now = (await request('case.history', {})).undo
        if (now?.en === latest?.en) await undo()
        else show({ tone: 'info', text: t('undoneSince'), topic: TOPIC })
      }
      const onFailure = (error: unknown) => show({ tone: 'error', text: pick(failureText(error)) })
      const action = { label: t('undo'), run: () => void takeBack().catch(onFailure) }
      show({ tone: 'ok', text: done, topic: TOPIC, ...(latest !== undefined && { action }) })
    },
    [undo, show, t, pick],
  )
  return { undo, redo, offerUndo }
}
