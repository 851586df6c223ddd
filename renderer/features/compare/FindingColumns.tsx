import { IconCircleMinus, IconCirclePlus, IconEqual } from '@tabler/icons-react'
import { useState } from 'react'
import type { ComparedFinding, Comparison, SideSummary } from '../../../shared/contract/compareRequests.ts'
import { useText } from '../../host/index.ts'
import { Card, StateIcon } from '../../ui/index.ts'
import { SideEvidence } from './SideEvidence.tsx'

interface FindingColumnsProps {
  readonly findings: Comparison['findings']
  readonly left: SideSummary
  readonly right: SideSummary
}

/** Findings that are gone beside those that are new; those of both sides are folded. */
export function FindingColumns({ findings, left, right }: FindingColumnsProps) {
  const { t } = useText('compare')
  const [unfolded, setUnfolded] = useState(false)
  const { gone, new: come, still } = findings
  const isOne = left.device.toLowerCase() === right.device.toLowerCase()
  return (
    <div className="sides-findings">
      <Card
        title={
          <span className="row">
            <IconCircleMinus size={16} className={isOne ? 'ok' : 't3'} aria-hidden />{' '}
            {isOne ? t('gone', { count: gone.length }) : t('onlyOf', { count: gone.length, device: left.device })}
          </span>
        }
      >
        <FindingList findings={gone} isOpenCase={left.casePath === undefined} none={t(isOne ? 'noneGone' : 'noneOnly')} />
      </Card>
      <Card
        title={
          <span className="row">
            <IconCirclePlus size={16} className={isOne ? 'error' : 't3'} aria-hidden />{' '}
            {isOne ? t('new', { count: come.length }) : t('onlyOf', { count: come.length, device: right.device })}
          </span>
        }
      >
        <FindingList findings={come} isOpenCase={right.casePath === undefined} none={t(isOne ? 'noneNew' : 'noneOnly')} />
      </Card>
      {still.length > 0 && (
        <div className="sides-still">
          <button type="button" className="linklike row small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            <IconEqual size={15} aria-hidden /> {t(isOne ? 'still' : 'ofBoth', { count: still.length })}
          </button>
          {unfolded && (
            <Card>
              <FindingList findings={still} isOpenCase={right.casePath === undefined} none="" />
            </Card>
          )}
        </div>
      )}
    </div>
  )
}

interface FindingListProps {
  readonly findings: readonly ComparedFinding[]
  readonly isOpenCase: boolean
  readonly none: string
}

function FindingList({ findings, isOpenCase, none }: FindingListProps) {
  const { pick } = useText('compare')
  if (findings.length === 0) return <p className="t2 small sides-none">{none}</p>
  return (
    <ul className="sides-finding-list">
      {findings.map(({ rule, title, severity, cause, evidence }) => (
        <li key={rule} title={pick(cause)}>
          <StateIcon state={severity} />
          <div className="stack">
            <span>{pick(title)}</span>
            <span className="row wrap">
              <SideEvidence evidence={evidence.slice(0, 2)} isOpenCase={isOpenCase} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
