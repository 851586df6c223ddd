import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import { useAction, useText, useToasts, useView } from '../../host/index.ts'

/** Gives an artefact to another device of the case, or to a new one, in one step. */
export function MoveToDevice({ detail, onDone }: { readonly detail: ArtefactDetail; readonly onDone: () => void }) {
  const { t } = useText('evidence')
  const { show } = useToasts()
  const [typed, setTyped] = useState('')
  const [target, setTarget] = useState<string>('')
  const [newDevice, setNewDevice] = useState('')
  const devices = useView('devices.list', { offset: 0, limit: MAX_PAGE_ROWS, ...(typed.trim() === '' ? {} : { text: typed.trim() }) })
  const move = useAction('evidence.moveToDevice')
  const rows = devices.status === 'ready' ? devices.view.rows.filter((row) => row.id !== detail.deviceId) : []
  const ready = target === 'new' ? newDevice.trim() !== '' : target !== ''
  const submit = async () => {
    const to = target === 'new' ? { newDevice: newDevice.trim() } : { deviceId: Number(target) }
    const answer = await move.run({ artefactIds: [detail.id], ...to })
    if (answer === undefined) return
    show({ tone: 'ok', text: t('moved') })
    onDone()
  }
  return (
    <form
      className="evidence-move"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void submit()
      }}
    >
      <Select
        label={t('moveTo')}
        searchable
        onSearchChange={setTyped}
        value={target === '' ? null : target}
        onChange={(value) => setTarget(value ?? '')}
        data={[...rows.map((row) => ({ value: String(row.id), label: row.name })), { value: 'new', label: t('newDevice') }]}
      />
      {target === 'new' && (
        <TextInput label={t('newDeviceName')} value={newDevice} onChange={(event) => setNewDevice(event.currentTarget.value)} />
      )}
      <div className="evidence-move-row">
        <Button type="submit" disabled={!ready} loading={move.pending}>
          {t('move')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
