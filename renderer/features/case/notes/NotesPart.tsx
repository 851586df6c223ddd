import { Button } from '@mantine/core'
import { IconNotes, IconPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Note } from '../../../../shared/contract/caseNoteRequests.ts'
import { useAction, useCase, useDevice, useTabState, useText, useUndo, useView } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { NoteList } from './NoteList.tsx'

/** The note in front; `key` stays while a new one gets its id. */
interface Front {
  readonly key: string
  readonly noteId?: number
}

let begun = 0

/** The notes of the case, or of the device that all tabs show. */
export function NotesPart() {
  const answer = useView('notes.list', {})
  if (answer.status === 'loading') return <TabLoading />
  if (answer.status === 'failed') return <TabFailure message={answer.message} />
  return <Notes all={answer.view.notes} />
}

function Notes({ all }: { readonly all: readonly Note[] }) {
  const { t } = useText('case')
  const { state } = useCase()
  const { deviceId, setDeviceId } = useDevice()
  const { offerUndo } = useUndo()
  const { run: remove } = useAction('notes.remove')
  const device = useDeviceName(deviceId)
  const [asked, setAsked] = useTabState<Front | undefined>('note', undefined)
  /** A note that was just written and is not in the list yet. */
  const [fresh, setFresh] = useState<number | undefined>(undefined)
  const readOnly = !state.open || state.readOnly
  const notes = deviceId === undefined ? all : all.filter((note) => note.deviceId === deviceId)
  const isThere = (front: Front): boolean =>
    front.noteId === undefined || front.noteId === fresh || notes.some((note) => note.noteId === front.noteId)
  const first = notes[0]
  const front = asked !== undefined && isThere(asked) ? asked : first && { key: `note ${first.noteId}`, noteId: first.noteId }
  const note = notes.find((candidate) => candidate.noteId === front?.noteId)
  const isListed = fresh !== undefined && all.some((candidate) => candidate.noteId === fresh)
  const onListed = useEffectEvent(() => setFresh(undefined))
  useEffect(() => {
    if (isListed) onListed()
  }, [isListed])
  const shownKey = useRef(front?.key)
  useEffect(() => {
    shownKey.current = front?.key
  }, [front?.key])
  const saved = (key: string, noteId: number) => {
    // Another note may have been chosen meanwhile.
    if (shownKey.current !== key) return
    setFresh(noteId)
    setAsked({ key, noteId })
  }
  const begin = () => {
    begun += 1
    setAsked({ key: `new ${begun}` })
  }
  const removeNote = async (noteId: number) => {
    if ((await remove({ noteId })) === undefined) return
    setAsked(undefined)
    await offerUndo(t('noteRemoved'))
  }
  if (front === undefined) {
    const title = deviceId === undefined ? t('notesNone') : t('notesNoneDevice', { device })
    return (
      <EmptyState icon={<IconNotes size={40} stroke={1.4} />} title={title} why={t('notesNoneWhy')}>
        {!readOnly && (
          <Button leftSection={<IconPlus size={15} />} onClick={begin}>
            {t('newNote')}
          </Button>
        )}
        {all.length > 0 && (
          <Button variant="default" onClick={() => setDeviceId(undefined)}>
            {t('notesElsewhere', { count: all.length })}
          </Button>
        )}
      </EmptyState>
    )
  }
  const about = note === undefined ? (deviceId === undefined ? undefined : device) : note.device
  return (
    <div className="notes">
      <NoteList
        notes={notes}
        frontId={front.noteId}
        elsewhere={all.length - notes.length}
        readOnly={readOnly}
        onSelect={(noteId) => setAsked({ key: `note ${noteId}`, noteId })}
        onNew={begin}
        onShowAll={() => setDeviceId(undefined)}
      />
      <NoteEditor
        key={front.key}
        note={note}
        deviceId={deviceId}
        about={about === undefined ? t('noteOfTheCase') : t('noteOf', { device: about })}
        readOnly={readOnly}
        onSaved={(noteId) => saved(front.key, noteId)}
        onRemove={(noteId) => void removeNote(noteId)}
      />
    </div>
  )
}

function useDeviceName(deviceId: number | undefined): string {
  const answer = useView('device.view', { deviceId: deviceId ?? 0 }, { enabled: deviceId !== undefined })
  return answer.status === 'ready' ? answer.view.device.name : '…'
}
