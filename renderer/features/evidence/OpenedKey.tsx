import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import { useText, useView } from '../../host/index.ts'
import { TabFailure } from '../../ui/index.ts'
import { FieldRow } from './FieldRow.tsx'
import type { ViewProps } from './viewProps.ts'

/** The key that a chip names, with its values; the one that the statement rests on is marked. */
export function OpenedKey({ place, ...props }: ViewProps & { readonly place: Extract<Locator, { kind: 'key' }> }) {
  const { t } = useText('evidence')
  const way = useView('registry.locate', { artefactId: props.detail.id, key: place.key })
  const keyId = way.status === 'ready' ? way.view.keyIds.at(-1) : undefined
  const values = useView(
    'registry.values',
    { keyId: keyId ?? 0, artefactId: props.detail.id, offset: 0, limit: MAX_PAGE_ROWS },
    { enabled: keyId !== undefined },
  )
  if (way.status === 'failed') return <TabFailure message={way.message} />
  if (values.status === 'failed') return <TabFailure message={values.message} />
  if (keyId === undefined || values.status !== 'ready') return null
  return (
    <section className="evidence-section">
      <h3 className="mono evidence-key">{place.key}</h3>
      {values.view.rows.map((row) => (
        <FieldRow
          key={row.name}
          name={row.name === '' ? t('defaultValue') : row.name}
          value={<span className="mono small">{row.data === '' ? t('emptyValue') : row.data}</span>}
          aside={<span className="t2 small">{row.valueType}</span>}
          place={{ kind: 'key', key: row.key, name: row.name }}
          {...props}
        />
      ))}
    </section>
  )
}
