import type { Explanation } from '../../../shared/knowledge/explainCode.ts'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useText } from '../../host/index.ts'
import { ActionList, CodeBadge, DetailsPane, ProcedureLinks, Section, StateBadge } from '../../ui/index.ts'

/** A code that no source explains: what the number itself tells, what to collect, when to call support. */
export function UnknownCodeDetails({ code, width }: { readonly code: Explanation; readonly width: number }) {
  const { t, pick } = useText('guidance')
  return (
    <DetailsPane
      name="guidance"
      width={width}
      badge={<StateBadge state="unknown" word={t('notDocumentedOne')} filled />}
      title={pick(code.title)}
      subtitle={<CodeBadge compact hex={code.hex} decimal={code.code} name={code.name} />}
    >
      <Section title={t('meaning')}>
        <p>{pick(code.meaning)}</p>
      </Section>
      <Section title={t('doThis')}>
        <ActionList actions={code.actions.map((text) => ({ text }))} />
      </Section>
      {code.procedures !== undefined && (
        <Section title={t('pagesUnknown')}>
          <ProcedureLinks pages={pagesOf(code.procedures)} label={t('pagesUnknown')} />
        </Section>
      )}
    </DetailsPane>
  )
}
