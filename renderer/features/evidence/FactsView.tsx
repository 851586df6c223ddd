import type { Fact } from '../../../shared/facts/fact.ts'
import { factKinds } from '../../../shared/facts/factKinds.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { usePages, useText } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { usePlaceMark } from './FieldRow.tsx'
import { usePortion } from './usePortion.tsx'
import type { ViewProps } from './viewProps.ts'

/** What the file says in the one vocabulary of all formats. */
export function FactsView(props: ViewProps) {
  const { t } = useText('evidence')
  const pages = usePages('evidence.facts', { artefactId: props.detail.id })
  const { shown, more } = usePortion(pages)
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return <TabLoading />
  if (pages.total === 0) return <p className="evidence-more">{t('noFacts')}</p>
  return (
    <div className="scroll">
      <table className="table evidence-facts">
        <colgroup>
          <col style={{ width: '28%' }} />
          <col style={{ width: '16%' }} />
          <col />
          <col style={{ width: '24%' }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('kind')}</th>
            <th>{t('subject')}</th>
            <th>{t('value')}</th>
            <th>{t('place')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, index) => {
            const fact = pages.row(index)
            return fact === undefined ? null : <FactLine key={`${index} ${fact.kind}`} fact={fact} {...props} />
          })}
        </tbody>
      </table>
      {more}
    </div>
  )
}

function FactLine({ fact, opened, selected, onSelect }: ViewProps & { readonly fact: Fact }) {
  const { t, pick } = useText('evidence')
  const { ref, look } = usePlaceMark<HTMLTableRowElement>(fact.locator, opened, selected)
  return (
    <tr ref={ref} className={look.trim() === '' ? undefined : look.trim()}>
      <td className="strong">{pick(factKinds[fact.kind])}</td>
      <td className="t2">{fact.subject}</td>
      <td>
        <span className="mono">{String(fact.value)}</span> {!fact.trusted && <span className="tag">{t('untrusted')}</span>}
      </td>
      <td>
        <button type="button" className="linklike evidence-place-button" onClick={() => onSelect(fact.locator)}>
          {formatLocator(fact.locator)}
        </button>
      </td>
    </tr>
  )
}
