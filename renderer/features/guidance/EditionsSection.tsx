import type { Output } from '../../../shared/contract/requests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import type { KnownEnrollmentStatus } from '../../../shared/knowledge/knowledgeSchemas.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip, Section, StateBadge } from '../../ui/index.ts'
import { readingsOf, type StatusReading } from './editionsByFit.ts'

type Fitting = Output<'guidance.view'>['fitting'][number]

/** The readings of a status side by side, the same rows in each; the one that fits the evidence first and marked. */
export function EditionsSection({ status, fitting }: { readonly status: KnownEnrollmentStatus; readonly fitting: Fitting | undefined }) {
  const { t, pick } = useText('guidance')
  const readings = readingsOf(status, fitting?.edition)
  const chip = fitting?.evidence[0]
  return (
    <Section
      title={t(status.contradiction !== undefined ? 'editionsDisagree' : 'editionsAgree')}
      aside={fitting === undefined ? undefined : t('fitsFirst')}
    >
      <p>{pick(status.meaning)}</p>
      <div className="guidance-editions">
        {readings.map((reading) => (
          <Reading key={reading.editions.map((edition) => edition.id).join(' ')} reading={reading} script={fitting?.scriptVersion} />
        ))}
      </div>
      {chip !== undefined && (
        <p className="small t2 row wrap">
          {t('chosenBy')} <EvidenceChip key={formatLocator(chip.locator)} evidence={chip} from={pick(status.title)} />
        </p>
      )}
      {status.contradiction !== undefined && (
        <>
          <h3>{t('contradiction')}</h3>
          <p className="t2">{pick(status.contradiction)}</p>
        </>
      )}
    </Section>
  )
}

function Reading({ reading, script }: { readonly reading: StatusReading; readonly script: string | undefined }) {
  const { t, pick } = useText('guidance')
  const results = [...new Set(reading.editions.flatMap((edition) => edition.analyzerResult ?? []))]
  const printed = [...new Set(reading.editions.flatMap((edition) => edition.printedAs ?? []))]
  return (
    <article className={reading.fits ? 'guidance-fits' : undefined}>
      <header>
        {reading.fits ? (
          <StateBadge state="ok" word={script === undefined ? t('fits') : t('fitsScript', { version: script })} />
        ) : (
          <span className="t2 small strong">{t('otherReading')}</span>
        )}
        <b>{reading.listed ? pick(reading.title) : t('notListed')}</b>
      </header>
      <dl>
        {printed.length > 0 && (
          <>
            <dt>{t('printedAs')}</dt>
            <dd>
              {printed.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </dd>
          </>
        )}
        {results.length > 0 && (
          <>
            <dt>{t('analyzerResult')}</dt>
            <dd className="num">{results.join(', ')}</dd>
          </>
        )}
        <dt>{t('saidBy')}</dt>
        <dd>
          {reading.editions.map((edition) => (
            <span key={edition.id}>{pick(edition.title)}</span>
          ))}
        </dd>
      </dl>
    </article>
  )
}
