import type { Procedure, ProcedureSection } from '../../../shared/knowledge/knowledgeSchemas.ts'
import { useText } from '../../host/index.ts'
import { ActionList, CommandBlock, Section } from '../../ui/index.ts'

/** Steps are numbered; what tells when the page applies and what is good to know is not done in an order. */
const NUMBERED: ReadonlySet<ProcedureSection['kind']> = new Set(['check', 'mend', 'verify'])

/** A page: when it applies, how to check, mend and verify, with commands to copy; each statement names its sources by number. */
export function ProcedureSections({ procedure }: { readonly procedure: Procedure }) {
  const { t, pick } = useText('guidance')
  return (
    <>
      <p className="guidance-why">{pick(procedure.why)}</p>
      {procedure.steps.length > 0 && (
        <Section title={t('section.collect')}>
          <ActionList actions={procedure.steps} />
        </Section>
      )}
      {procedure.block !== undefined && (
        <Section title={t('section.collect')}>
          <CommandBlock text={pick(procedure.block)} />
        </Section>
      )}
      {procedure.sections.map((section) => (
        <Section key={section.kind} title={t(`section.${section.kind}`)}>
          <SectionItems section={section} sources={procedure.sources} />
        </Section>
      ))}
    </>
  )
}

function SectionItems({ section, sources }: { readonly section: ProcedureSection; readonly sources: readonly string[] }) {
  const { pick } = useText('guidance')
  const numbered = NUMBERED.has(section.kind)
  const items = section.items.map((item) => (
    <li key={item.text.en}>
      <p>
        {pick(item.text)} <SourceNumbers keys={item.sources} sources={sources} />
      </p>
      {item.command !== undefined && <CommandBlock text={item.command} />}
    </li>
  ))
  return numbered ? <ol className="actions-list">{items}</ol> : <ul className="guidance-list-plain">{items}</ul>
}

/** Numbers of a statement's sources in the list at the end of the page. */
function SourceNumbers({ keys, sources }: { readonly keys: readonly string[]; readonly sources: readonly string[] }) {
  const { t } = useText('guidance')
  const numbers = keys.map((key) => sources.indexOf(key) + 1).join(', ')
  return (
    <span className="guidance-cites" title={t('citesTitle')}>
      [{numbers}]
    </span>
  )
}
