import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Note } from '../../../../shared/contract/caseNoteRequests.ts'
import { useText } from '../../../host/index.ts'
import { noteTitle } from './noteTitle.ts'

interface NoteListProps {
  readonly notes: readonly Note[]
  readonly frontId: number | undefined
  /** Notes that are not listed, for they are about something else. */
  readonly elsewhere: number
  readonly readOnly: boolean
  readonly onSelect: (noteId: number) => void
  readonly onNew: () => void
  readonly onShowAll: () => void
}

/** The notes by their first lines, the latest changed first. */
export function NoteList({ notes, frontId, elsewhere, readOnly, onSelect, onNew, onShowAll }: NoteListProps) {
  const { t, formatDay } = useText('case')
  return (
    <nav className="note-list" aria-label={t('noteList')}>
      {!readOnly && (
        <Button className="note-new" leftSection={<IconPlus size={15} />} onClick={onNew}>
          {t('newNote')}
        </Button>
      )}
      <ul>
        {notes.map((note) => {
          const title = noteTitle(note.text)
          return (
            <li key={note.noteId}>
              <button type="button" className="note-row" aria-current={note.noteId === frontId} onClick={() => onSelect(note.noteId)}>
                <span className={`ellipsis ${title === '' ? 't2' : 'strong'}`}>{title === '' ? t('noteEmpty') : title}</span>
                <span className="t2 small ellipsis">{[note.device ?? t('noteOfCase'), formatDay(note.changedAt)].join(' · ')}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {elsewhere > 0 && (
        <p className="t2 small note-elsewhere">
          {t('notesElsewhere', { count: elsewhere })}{' '}
          <button type="button" className="linklike" onClick={onShowAll}>
            {t('showAll')}
          </button>
        </p>
      )}
    </nav>
  )
}
