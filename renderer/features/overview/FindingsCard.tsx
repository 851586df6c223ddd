import { Button, Checkbox } from '@mantine/core'
import { Fragment, type KeyboardEvent, useState } from 'react'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import { useAction, useText, useView } from '../../host/index.ts'
import { ActionList, Card, CodeBadge, StateBadge } from '../../ui/index.ts'
import { EvidenceList } from './EvidenceList.tsx'
import { type FindingRow, isAnalyzerWarning, rowKey, unreviewedRows } from './findingRows.ts'
import { ReviewBar } from './ReviewBar.tsx'
import { SourceLinks } from './SourceLinks.tsx'

interface FindingsCardProps {
  /** Without a device the findings of all devices are listed. */
  readonly deviceId: number | undefined
  /** The finding that the verdict shows already. */
  readonly verdict: { readonly deviceId: number; readonly rule: string } | undefined
}

const FIRST = 12

/** Every finding but the verdict's: opened in place, and analyzer warnings marked reviewed one by one or several at once. */
export function FindingsCard({ deviceId, verdict }: FindingsCardProps) {
  const { t } = useText('overview')
  const [shown, setShown] = useState(FIRST)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const answer = useView('findings.list', { offset: 0, limit: MAX_PAGE_ROWS, ...(deviceId === undefined ? {} : { deviceId }) })
  if (answer.status !== 'ready') return null
  const rows = answer.view.rows.filter((row) => row.deviceId !== verdict?.deviceId || row.finding.rule !== verdict.rule)
  if (rows.length === 0) {
    return (
      <Card title={t('otherFindings')}>
        <p className="overview-none">{t('noOtherFindings')}</p>
      </Card>
    )
  }
  const toggle = (key: string) => setChosen(withToggled(chosen, key))
  return (
    <Card title={t('otherFindings')} className="overview-findings">
      <ReviewTools rows={rows} chosen={chosen} onChoose={setChosen} />
      <table className="table">
        <colgroup>
          <col style={{ width: 38 }} />
          <col style={{ width: 124 }} />
          <col />
          <col style={{ width: '18%' }} />
          <col style={{ width: 96 }} />
          <col style={{ width: 104 }} />
        </colgroup>
        <thead>
          <tr>
            <th aria-label={t('review')} />
            <th>{t('severity')}</th>
            <th>{t('finding')}</th>
            <th>{t('device')}</th>
            <th>{t('confidence')}</th>
            <th>{t('review')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => {
            const key = rowKey(row)
            return (
              <Fragment key={key}>
                <FindingLine
                  row={row}
                  open={open === key}
                  chosen={chosen.has(key)}
                  onOpen={() => setOpen(open === key ? undefined : key)}
                  onChoose={() => toggle(key)}
                />
                {open === key && <FindingDetail row={row} />}
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {rows.length > shown && (
        <div className="overview-more">
          <button type="button" className="linklike" onClick={() => setShown(shown + 50)}>
            {t('moreFindings', { n: Math.min(50, rows.length - shown), all: rows.length })}
          </button>
        </div>
      )}
    </Card>
  )
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

interface ReviewToolsProps {
  readonly rows: readonly FindingRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (keys: ReadonlySet<string>) => void
}

/** How many analyzer warnings nobody has looked at yet, and marking those that are chosen. */
function ReviewTools({ rows, chosen, onChoose }: ReviewToolsProps) {
  const { t } = useText('overview')
  const review = useAction('case.review')
  const left = unreviewedRows(rows)
  const marked = rows.filter((row) => chosen.has(rowKey(row)))
  if (!rows.some((row) => isAnalyzerWarning(row.finding))) return null
  const markAll = async () => {
    for (const { deviceId, finding } of marked) {
      await review.run({ deviceId, key: finding.rule, state: 'reviewed', note: finding.review?.note ?? '' })
    }
    onChoose(new Set())
  }
  return (
    <div className="overview-findings-bar">
      <StateBadge
        state={left.length === 0 ? 'ok' : 'warning'}
        word={left.length === 0 ? t('allReviewed') : t('notReviewed', { count: left.length })}
      />
      {marked.length > 0 ? (
        <>
          <Button size="compact-sm" onClick={markAll} loading={review.pending}>
            {t('reviewSelected', { count: marked.length })}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChoose(new Set())}>
            {t('clearSelection')}
          </Button>
        </>
      ) : (
        left.length > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => onChoose(new Set(left.map(rowKey)))}>
            {t('selectUnreviewed')}
          </Button>
        )
      )}
    </div>
  )
}

interface FindingLineProps {
  readonly row: FindingRow
  readonly open: boolean
  readonly chosen: boolean
  readonly onOpen: () => void
  readonly onChoose: () => void
}

const CONFIDENCE = { certain: 'high', likely: 'medium', possible: 'low' } as const

function FindingLine({ row, open, chosen, onOpen, onChoose }: FindingLineProps) {
  const { t, pick } = useText('overview')
  const { finding } = row
  const title = pick(finding.title)
  const canMark = isAnalyzerWarning(finding) && finding.review?.state === undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen()
    if (event.key === ' ' && canMark) onChoose()
    if (event.key === 'Enter' || event.key === ' ') event.preventDefault()
  }
  return (
    <tr className={open ? 'selected' : undefined} tabIndex={0} aria-expanded={open} onClick={onOpen} onKeyDown={onKeyDown}>
      <td className="overview-check">
        {canMark && (
          <Checkbox aria-label={t('select', { title })} checked={chosen} onClick={(event) => event.stopPropagation()} onChange={onChoose} />
        )}
      </td>
      <td>
        <StateBadge state={finding.severity} />
      </td>
      <td>{title}</td>
      <td>{row.device}</td>
      <td>{t(CONFIDENCE[finding.confidence])}</td>
      <td className="t2">
        {finding.review?.state === undefined ? t(isAnalyzerWarning(finding) ? 'toReview' : 'reviewNew') : t(finding.review.state)}
      </td>
    </tr>
  )
}

function FindingDetail({ row }: { readonly row: FindingRow }) {
  const { t, pick } = useText('overview')
  const { finding } = row
  return (
    <tr className="overview-open-row">
      <td colSpan={6}>
        <div className="overview-finding-detail">
          <p>{pick(finding.cause)}</p>
          {finding.actions.length > 0 && (
            <div className="stack">
              <h3 className="strong">{t('doNext')}</h3>
              <ActionList actions={finding.actions} />
            </div>
          )}
          <EvidenceList finding={finding} />
          {finding.codes.map((code) => (
            <CodeBadge key={code.hex} hex={code.hex} decimal={code.decimal} name={code.name} />
          ))}
          <SourceLinks links={finding.links} />
          <ReviewBar deviceId={row.deviceId} finding={finding} />
        </div>
      </td>
    </tr>
  )
}
