import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useAction, useText, useToasts } from '../../../host/index.ts'

interface CommentEditorProps {
  readonly id: number
  readonly comment: string
  readonly isReadOnly: boolean
  /** Whether it was opened by hand and takes the focus. */
  readonly takesFocus: boolean
}

/** Milliseconds without a key after which what was typed is kept. */
const PAUSE = 1500

/** What a person notes about an event. It is saved by itself: at a pause, on leaving, and when the event is left. */
export function CommentEditor({ id, comment, isReadOnly, takesFocus }: CommentEditorProps) {
  const { t } = useText('events')
  const { show } = useToasts()
  const { run } = useAction('events.comment')
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const saved = useRef(comment)
  const before = useRef(comment)
  const field = useRef<HTMLTextAreaElement>(null)
  const value = draft ?? comment

  const save = async (text: string): Promise<void> => {
    if (text === saved.current) return
    const last = saved.current
    saved.current = text
    if ((await run({ id, comment: text })) === undefined) saved.current = last
  }
  const undo = (to: string) => {
    setDraft(to)
    before.current = to
    void save(to)
  }
  const leave = async () => {
    if (draft !== undefined) await save(draft.trim())
    const from = before.current
    if (saved.current === from) return
    before.current = saved.current
    show({
      tone: 'ok',
      text: t(saved.current === '' ? 'commentRemoved' : 'commentSaved'),
      action: { label: t('undo'), run: () => undo(from) },
    })
  }
  const onPause = useEffectEvent((text: string) => void save(text.trim()))
  const onGone = useEffectEvent(() => void leave())
  // Changed elsewhere, as by an undo after the event was left and opened again.
  const onComment = useEffectEvent((now: string) => {
    if (draft !== undefined) return
    saved.current = now
    before.current = now
  })
  useEffect(() => onComment(comment), [comment])
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  useEffect(() => {
    if (draft === undefined) return undefined
    const timer = setTimeout(() => onPause(draft), PAUSE)
    return () => clearTimeout(timer)
  }, [draft])
  useEffect(() => () => onGone(), [])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!isDone) return
    // Esc leaves the text and not the pane around it.
    event.preventDefault()
    event.currentTarget.blur()
  }
  return (
    <Textarea
      className="event-comment"
      aria-label={t('comment')}
      placeholder={t('commentPlaceholder')}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={10_000}
      readOnly={isReadOnly}
      ref={field}
      value={value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void leave()}
      onKeyDown={onKeyDown}
    />
  )
}
