import { useText } from '../../host/index.ts'
import { FieldRow } from './FieldRow.tsx'
import { type PlacedRecord, regInfoRows } from './recordSections.ts'
import type { ViewProps } from './viewProps.ts'

/** The lines of MdeConfigMgrRegInfo.txt; what the script prints wrongly is marked as not trusted, with the reason. */
export function RegInfoView({ records, ...props }: ViewProps & { readonly records: readonly PlacedRecord[] }) {
  const { t } = useText('evidence')
  return (
    <section className="evidence-section">
      <h3>{t('format.mdeConfigMgrRegInfo')}</h3>
      {regInfoRows(records).map(({ record, locator }, index) => (
        <FieldRow
          key={`${index} ${record.name}`}
          name={record.name}
          value={
            <>
              {record.missingKey && <span className="t2">{t('missingKey')}</span>}
              {!record.missingKey && (record.value === undefined ? <span className="t2">{t('missingValue')}</span> : record.value)}
              {!record.trusted && <span className="t2 small"> {t('untrustedWhy')}</span>}
            </>
          }
          aside={record.trusted ? undefined : <span className="tag">{t('untrusted')}</span>}
          place={locator}
          {...props}
        />
      ))}
    </section>
  )
}
