import { Button } from '@mantine/core'
import type { Finding } from '../../../shared/contract/diagnosis.ts'
import type { AnalyzerResultRecord } from '../../../shared/facts/record.ts'
import { useAction, useText, useView } from '../../host/index.ts'
import { RichTextView, StateBadge, type StateName } from '../../ui/index.ts'
import { FieldRow, usePlaceMark } from './FieldRow.tsx'
import { type Placed, type PlacedRecord, reportSections } from './recordSections.ts'
import type { ViewProps } from './viewProps.ts'

type ReportProps = ViewProps & { readonly records: readonly PlacedRecord[] }

/** The analyzer report as sections and results; text only, never its markup. */
export function ReportView({ records, ...props }: ReportProps) {
  const { t } = useText('evidence')
  const { sections, results } = reportSections(records)
  return (
    <>
      {sections.map((section) => (
        <section key={section.title} className="evidence-section">
          <h3>{t(`section.${section.title}`, { defaultValue: section.title })}</h3>
          {section.rows.map(({ record, locator }, index) => (
            <FieldRow
              key={`${index} ${record.displayName}`}
              name={record.displayName}
              value={record.value === '' ? <span className="t2">{t('emptyValue')}</span> : record.value}
              aside={record.alert !== undefined && record.alert !== 'None' ? <span className="tag">{record.alert}</span> : undefined}
              place={locator}
              {...props}
            />
          ))}
        </section>
      ))}
      {results.length > 0 && (
        <section className="evidence-section">
          <h3>{t('detailedResults')}</h3>
          <Results rows={results} {...props} />
        </section>
      )}
    </>
  )
}

function Results({ rows, ...props }: ViewProps & { readonly rows: readonly Placed<AnalyzerResultRecord>[] }) {
  const deviceId = props.detail.deviceId
  const device = useView('device.view', { deviceId: deviceId ?? 0 }, { enabled: deviceId !== undefined })
  const findings = deviceId !== undefined && device.status === 'ready' ? device.view.diagnosis.findings : []
  return rows.map((row, index) => (
    <Result
      key={`${index} ${row.record.id}`}
      row={row}
      finding={findings.find((finding) => finding.rule === `analyzer-result:${row.record.id}`)}
      {...props}
    />
  ))
}

/** Severity words as the analyzer writes them, in the languages it was seen in. */
const SEVERITY: readonly (readonly [RegExp, StateName])[] = [
  [/^(error|erreur|fehler)$/i, 'error'],
  [/^(warning|avertissement|warnung)$/i, 'warning'],
]

function Result({
  row: { record, locator },
  finding,
  ...props
}: ViewProps & { readonly row: Placed<AnalyzerResultRecord>; readonly finding: Finding | undefined }) {
  const { ref, look } = usePlaceMark<HTMLDivElement>(locator, props.opened, props.selected)
  const state = SEVERITY.find(([word]) => word.test(record.severity.trim()))?.[1] ?? 'info'
  return (
    <div ref={ref} className={`evidence-result${look}`}>
      <StateBadge state={state} word={record.severity} />
      <button type="button" className="mono evidence-place-button" onClick={() => props.onSelect(locator)}>
        {record.id}
      </button>
      <div className="evidence-result-text">
        <span className="t2 small">{[record.category, record.test].filter((part) => part !== '').join(' · ')}</span>
        <RichTextView text={record.resultText.length > 0 ? record.resultText : [{ text: record.result }]} />
        {record.guidance !== '' && (
          <span className="t2">
            <RichTextView text={record.guidanceText.length > 0 ? record.guidanceText : [{ text: record.guidance }]} />
          </span>
        )}
      </div>
      {finding !== undefined && props.detail.deviceId !== undefined && state !== 'info' && (
        <Reviewed deviceId={props.detail.deviceId} finding={finding} />
      )}
    </div>
  )
}

function Reviewed({ deviceId, finding }: { readonly deviceId: number; readonly finding: Finding }) {
  const { t } = useText('evidence')
  const review = useAction('case.review')
  const done = finding.review?.state !== undefined
  const note = finding.review?.note ?? ''
  return (
    <span className="stack">
      {done && <StateBadge state="ok" word={t('reviewed')} />}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => review.run({ deviceId, key: finding.rule, state: done ? null : 'reviewed', note })}
      >
        {t(done ? 'takeBack' : 'markReviewed')}
      </Button>
    </span>
  )
}
