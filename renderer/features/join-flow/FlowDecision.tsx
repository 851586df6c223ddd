import { IconGitBranch } from '@tabler/icons-react'
import type { Join } from '../../../shared/contract/diagnosis.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip } from '../../ui/index.ts'

/** Which flow the device is on: decided from evidence, said with its reason and the place that decided it. */
export function FlowDecision({ join }: { readonly join: Join }) {
  const { t, pick } = useText('join-flow')
  return (
    <div className="flow-decision">
      <IconGitBranch size={16} stroke={1.75} className="t2" aria-hidden />
      <span className="t2">{t('flowThatApplies')}</span>
      <span className="tag accent flow-decision-mode">{join.mode === undefined ? t('modeUnknown') : t(`mode.${join.mode}`)}</span>
      <span className="t2">
        {join.mode === undefined ? '' : `${t('because')} `}
        {pick(join.modeBecause)}
      </span>
      {join.modeEvidence.slice(0, 3).map((place) => (
        <EvidenceChip key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={t('flowThatApplies')} />
      ))}
    </div>
  )
}
