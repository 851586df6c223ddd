import { IconGitBranch } from '@tabler/icons-react'
import type { FlowChoice, Join } from '../../../shared/contract/diagnosis.ts'
import { useNavigation, useText } from '../../host/index.ts'

interface FlowDecisionNoteProps {
  readonly deviceId: number
  readonly join: Join
}

/** Says that the verdict is judged by a flow that a person decided, and why; nothing where the evidence decided. */
export function FlowDecisionNote({ deviceId, join }: FlowDecisionNoteProps) {
  const { t, pick, formatDay } = useText('overview')
  const { openTab } = useNavigation()
  const { byPerson, byEvidence, choice, candidates } = join.flow
  if (byPerson === undefined || choice === undefined) return null
  const title = (wanted: FlowChoice) => {
    const candidate = candidates.find((known) => known.choice === wanted)
    return candidate === undefined ? wanted : pick(candidate.title)
  }
  return (
    <p className="overview-flow-note small">
      <IconGitBranch size={15} className="t2" aria-hidden />
      <span>
        {t('flowByPerson', { flow: title(choice), day: formatDay(byPerson.at), reason: byPerson.reason })}{' '}
        {byEvidence === undefined ? '' : t('flowByEvidence', { flow: title(byEvidence) })}{' '}
        <button type="button" className="linklike" onClick={() => openTab('join-flow', { deviceId })}>
          {t('openJoinFlow')}
        </button>
      </span>
    </p>
  )
}
