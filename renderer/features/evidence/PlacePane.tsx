import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import type { Disagreement } from '../../../shared/contract/diagnosis.ts'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import { factKinds } from '../../../shared/facts/factKinds.ts'
import { formatLocator, type Locator } from '../../../shared/facts/locator.ts'
import { useNavigation, useText, useView } from '../../host/index.ts'
import { DetailsPane, EvidenceChip, Fields, Section, StateBadge, StateIcon, TabFailure } from '../../ui/index.ts'
import { FileSection } from './FileSection.tsx'
import { placeWithin } from './recordSections.ts'

interface PlacePaneProps {
  readonly detail: ArtefactDetail
  readonly place: Locator | undefined
  readonly onOpenArtefact: (artefactId: number) => void
}

/** The selected place: what it says, which findings rest on it, what other sources say; and the file it is in. */
export function PlacePane({ detail, place, onOpenArtefact }: PlacePaneProps) {
  const { t } = useText('evidence')
  const wide = useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false })
  const kind = t(`format.${detail.format}`)
  return (
    <DetailsPane
      name="evidence"
      width={wide ? 350 : 300}
      title={detail.name}
      subtitle={detail.edition === undefined ? kind : `${kind} · ${detail.edition}`}
    >
      {place === undefined ? (
        <Section title={t('thePlace')}>
          <p className="small t2">{t('noPlace')}</p>
        </Section>
      ) : (
        <Place detail={detail} place={place} />
      )}
      <FileSection detail={detail} onOpenArtefact={onOpenArtefact} />
    </DetailsPane>
  )
}

function Place({ detail, place }: { readonly detail: ArtefactDetail; readonly place: Locator }) {
  const { t, pick } = useText('evidence')
  const facts = useView('evidence.facts', { artefactId: detail.id, offset: 0, limit: MAX_PAGE_ROWS })
  const used = useView('evidence.usedBy', { artefactId: detail.id, locator: place })
  const own = useMemo(
    () =>
      facts.status === 'ready'
        ? facts.view.rows.filter((fact) => placeWithin(fact.locator, place) || placeWithin(place, fact.locator))
        : [],
    [facts, place],
  )
  const rows: [string, React.ReactNode][] = [
    [
      t('locator'),
      <span key="locator" className="mono small">
        {formatLocator(place)}
      </span>,
    ],
    ...own.map((fact): [string, React.ReactNode] => [
      pick(factKinds[fact.kind]),
      <span key={`${fact.kind} ${fact.subject}`} className="mono small">
        {fact.subject === '' ? '' : `${fact.subject}: `}
        {String(fact.value)}
        {!fact.trusted && ` (${t('untrusted')})`}
      </span>,
    ]),
  ]
  return (
    <>
      <Section title={t('thePlace')}>
        <Fields rows={rows} nameWidth={96} />
      </Section>
      {used.status === 'failed' && <TabFailure message={used.message} />}
      {facts.status === 'failed' && <TabFailure message={facts.message} />}
      {used.status === 'ready' && <UsedBy findings={used.view.findings} />}
      {used.status === 'ready' && <OtherSources detail={detail} place={place} disagreements={used.view.disagreements} />}
    </>
  )
}

interface UsedByProps {
  readonly findings: readonly {
    readonly deviceId: number
    readonly rule: string
    readonly title: { readonly en: string; readonly fr: string }
    readonly severity: 'error' | 'warning' | 'info'
  }[]
}

function UsedBy({ findings }: UsedByProps) {
  const { t, pick } = useText('evidence')
  const { openTab } = useNavigation()
  return (
    <Section title={t('usedBy')} aside={findings.length > 0 ? String(findings.length) : undefined}>
      {findings.length === 0 && <p className="small t2">{t('notUsed')}</p>}
      <ul className="evidence-used">
        {findings.map((finding) => (
          <li key={`${finding.deviceId} ${finding.rule}`}>
            <StateIcon state={finding.severity} />
            <button
              type="button"
              className="evidence-used-text linklike evidence-place-button"
              onClick={() => openTab('overview', { deviceId: finding.deviceId })}
            >
              {pick(finding.title)}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface OtherSourcesProps {
  readonly detail: ArtefactDetail
  readonly place: Locator
  readonly disagreements: readonly Disagreement[]
}

/** The same fact in other files: what agrees with this place, and what does not. */
function OtherSources({ detail, place, disagreements }: OtherSourcesProps) {
  const { t, pick } = useText('evidence')
  const isHere = (artefactId: number, locator: Locator) =>
    artefactId === detail.id && (placeWithin(locator, place) || placeWithin(place, locator))
  const others = disagreements.flatMap((disagreement) => {
    const here = disagreement.values.find((value) => value.evidence.some((ref) => isHere(ref.artefactId, ref.locator)))
    return disagreement.values.flatMap((value) =>
      value.evidence
        .filter((ref) => !isHere(ref.artefactId, ref.locator))
        .map((ref) => ({ title: disagreement.title, value: value.value, ref, agrees: value === here })),
    )
  })
  return (
    <Section title={t('otherSources')}>
      {others.length === 0 && <p className="small t2">{t('noOtherSources')}</p>}
      <ul className="evidence-used">
        {others.map((other) => (
          <li key={`${other.ref.artefactId} ${formatLocator(other.ref.locator)} ${other.value}`}>
            <StateBadge state={other.agrees ? 'ok' : 'warning'} word={t(other.agrees ? 'agrees' : 'disagrees')} />
            <span className="mono small evidence-used-text">{other.value}</span>
            <EvidenceChip evidence={other.ref} from={pick(other.title)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
