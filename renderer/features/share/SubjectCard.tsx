import { Select } from '@mantine/core'
import { useState } from 'react'
import { useText, useView } from '../../host/index.ts'
import { Card } from '../../ui/index.ts'

/** Devices that are listed at once; typing finds the others. */
const SHOWN = 60
const WHOLE_CASE = 'case'

interface SubjectCardProps {
  readonly deviceId: number | undefined
  readonly onChange: (deviceId: number | undefined) => void
}

/** What the report is of: the whole case, or one device of it. */
export function SubjectCard({ deviceId, onChange }: SubjectCardProps) {
  const { t } = useText('share')
  const [text, setText] = useState<string | undefined>(undefined)
  const chosen = useView('device.view', { deviceId: deviceId ?? 0 }, { enabled: deviceId !== undefined })
  const devices = useView('devices.list', { offset: 0, limit: SHOWN, ...(text ? { text } : {}) }, { keepsLast: true })
  const rows = devices.status === 'ready' ? devices.view.rows : []
  const total = devices.status === 'ready' ? devices.view.total : 0
  const chosenName = deviceId !== undefined && chosen.status === 'ready' ? chosen.view.device.name : ''
  const isListed = rows.some(({ id }) => id === deviceId)
  const options = [
    { value: WHOLE_CASE, label: t('wholeCase') },
    ...(deviceId !== undefined && !isListed ? [{ value: String(deviceId), label: chosenName }] : []),
    ...rows.map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  return (
    <Card title={t('of')}>
      <div className="share-card">
        <Select
          aria-label={t('of')}
          data={options}
          value={deviceId === undefined ? WHOLE_CASE : String(deviceId)}
          searchable
          allowDeselect={false}
          // What is listed is what the engine found.
          filter={({ options: found }) => found}
          searchValue={text ?? (deviceId === undefined ? t('wholeCase') : chosenName)}
          onSearchChange={(typed) => setText((now) => (now === undefined ? now : typed))}
          onDropdownOpen={() => setText('')}
          onDropdownClose={() => setText(undefined)}
          onChange={(value) => {
            setText(undefined)
            onChange(value === null || value === WHOLE_CASE ? undefined : Number(value))
          }}
          nothingFoundMessage={t('noDevice')}
        />
        {total > rows.length && <span className="t2 small">{t('moreDevices', { shown: rows.length, all: total })}</span>}
      </div>
    </Card>
  )
}
