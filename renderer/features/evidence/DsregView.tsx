import { Fragment } from 'react'
import { useText } from '../../host/index.ts'
import { FieldRow } from './FieldRow.tsx'
import { dsregSections, type PlacedRecord } from './recordSections.ts'
import type { ViewProps } from './viewProps.ts'

/** dsregcmd output by section; the diagnostics of a PRT stand under it. */
export function DsregView({ records, ...props }: ViewProps & { readonly records: readonly PlacedRecord[] }) {
  const { t } = useText('evidence')
  return dsregSections(records).map((section) => (
    <section key={section.title} className="evidence-section">
      <h3>{section.title}</h3>
      {section.rows.map(({ record, locator, below }, index) => (
        <Fragment key={`${index} ${record.field}`}>
          <FieldRow name={record.field} value={shownValue(record.value, t('emptyValue'))} place={locator} {...props} />
          {below.map((row, position) => (
            <FieldRow
              key={`${position} ${row.record.field}`}
              below
              name={row.record.field}
              value={shownValue(row.record.value, t('emptyValue'))}
              place={row.locator}
              {...props}
            />
          ))}
        </Fragment>
      ))}
    </section>
  ))
}

const shownValue = (value: string, empty: string) => (value === '' ? <span className="t2">{empty}</span> : value)
