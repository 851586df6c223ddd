import { Button } from '@mantine/core'
import { IconCopy, IconExternalLink } from '@tabler/icons-react'
import type { Output } from '../../../shared/contract/requests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import type { Procedure } from '../../../shared/knowledge/knowledgeSchemas.ts'
import { whoActs } from '../../../shared/knowledge/namedTexts.ts'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useCopy, useText } from '../../host/index.ts'
import {
  ActionList,
  CodeBadge,
  CopyButton,
  DetailsPane,
  EvidenceLine,
  Fields,
  ProcedureLinks,
  Section,
  StateBadge,
} from '../../ui/index.ts'
import { EditionsSection } from './EditionsSection.tsx'
import { type GuidanceEntry, phaseTitle } from './guidanceEntries.ts'
import { actionsOf, guidanceText, linksOf, proceduresOf, sourcesOf, symbolOf } from './guidanceText.ts'
import { ProcedureSections } from './ProcedureSections.tsx'
import { ResultReadings } from './ResultReadings.tsx'

type GuidanceView = Output<'guidance.view'>

/** One code in full: what it means by edition, what to do, where it stands in the case, and who says so. */
export function GuidanceDetails({
  entry,
  view,
  width,
}: {
  readonly entry: GuidanceEntry
  readonly view: GuidanceView
  readonly width: number
}) {
  const { t, pick, language } = useText('guidance')
  const copy = useCopy()
  const symbol = symbolOf(entry)
  const fitting = view.fitting[0]
  const links = linksOf(entry)
  const actions = actionsOf(entry)
  const pages = proceduresOf(entry)
  const severity = entry.section === 'status' || entry.section === 'results' ? entry.known.severity : undefined
  const headings = {
    editions: t('editions'),
    doThis: t('doThis'),
    sources: t('sources'),
    fits: t('fits'),
    when: t('section.when'),
    check: t('section.check'),
    mend: t('section.mend'),
    verify: t('section.verify'),
    know: t('section.know'),
  }
  const [link] = links
  return (
    <DetailsPane
      name="guidance"
      width={width}
      badge={severity !== undefined && <StateBadge state={severity} filled />}
      title={entry.section === 'status' || entry.section === 'results' ? `${entry.code} · ${pick(entry.title)}` : pick(entry.title)}
      subtitle={<Codes entry={entry} symbol={symbol} />}
      footer={
        <>
          <Button
            variant="default"
            leftSection={<IconCopy size={15} />}
            onClick={() => copy(guidanceText(entry, language, headings, fitting?.edition))}
          >
            {t('copyText')}
          </Button>
          {link !== undefined && (
            <Button variant="default" leftSection={<IconExternalLink size={15} />} onClick={() => copy(link.url)}>
              {t('copyLink')}
            </Button>
          )}
        </>
      }
    >
      {entry.section === 'status' && <EditionsSection status={entry.known} fitting={fitting} />}
      {entry.section === 'results' && <ResultReadings result={entry.known} fitting={fitting} />}
      {entry.section === 'procedures' ? (
        <ProcedureSections key={entry.id} procedure={entry.known} />
      ) : (
        <Section title={t('doThis')}>
          {actions.length === 0 ? <p className="small t2">{t('noAction')}</p> : <ActionList actions={actions.map((text) => ({ text }))} />}
        </Section>
      )}
      {pages.length > 0 && (
        <Section title={t(entry.section === 'procedures' ? 'pagesRelated' : 'pagesHow')}>
          <ProcedureLinks pages={pagesOf(pages)} label={t(entry.section === 'procedures' ? 'pagesRelated' : 'pagesHow')} />
        </Section>
      )}
      <InCase entry={entry} view={view} />
      <Related entry={entry} />
      {links.length > 0 && (
        <Section title={t('links')}>
          <ul className="stack">
            {links.map((page) => (
              <li key={page.url} className="guidance-source">
                <span className="row">
                  {pick(page.title)}
                  <CopyButton text={page.url} label={t('copyLinkOf', { title: pick(page.title) })} />
                </span>
                <span className="small t2">{page.url}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('sources')}>
        <ol className="guidance-sources">
          {sourcesOf(entry).map((source) => (
            <li key={source.key}>
              {pick(source.what)}{' '}
              {source.edition !== undefined && <span className="t2 num">{t('edition', { edition: source.edition })}</span>}
            </li>
          ))}
        </ol>
      </Section>
    </DetailsPane>
  )
}

function Codes({ entry, symbol }: { readonly entry: GuidanceEntry; readonly symbol: string | undefined }) {
  if (entry.section === 'procedures') return <Circumstances procedure={entry.known} />
  if (entry.section === 'status') return <CodeBadge compact hex={entry.other} decimal={entry.known.code} name={symbol} />
  if (entry.section === 'errors' && entry.other !== '')
    return <CodeBadge compact hex={entry.code} decimal={Number(entry.other)} name={symbol} />
  return <span className="mono small">{[entry.code, symbol].filter((part) => part !== undefined).join(' ')}</span>
}

/** Who does it, and with which rights. */
function Circumstances({ procedure }: { readonly procedure: Procedure }) {
  const { t, pick } = useText('guidance')
  const who = procedure.who === undefined ? undefined : whoActs.get(procedure.who)
  return (
    <span className="row wrap">
      {who !== undefined && <span className="tag">{pick(who)}</span>}
      {procedure.elevated && <span className="tag">{t('asAdministrator')}</span>}
    </span>
  )
}

function InCase({ entry, view }: { readonly entry: GuidanceEntry; readonly view: GuidanceView }) {
  const { t, pick } = useText('guidance')
  const found = entry.section === 'status' ? view.codesInCase.find((code) => code.code === entry.known.code) : undefined
  if (found === undefined) return null
  return (
    <Section title={t('where')} aside={String(found.deviceCount)}>
      <ul className="stack">
        {found.evidence.map((place) => (
          <EvidenceLine key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={pick(entry.title)} />
        ))}
      </ul>
    </Section>
  )
}

/** What else the tables hold on the code: other numbers, step, fields. */
function Related({ entry }: { readonly entry: GuidanceEntry }) {
  const { t, pick } = useText('guidance')
  const rows: [string, string][] = []
  if (entry.section === 'results' || entry.section === 'events') {
    if (entry.known.statuses.length > 0) rows.push([t('relatedStatuses'), entry.known.statuses.join(', ')])
  }
  if (entry.section === 'results' && entry.known.generations.length > 0) rows.push([t('generations'), entry.known.generations.join(', ')])
  if (entry.section === 'errors') {
    rows.push([t('steps'), entry.known.phases.map((phase) => pick(phaseTitle(phase))).join(', ')])
    if (entry.known.win32 !== undefined) rows.push([t('win32'), String(entry.known.win32)])
  }
  if (entry.section === 'events') {
    rows.push([t('provider'), entry.known.provider])
    if (entry.known.level !== undefined) rows.push([t('level'), entry.known.level])
    if (entry.known.phase !== undefined) rows.push([t('steps'), pick(phaseTitle(entry.known.phase))])
    if (entry.known.fields.length > 0) rows.push([t('fields'), entry.known.fields.join(', ')])
  }
  if (rows.length === 0) return null
  return (
    <Section title={t('meaning')}>
      <Fields rows={rows} />
    </Section>
  )
}
