import { useState } from 'react'
import type { Output } from '../../../shared/contract/requests.ts'
import type { DeviceFilter } from '../../../shared/contract/viewRequests.ts'
import { useText, useView } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import { type DeviceSeverity, toggleSeverity } from './deviceFilters.ts'

/** In the order of the bar. */
const SEVERITIES = ['error', 'warning', 'info', 'unknown', 'ok'] as const satisfies readonly DeviceSeverity[]

interface SeveritySummaryProps {
  readonly filter: DeviceFilter
  readonly onFilter: (filter: DeviceFilter) => void
}

/** How many devices are how bad, as figures and as a bar. A click shows these alone; a second click all again. */
export function SeveritySummary({ filter, onFilter }: SeveritySummaryProps) {
  const { t, formatNumber } = useText('devices')
  const { severity: chosen = [], ...others } = filter
  const answer = useView('devices.groups', { filter: others, by: 'verdict' })
  const [last, setLast] = useState<Output<'devices.groups'>['severities'] | undefined>(undefined)
  if (answer.status === 'ready' && answer.view.severities !== last) setLast(answer.view.severities)
  const sums = SEVERITIES.map((severity) => ({ severity, count: last?.[severity] ?? 0 })).filter(
    ({ severity, count }) => count > 0 || chosen.includes(severity),
  )
  return (
    <div className="devices-sums">
      {sums.map(({ severity, count }) => (
        <button
          type="button"
          key={severity}
          className="num"
          aria-pressed={chosen.includes(severity)}
          title={t('showAlone')}
          onClick={() => onFilter(toggleSeverity(filter, severity))}
        >
          <StateIcon state={severity} size={14} />
          <b>{formatNumber(count)}</b>
          {t(`severity.${severity}`, { count })}
        </button>
      ))}
      <span className="devices-bar" aria-hidden>
        {sums.map(({ severity, count }) => (
          <i key={severity} className={`devices-bar-${severity}`} style={{ flexGrow: count }} />
        ))}
      </span>
    </div>
  )
}
