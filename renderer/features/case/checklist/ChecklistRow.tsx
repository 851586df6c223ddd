import { ActionIcon, Checkbox, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { ChecklistItem } from '../../../../shared/contract/caseNoteRequests.ts'
import { useNavigation, useText } from '../../../host/index.ts'
import { CommandBlock } from '../../../ui/index.ts'
import { toSecond } from '../toSecond.ts'

interface ChecklistRowProps {
  readonly item: ChecklistItem
  readonly readOnly: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onChange: (values: { readonly done?: boolean; readonly text?: string }) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onDrag: () => void
  readonly onDropHere: () => void
}

/** One thing to do: its box, its words, the command that belongs to it, and the finding it comes from. */
export function ChecklistRow(props: ChecklistRowProps) {
  const { item, readOnly, onChange, onMove, onDrag, onDropHere } = props
  const [isEditing, setEditing] = useState(false)
  const [isOver, setOver] = useState(false)
  const [words = '', ...command] = item.text.split('\n')
  const isDone = item.doneAt !== undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      className={`checklist-row${isDone ? ' done' : ''}${isOver ? ' over' : ''}`}
      draggable={!readOnly && !isEditing}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', item.text)
        onDrag()
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(false)
        onDropHere()
      }}
      onKeyDown={onKeyDown}
    >
      {!readOnly && <IconGripVertical size={15} className="t3 checklist-grip" aria-hidden />}
      <Checkbox
        aria-label={words}
        checked={isDone}
        disabled={readOnly}
        onChange={(event) => onChange({ done: event.currentTarget.checked })}
      />
      <div className="grow stack checklist-words">
        {isEditing ? (
          <ItemText
            text={item.text}
            onDone={(text) => {
              setEditing(false)
              if (text !== undefined && text !== item.text) onChange({ text })
            }}
          />
        ) : (
          <span className="checklist-text">{words}</span>
        )}
        {!isEditing && command.length > 0 && <CommandBlock text={command.join('\n')} />}
        <ItemOrigin item={item} />
      </div>
      {!readOnly && !isEditing && <RowButtons {...props} words={words} onEdit={() => setEditing(true)} />}
    </li>
  )
}

function ItemOrigin({ item }: { readonly item: ChecklistItem }) {
  const { t, formatTime } = useText('case')
  const { openTab } = useNavigation()
  const { device, deviceId, rule, doneAt, doneBy } = item
  if (device === undefined && doneAt === undefined) return null
  return (
    <span className="row wrap small t2">
      {doneAt !== undefined && <span>{t('itemDone', { by: doneBy ?? '', at: formatTime(toSecond(doneAt)) })}</span>}
      {device !== undefined && (rule === undefined || deviceId === undefined) && <span className="tag">{device}</span>}
      {device !== undefined && rule !== undefined && deviceId !== undefined && (
        <button type="button" className="linklike" title={rule} onClick={() => openTab('overview', { deviceId, finding: rule })}>
          {t('itemOf', { device })}
        </button>
      )}
    </span>
  )
}

function RowButtons(props: ChecklistRowProps & { readonly words: string; readonly onEdit: () => void }) {
  const { isFirst, isLast, words, onMove, onRemove, onEdit } = props
  const { t } = useText('case')
  return (
    <fieldset className="checklist-buttons" aria-label={t('itemActions', { text: words })}>
      <ActionIcon size={24} disabled={isFirst} aria-label={t('itemUp')} title={t('itemUp')} onClick={() => onMove(-1)}>
        <IconArrowUp size={15} />
      </ActionIcon>
      <ActionIcon size={24} disabled={isLast} aria-label={t('itemDown')} title={t('itemDown')} onClick={() => onMove(1)}>
        <IconArrowDown size={15} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('itemEdit')} title={t('itemEdit')} onClick={onEdit}>
        <IconPencil size={15} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('itemRemove')} title={t('itemRemove')} onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
    </fieldset>
  )
}

/** Enter or leaving it keeps the text, Esc leaves it as it was. */
function ItemText({ text, onDone }: { readonly text: string; readonly onDone: (text: string | undefined) => void }) {
  const { t } = useText('case')
  const [draft, setDraft] = useState(text)
  const keep = () => onDone(draft.trim() === '' ? undefined : draft.replaceAll('\0', '').trim())
  return (
    <Textarea
      aria-label={t('itemText')}
      autosize
      maxRows={8}
      maxLength={2000}
      value={draft}
      ref={(field) => {
        if (field !== null && document.activeElement !== field) field.focus()
      }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onDone(undefined)
        }
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
        event.preventDefault()
        keep()
      }}
    />
  )
}
