import type { Step } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip, Section, StateIcon } from '../../ui/index.ts'
import { type StepSign, signsOf } from './stepProofs.ts'

/** What would prove the step, each marked with whether the files hold it; what it needs and what breaks it fold out. */
export function StepSignsView({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  const { needs, proves, breaks } = signsOf(step)
  return (
    <>
      {proves.length > 0 && (
        <Section title={t('wouldProve')}>
          <Signs signs={proves} proves from={pick(step.title)} />
        </Section>
      )}
      {needs.length > 0 && (
        <details className="flow-details">
          <summary>{t('preconditions')}</summary>
          <ul className="flow-bullets">
            {needs.map((need) => (
              <li key={need.en}>{pick(need)}</li>
            ))}
          </ul>
        </details>
      )}
      {breaks.length > 0 && (
        <details className="flow-details">
          <summary>{t('breaks')}</summary>
          <Signs signs={breaks} proves={false} from={pick(step.title)} />
        </details>
      )}
    </>
  )
}

interface SignsProps {
  readonly signs: readonly StepSign[]
  readonly proves: boolean
  readonly from: string
}

/** A sign that speaks for the step is found in green; one that breaks it is found in red. */
const LOOK = {
  proves: { found: 'ok', otherwise: 'failed', open: 'unknown' },
  breaks: { found: 'failed', otherwise: 'ok', open: 'unknown' },
} as const

function Signs({ signs, proves, from }: SignsProps) {
  const { t, pick } = useText('join-flow')
  return (
    <ul className="stack">
      {signs.map((sign) => (
        <li key={sign.text.en} className="flow-pane-check">
          <StateIcon state={LOOK[proves ? 'proves' : 'breaks'][sign.state]} size={15} />
          <span>
            {pick(sign.text)} <span className="t2 small">{t(`sign.${sign.state}`)}</span>
          </span>
          {sign.evidence !== undefined && (
            <span>
              <EvidenceChip evidence={sign.evidence} from={from} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
