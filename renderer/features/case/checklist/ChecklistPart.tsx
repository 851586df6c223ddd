import { Button, Progress, TextInput } from '@mantine/core'
import { IconChecklist, IconLayoutDashboard, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChecklistItem } from '../../../../shared/contract/caseNoteRequests.ts'
import { useAction, useCase, useDevice, useNavigation, useText, useUndo, useView } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import { ChecklistRow } from './ChecklistRow.tsx'
import { targetOf } from './itemOrder.ts'

/** As the contract has it: characters of an item, and items that are added at once. */
const LONGEST = 2_000
const MOST_AT_ONCE = 100

/** What is to be done, in the order that people give it. */
export function ChecklistPart() {
  const { deviceId } = useDevice()
  const answer = useView('checklist.list', deviceId === undefined ? {} : { deviceId })
  if (answer.status === 'loading') return <TabLoading />
  if (answer.status === 'failed') return <TabFailure message={answer.message} />
  return <Checklist items={answer.view.items} />
}

function Checklist({ items }: { readonly items: readonly ChecklistItem[] }) {
  const { t } = useText('case')
  const { openTab } = useNavigation()
  const { state } = useCase()
  const { offerUndo } = useUndo()
  const change = useAction('checklist.change')
  const { run: remove } = useAction('checklist.remove')
  const [dragged, setDragged] = useState<number | undefined>(undefined)
  const readOnly = !state.open || state.readOnly
  const done = items.filter((item) => item.doneAt !== undefined)
  const removeItems = async (itemIds: readonly number[]) => {
    if ((await remove({ itemIds: [...itemIds] })) !== undefined) await offerUndo(t('itemRemoved'))
  }
  const move = (itemId: number, to: number) => {
    const before = targetOf(items, itemId, to)
    if (before !== undefined) void change.run({ itemId, before })
  }
  if (items.length === 0) {
    return (
      <div className="case-part">
        <EmptyState icon={<IconChecklist size={40} stroke={1.4} />} title={t('checklistNone')} why={t('checklistNoneWhy')}>
          {!readOnly && <AddItem />}
          <Button variant="default" leftSection={<IconLayoutDashboard size={15} />} onClick={() => openTab('overview')}>
            {t('openOverview')}
          </Button>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="case-part">
      <div className="checklist-head">
        <span className="nowrap strong">{t('progress', { done: done.length, total: items.length })}</span>
        <Progress className="grow" value={(done.length / items.length) * 100} aria-label={t('checklist')} />
        {!readOnly && done.length > 0 && (
          <Button variant="subtle" color="gray" onClick={() => void removeItems(done.map((item) => item.itemId))}>
            {t('removeDone')}
          </Button>
        )}
      </div>
      <ol className="checklist scroll" aria-label={t('checklist')}>
        {items.map((item, index) => (
          <ChecklistRow
            key={item.itemId}
            item={item}
            readOnly={readOnly}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onChange={(values) => void change.run({ itemId: item.itemId, ...values })}
            onMove={(by) => move(item.itemId, index + by)}
            onRemove={() => void removeItems([item.itemId])}
            onDrag={() => setDragged(item.itemId)}
            onDropHere={() => dragged !== undefined && move(dragged, index)}
          />
        ))}
      </ol>
      {!readOnly && (
        <div className="checklist-foot">
          <AddItem />
        </div>
      )}
    </div>
  )
}

/** Enter adds what is typed; of a pasted text each line is an item. */
function AddItem() {
  const { t } = useText('case')
  const { deviceId } = useDevice()
  const { run } = useAction('checklist.add')
  const [text, setText] = useState('')
  const add = async (typed: string) => {
    const lines = typed.split('\n').map((line) => line.replaceAll('\0', '').trim().slice(0, LONGEST))
    const texts = lines.filter((line) => line !== '').slice(0, MOST_AT_ONCE)
    if (texts.length === 0) return
    setText('')
    if ((await run({ texts, ...(deviceId !== undefined && { deviceId }) })) === undefined) setText(typed)
  }
  return (
    <form
      className="checklist-add"
      onSubmit={(event) => {
        event.preventDefault()
        void add(text)
      }}
    >
      <TextInput
        className="grow"
        aria-label={t('addItem')}
        placeholder={t('addItemPlaceholder')}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const clip = event.clipboardData.getData('text/plain')
          if (!clip.trim().includes('\n')) return
          event.preventDefault()
          void add(clip)
        }}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={15} />} disabled={text.trim() === ''}>
        {t('addItem')}
      </Button>
    </form>
  )
}
