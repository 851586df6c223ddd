import { Popover } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { TraceCoverage } from '../../../shared/contract/eventRequests.ts'
import { useEscape, useText, useView } from '../../host/index.ts'
import { CaptureCommands } from './CaptureCommands.tsx'
import { type EventZone, formatFull, wallTime, zoneLabel } from './zone.ts'

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
    <Popover opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-end" width={600} shadow="md" trapFocus returnFocus>
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
        <Sources sources={coverage.view.sources} zone={zone} />
        {state !== 'spans' && <CaptureCommands deviceId={deviceId} />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Files that are listed; a case can have hundreds that recorded something else. */
const MOST_SOURCES = 8

interface SourcesProps {
  readonly sources: TraceCoverage['sources']
  readonly zone: EventZone
}

/** What was recorded when: those with events of the runtime first, then those that say something of the attempt. */
function Sources({ sources, zone }: SourcesProps) {
  const { t } = useText('events')
  const weight = ({ aadRuntimeEvents, coverage }: TraceCoverage['sources'][number]): number =>
    (aadRuntimeEvents > 0 ? 2 : 0) + (coverage === 'unknown' ? 0 : 1)
  const shown = sources.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_SOURCES)
  const rest = sources.length - shown.length
  return (
    <>
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
          {shown.map((source) => (
            <tr key={source.artefactId}>
              <td>{source.file}</td>
              <Moment time={source.from} zone={zone} />
              <Moment time={source.to} zone={zone} />
              <td className="nowrap">{t(`covers.${source.coverage}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="t2 small">{t('moreSources', { count: rest })}</p>}
    </>
  )
}

/** To the second; whole for whoever points at it. */
function Moment({ time, zone }: { readonly time: string | undefined; readonly zone: EventZone }) {
  if (time === undefined) return <td>–</td>
  return (
    <td className="num nowrap" title={formatFull(time, zone)}>
      {`${wallTime(time, zone).slice(0, 19).replace('T', ' ')} ${zoneLabel(zone, time)}`}
    </td>
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
