import { IconArrowRight } from '@tabler/icons-react'
import type { StepChange } from '../../../shared/contract/compareRequests.ts'
import { useText } from '../../host/index.ts'
import { StateBadge } from '../../ui/index.ts'

/** The steps of the flow: those in another state than before, and the others in short. */
export function StepChanges({ steps }: { readonly steps: readonly StepChange[] }) {
  const { t, pick } = useText('compare')
  const changed = steps.filter(({ left, right }) => left !== right)
  const same = steps.length - changed.length
  return (
    <section className="sides-steps card" aria-label={t('steps')}>
      <h3>{t('steps')}</h3>
      <ul>
        {changed.map(({ id, title, left, right }) => (
          <li key={id}>
            <span className="strong">{pick(title)}</span>
            <StateBadge state={left} word={t(`step.${left}`)} />
            <IconArrowRight size={14} className="t3" aria-hidden />
            <StateBadge state={right} word={t(`step.${right}`)} />
          </li>
        ))}
        {same > 0 && <li className="t2 small">{t('stepsSame', { count: same })}</li>}
      </ul>
    </section>
  )
}
