import { IconArrowRight } from '@tabler/icons-react'
import type { SideSummary } from '../../../shared/contract/compareRequests.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useText } from '../../host/index.ts'
import { CodeBadge, StateIcon } from '../../ui/index.ts'
import { SideEvidence } from './SideEvidence.tsx'

/** Verdict, enrollment status and join state of both sides, before → after. */
export function VerdictStrip({ left, right }: { readonly left: SideSummary; readonly right: SideSummary }) {
  return (
    <section className="sides-verdict card">
      <VerdictOf side={left} />
      <IconArrowRight size={22} stroke={1.75} className="t3" aria-hidden />
      <VerdictOf side={right} />
    </section>
  )
}

function VerdictOf({ side }: { readonly side: SideSummary }) {
  const { t, pick, formatTime } = useText('compare')
  const { verdict, enrollmentStatus, observed, collectedAt, artefacts } = side
  const state = joinStates.find(({ id }) => id === observed)
  return (
    <div className="sides-verdict-side">
      <p className="t2 small ellipsis">
        {[side.device, collectedAt && formatTime(collectedAt.replace(/\.\d+/, '')), t('files', { count: artefacts })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="sides-verdict-title">
        <StateIcon state={verdict.severity} size={19} />
        <span>{pick(verdict.title)}</span>
      </p>
      <div className="row wrap small">
        {enrollmentStatus !== undefined && (
          <CodeBadge hex={enrollmentStatus.hex} decimal={enrollmentStatus.code} name={pick(enrollmentStatus.title)} />
        )}
        {state !== undefined && <span className="tag">{pick(state.title)}</span>}
        <SideEvidence evidence={side.enrollmentEvidence.slice(0, 1)} isOpenCase={side.casePath === undefined} />
      </div>
    </div>
  )
}
