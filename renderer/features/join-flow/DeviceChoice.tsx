import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useDevice, useText, useView } from '../../host/index.ts'
import { StateIcon, TabFailure, Toolbar } from '../../ui/index.ts'

const SHOWN = 50

/** The flow is that of one device: with all devices in front, one is chosen here. */
export function DeviceChoice() {
  const { t, pick } = useText('join-flow')
  const { setDeviceId } = useDevice()
  const [text, setText] = useState('')
  const answer = useView('devices.list', { offset: 0, limit: SHOWN, ...(text.trim() === '' ? {} : { text: text.trim() }) })
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <div className="flow-choose">
        <h2>{t('chooseTitle')}</h2>
        <p className="t2">{t('chooseWhy')}</p>
        <TextInput
          w="min(560px, 100%)"
          leftSection={<IconSearch size={14} />}
          placeholder={t('chooseFind')}
          aria-label={t('chooseFind')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {answer.status === 'failed' && <TabFailure message={answer.message} />}
        {answer.status === 'ready' && (
          <>
            <ul className="flow-choose-list">
              {answer.view.rows.map((row) => (
                <li key={row.id}>
                  <button type="button" onClick={() => setDeviceId(row.id)}>
                    <StateIcon state={row.verdict.severity} size={18} />
                    <span>
                      <b className="strong">{row.name}</b> <span className="t2 small">{pick(row.verdict.title)}</span>
                    </span>
                    <span className="num strong">
                      {row.enrollmentStatus === undefined ? '' : `${row.enrollmentStatus.code} ${row.enrollmentStatus.hex}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {answer.view.total > answer.view.rows.length && (
              <p className="t2 small">{t('chooseMore', { shown: answer.view.rows.length, all: answer.view.total })}</p>
            )}
          </>
        )}
      </div>
    </>
  )
}
