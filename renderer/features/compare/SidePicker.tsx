import { ActionIcon, Button, Select } from '@mantine/core'
import { IconFolderOpen, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Collection, CompareSide } from '../../../shared/contract/compareRequests.ts'
import { failureText, request, useAction, useText, useToasts, useView } from '../../host/index.ts'
import { OFFERED } from './useSides.ts'

interface SidePickerProps {
  readonly name: string
  readonly side: CompareSide | undefined
  /** The device of the other side, which another case is looked through for. */
  readonly likeName: string | undefined
  readonly onChange: (side: CompareSide | undefined) => void
}

const ALL = ''

/** One side: which case, which device, and which of its collections. */
export function SidePicker({ name, side, likeName, onChange }: SidePickerProps) {
  const { t, formatTime } = useText('compare')
  const [typed, setTyped] = useState('')
  const ofCase = side?.casePath === undefined ? {} : { casePath: side.casePath }
  const found = useView('compare.sides', { ...ofCase, ...(typed !== '' && { text: typed }), offset: 0, limit: OFFERED })
  const chosen = side === undefined ? {} : { withDevice: side.deviceId }
  const all = useView('compare.sides', { ...ofCase, ...chosen, offset: 0, limit: OFFERED })
  const { chooseOther, pending } = useOtherCase(likeName, onChange)
  const rows = [...(found.status === 'ready' ? found.view.rows : []), ...(all.status === 'ready' ? all.view.rows : [])]
  const devices = new Map(rows.map((row) => [String(row.deviceId), row]))
  const device = side === undefined ? undefined : devices.get(String(side.deviceId))
  const word = ({ name: from, collectedAt, artefacts }: Collection): string =>
    [collectedAt === undefined ? undefined : formatTime(collectedAt.replace(/\.\d+/, '')), from, t('files', { count: artefacts })]
      .filter((part) => part !== undefined)
      .join(' · ')
  return (
    <section className="sides-side" aria-label={name}>
      <div className="row">
        <h2>{name}</h2>
        <span className="t2 small ellipsis grow" title={side?.casePath}>
          {side?.casePath !== undefined && all.status === 'ready' ? t('ofCase', { title: all.view.caseTitle }) : ''}
        </span>
        {side?.casePath !== undefined && (
          <ActionIcon variant="subtle" size={24} aria-label={t('thisCase')} title={t('thisCase')} onClick={() => onChange(undefined)}>
            <IconX size={15} />
          </ActionIcon>
        )}
        <Button size="compact-xs" variant="default" leftSection={<IconFolderOpen size={14} />} loading={pending} onClick={chooseOther}>
          {t('otherCase')}
        </Button>
      </div>
      <div className="sides-side-choice">
        <Select
          aria-label={t('deviceOf', { side: name })}
          placeholder={t('chooseDevice')}
          data={[...devices.values()].map(({ deviceId, name: label }) => ({ value: String(deviceId), label: label }))}
          value={side === undefined ? null : String(side.deviceId)}
          searchable
          allowDeselect={false}
          onSearchChange={(text) => setTyped(text === device?.name ? '' : text)}
          nothingFoundMessage={t('noDeviceFits')}
          onChange={(value) => value !== null && onChange({ ...ofCase, deviceId: Number(value) })}
        />
        <Select
          aria-label={t('collectionOf', { side: name })}
          data={[
            { value: ALL, label: t('allEvidence') },
            ...(device?.collections ?? []).map((collection) => ({ value: collection.key, label: word(collection) })),
          ]}
          value={side?.collection ?? ALL}
          disabled={side === undefined}
          allowDeselect={false}
          onChange={(value) =>
            side !== undefined &&
            onChange({ ...ofCase, deviceId: side.deviceId, ...(value !== ALL && value !== null && { collection: value }) })
          }
        />
      </div>
    </section>
  )
}

/** Asks for another case file, and takes the device in it that is called as the other side's, else its first. */
function useOtherCase(likeName: string | undefined, onChange: (side: CompareSide) => void) {
  const { t, pick } = useText('compare')
  const { show } = useToasts()
  const dialog = useAction('host.chooseCase')
  const [pending, setPending] = useState(false)
  const chooseOther = async (): Promise<void> => {
    const casePath = (await dialog.run({}))?.path
    if (casePath === undefined) return
    setPending(true)
    try {
      const named = likeName === undefined ? [] : (await request('compare.sides', { casePath, text: likeName, offset: 0, limit: 500 })).rows
      const device =
        named.find(({ name }) => name.toLowerCase() === likeName?.toLowerCase()) ??
        (await request('compare.sides', { casePath, offset: 0, limit: 1 })).rows[0]
      if (device === undefined) show({ tone: 'info', text: t('otherEmpty') })
      else onChange({ casePath, deviceId: device.deviceId })
    } catch (error) {
      show({ tone: 'error', text: pick(failureText(error)) })
    } finally {
      setPending(false)
    }
  }
  return { chooseOther: () => void chooseOther(), pending }
}
