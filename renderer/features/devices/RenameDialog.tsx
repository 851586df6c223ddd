import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { useAction, useText } from '../../host/index.ts'

/** Asks for another name of a device. Its evidence keeps the names it holds. */
export function RenameDialog({ device, onClose }: { readonly device: DeviceRow; readonly onClose: () => void }) {
  const { t } = useText('devices')
  const [name, setName] = useState(device.name)
  const rename = useAction('devices.rename')
  const save = async () => {
    const done = name.trim() === device.name || (await rename.run({ deviceId: device.id, name: name.trim() })) !== undefined
    if (done) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('renameTitle', { device: device.name })} lockScroll={false}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput label={t('newName')} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <div className="row">
          <Button type="submit" loading={rename.pending} disabled={name.trim() === ''}>
            {t('rename')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
