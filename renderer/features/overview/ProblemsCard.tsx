import type { Disagreement } from '../../../shared/contract/diagnosis.ts'
import type { CaseProblem } from '../../../shared/contract/viewRequests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useText } from '../../host/index.ts'
import { Card, EvidenceChip, ProblemRow, StateIcon } from '../../ui/index.ts'

/** What could not be read, or may not be trusted, with its place. */
export function ProblemsCard({ rows, total }: { readonly rows: readonly CaseProblem[]; readonly total: number }) {
  const { t } = useText('overview')
  return (
    <Card title={t('problems')} aside={<span className="t2 small">{total > 0 ? t('problemsInAll', { count: total }) : ''}</span>}>
      {rows.length === 0 ? (
        <p className="overview-none">
          <StateIcon state="ok" />
          {t('noProblems')}
        </p>
      ) : (
        <div className="overview-problems">
          {rows.map((row, index) => (
            <ProblemRow key={`${row.artefactId} ${index}`} problem={row} from={t('problems')} />
          ))}
        </div>
      )}
    </Card>
  )
}

/** Facts that two sources state differently; both values stand with their places. */
export function DisagreementsCard({ disagreements }: { readonly disagreements: readonly Disagreement[] }) {
  const { t, pick } = useText('overview')
  if (disagreements.length === 0) return null
  return (
    <Card title={t('disagreements')} aside={<span className="t2 small">{disagreements.length}</span>}>
      {disagreements.map((disagreement) => (
        <div key={`${disagreement.kind} ${disagreement.values.map((value) => value.value).join(' ')}`} className="overview-disagreement">
          <b className="strong">{pick(disagreement.title)}</b>
          <ul className="stack">
            {disagreement.values.map((value) => (
              <li key={value.value}>
                <span className="mono">{value.value}</span>
                {value.evidence.map((place) => (
                  <EvidenceChip
                    key={`${place.artefactId} ${formatLocator(place.locator)}`}
                    evidence={place}
                    from={pick(disagreement.title)}
                  />
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  )
}
