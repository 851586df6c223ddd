import { Popover } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { TraceCoverage } from '../../../shared/contract/eventRequests.ts'
import { useEscape, useText, useView } from '../../host/index.ts'
import { CaptureCommands } from './CaptureCommands.tsx'
import { type EventZone, formatFull } from './zone.ts'

interface CoverageNoteProps {
  readonly deviceId: number | undefined
  readonly zone: EventZone
}

/** Whether what was recorded spans the attempt to join; where it does not, how to record one that does. */
export function CoverageNote({ deviceId, zone }: CoverageNoteProps) {
  const { t } = useText('events')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const coverage = useView('events.coverage', deviceId === undefined ? {} : { deviceId })
  if (coverage.status !== 'ready') return null
  const state = stateOf(coverage.view)
  return (
    <Popover opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-end" width={520} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`linklike nowrap ${state === 'spans' ? 'ok' : 'warn'}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {state === 'spans' ? <IconCircleCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}{' '}
          {t(`coverage.${state}`)}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('coverage')} className="events-coverage">
        <p>{t(`coverageWhy.${state}`)}</p>
        {coverage.view.attempts.length > 0 && (
          <ul className="small">
            {coverage.view.attempts.slice(-5).map(({ time, says }) => (
              <li key={`${time} ${says}`}>
                <span className="mono">{formatFull(time, zone)}</span> <span className="t2">{t(`says.${says}`)}</span>
              </li>
            ))}
          </ul>
        )}
        <table className="small">
          <thead>
            <tr>
              <th>{t('file')}</th>
              <th>{t('recordedFrom')}</th>
              <th>{t('recordedTo')}</th>
              <th>{t('coverageOf')}</th>
            </tr>
          </thead>
          <tbody>
            {coverage.view.sources.map((source) => (
              <tr key={source.artefactId}>
                <td>{source.file}</td>
                <td className="mono">{source.from === undefined ? '–' : formatFull(source.from, zone)}</td>
                <td className="mono">{source.to === undefined ? '–' : formatFull(source.to, zone)}</td>
                <td>{t(`covers.${source.coverage}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {state !== 'spans' && <CaptureCommands deviceId={deviceId} />}
      </Popover.Dropdown>
    </Popover>
  )
}

type State = 'spans' | 'misses' | 'noAttempt' | 'noTrace'

/** A trace of the runtime matters more than a log: the log tells that it failed, the trace why. */
function stateOf({ attempts, sources }: TraceCoverage): State {
  const traces = sources.filter(({ aadRuntimeEvents }) => aadRuntimeEvents > 0)
  if (traces.length === 0) return 'noTrace'
  if (attempts.length === 0) return 'noAttempt'
  return traces.some(({ coverage }) => coverage === 'spans') ? 'spans' : 'misses'
}
