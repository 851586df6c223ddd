import type { Output } from '../../../shared/contract/requests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { editions } from '../../../shared/knowledge/editions.ts'
import { resultReadings } from '../../../shared/knowledge/explainAnalyzerResult.ts'
import type { KnownAnalyzerResult } from '../../../shared/knowledge/knowledgeSchemas.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip, Section, StateBadge } from '../../ui/index.ts'

interface ResultReadingsProps {
  readonly result: KnownAnalyzerResult
  readonly fitting: Output<'guidance.view'>['fitting'][number] | undefined
}

/** What each generation of the analyzer means by a result and advises, where they differ; the one that fits the evidence first. */
export function ResultReadings({ result, fitting }: ResultReadingsProps) {
  const { t, pick } = useText('guidance')
  const readings = resultReadings(result, editions.find((edition) => edition.id === fitting?.edition)?.id)
  if (readings.length === 0) return null
  const chip = readings.some((reading) => reading.edition === fitting?.edition) ? fitting?.evidence[0] : undefined
  return (
    <Section title={t('byGeneration')} aside={chip === undefined ? undefined : t('fitsFirst')}>
      <div className="guidance-editions">
        {readings.map((reading) => {
          const fits = reading.edition === fitting?.edition
          const title = editions.find((edition) => edition.id === reading.edition)?.title
          return (
            <article key={reading.edition} className={fits ? 'guidance-fits' : undefined}>
              <header>
                {fits && (
                  <StateBadge
                    state="ok"
                    word={fitting.scriptVersion === undefined ? t('fits') : t('fitsScript', { version: fitting.scriptVersion })}
                  />
                )}
                <b>{title === undefined ? reading.edition : pick(title)}</b>
              </header>
              <dl>
                <dt>{t('meaning')}</dt>
                <dd>{pick(reading.meaning)}</dd>
                {reading.action !== undefined && (
                  <>
                    <dt>{t('doThis')}</dt>
                    <dd>{pick(reading.action)}</dd>
                  </>
                )}
              </dl>
            </article>
          )
        })}
      </div>
      {chip !== undefined && (
        <p className="small t2 row wrap">
          {t('chosenBy')} <EvidenceChip key={formatLocator(chip.locator)} evidence={chip} from={result.id} />
        </p>
      )}
    </Section>
  )
}
