import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Note } from '../../../../shared/contract/caseNoteRequests.ts'
import { useAction, useTabState, useText } from '../../../host/index.ts'
import { MarkdownView } from '../markdown/MarkdownView.tsx'
import { SaveIndicator } from '../SaveIndicator.tsx'
import { toSecond } from '../toSecond.ts'
import { useAutosave } from '../useAutosave.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'

const views = ['write', 'both', 'read'] as const
/** As the contract has it, in characters. */
const LONGEST = 200_000

interface NoteEditorProps {
  /** Absent while it is new and nothing is written yet. */
  readonly note: Note | undefined
  /** The device that a new note is about. */
  readonly deviceId: number | undefined
  /** What it is about, in words. */
  readonly about: string
  readonly readOnly: boolean
  readonly onSaved: (noteId: number) => void
  readonly onRemove: (noteId: number) => void
}

/** One note: its text, and beside it how it reads. */
export function NoteEditor({ note, deviceId, about, readOnly, onSaved, onRemove }: NoteEditorProps) {
  const { t, formatTime } = useText('case')
  const { run } = useAction('notes.save')
  const [view, setView] = useTabState<(typeof views)[number]>('noteView', 'both')
  const [draft, setDraft] = useState(note?.text ?? '')
  const [isNew] = useState(note === undefined)
  const noteId = useRef(note?.noteId)
  const saver = useAutosave<string>(async (text) => {
    const id = noteId.current
    const device = deviceId === undefined ? {} : { deviceId }
    const saved = await run({ text, ...(id === undefined ? device : { noteId: id }) })
    if (saved === undefined) return false
    noteId.current = saved.noteId
    if (id === undefined) onSaved(saved.noteId)
    return true
  })
  // Changed elsewhere, as by an undo.
  const onText = useEffectEvent((now: string) => {
    if (saver.state === 'saved') setDraft(now)
  })
  const text = note?.text
  useEffect(() => {
    if (text !== undefined) onText(text)
  }, [text])
  const type = (next: string) => {
    const fits = next.replaceAll('\0', '').slice(0, LONGEST)
    setDraft(fits)
    saver.change(fits)
  }
  const read = useDeferredValue(draft)
  const shown = readOnly ? 'read' : view
  return (
    <section className="note" aria-label={about}>
      <header className="note-head">
        <div className="grow stack note-about">
          <b className="strong ellipsis">{about}</b>
          {note !== undefined && (
            <span className="t2 small ellipsis">{t('noteBy', { author: note.author, created: formatTime(toSecond(note.createdAt)) })}</span>
          )}
        </div>
        {!readOnly && <SaveIndicator state={saver.state} />}
        {!readOnly && (
          <SegmentedControl
            aria-label={t('view')}
            value={view}
            onChange={(value) => setView(views.find((each) => each === value) ?? 'both')}
            data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        )}
        {!readOnly && note !== undefined && (
          <ActionIcon aria-label={t('noteRemove')} title={t('noteRemove')} onClick={() => onRemove(note.noteId)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </header>
      <div className={`note-body note-${shown}`}>
        {shown !== 'read' && (
          <MarkdownEditor text={draft} readOnly={readOnly} takesFocus={isNew} onChange={type} onLeave={() => void saver.flush()} />
        )}
        {shown !== 'write' && (
          <section className="note-preview" aria-label={t('preview')}>
            {read.trim() === '' ? <p className="t2 small">{t('previewEmpty')}</p> : <MarkdownView text={read} />}
          </section>
        )}
      </div>
    </section>
  )
}
