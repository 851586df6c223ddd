import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RuleDraft } from '../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../shared/facts/syncRule.ts'
import { useAction } from '../../host/index.ts'
import { changeDraft, type DraftContent, type DraftHistory, redo, startHistory, undo } from './draftHistory.ts'

/** How long a draft rests before it is written, in milliseconds. */
const PAUSE = 400

/** `waiting`: changed and not yet written. `failed`: the person has been told why. */
export type SaveState = 'saved' | 'waiting' | 'failed'

export interface DraftEditor {
  readonly draft: RuleDraft
  /** As it is edited, ahead of what is written. */
  readonly rule: SyncRule
  readonly confirmed: readonly string[]
  /** `field` names what is typed in, so that a word is one step to take back. */
  readonly edit: (rule: SyncRule, field?: string) => void
  readonly confirm: (confirmed: readonly string[]) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly saveState: SaveState
  /** Writes now what waits. */
  readonly flush: () => void
}

interface Held {
  readonly draft: RuleDraft
  readonly history: DraftHistory
}

const hold = (draft: RuleDraft): Held => ({ draft, history: startHistory({ rule: draft.rule, confirmed: draft.confirmed }) })

/** Edits the draft in hand: every change can be taken back, and is in the case file a moment later. */
export function useDraftEditor(given: RuleDraft | undefined): DraftEditor | undefined {
  const { run } = useAction('syncRules.saveDraft')
  const [edited, setEdited] = useState<ReadonlyMap<number, Held>>(new Map())
  const [saveState, setSaveState] = useState<SaveState>('saved')
  const pending = useRef<{ readonly draft: RuleDraft; readonly content: DraftContent } | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const write = useCallback(() => {
    clearTimeout(timer.current)
    const next = pending.current
    pending.current = undefined
    if (next === undefined) return
    void run(saveInput(next.draft, next.content)).then((saved) => {
      if (saved === undefined) setSaveState('failed')
      else if (pending.current === undefined) setSaveState('saved')
    })
  }, [run])
  const leave = useEffectEvent((_draftId: number | undefined) => write())
  const draftId = given?.draftId
  useEffect(() => () => leave(draftId), [draftId])
  if (given === undefined) return undefined
  const { draft, history } = edited.get(given.draftId) ?? hold(given)
  const put = (next: DraftHistory) => {
    setEdited((before) => new Map(before).set(draft.draftId, { draft, history: next }))
    pending.current = { draft, content: next.now }
    setSaveState('waiting')
    clearTimeout(timer.current)
    timer.current = setTimeout(write, PAUSE)
  }
  return {
    draft,
    rule: history.now.rule,
    confirmed: history.now.confirmed,
    edit: (rule, field) => put(changeDraft(history, { ...history.now, rule }, field)),
    confirm: (confirmed) => put(changeDraft(history, { ...history.now, confirmed })),
    undo: () => put(undo(history)),
    redo: () => put(redo(history)),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saveState,
    flush: () => {
      if (saveState === 'failed' && pending.current === undefined) pending.current = { draft, content: history.now }
      write()
    },
  }
}

const saveInput = ({ draftId, setId, cloneOf }: RuleDraft, { rule, confirmed }: DraftContent) => ({
  draftId,
  setId,
  ...(cloneOf === undefined ? {} : { cloneOf }),
  rule,
  confirmed: [...confirmed],
})
