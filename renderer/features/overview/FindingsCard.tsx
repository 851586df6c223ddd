import { Button, Checkbox } from '@mantine/core'
import { Fragment, type KeyboardEvent, useEffect, useState } from 'react'
import { type Pages, useAction, usePages, useText } from '../../host/index.ts'
import { Card, StateBadge, TabFailure } from '../../ui/index.ts'
import { FindingDetail } from './FindingDetail.tsx'
import { type FindingRow, isAnalyzerWarning, rowKey, unreviewedRows } from './findingRows.ts'

interface FindingsCardProps {
  /** Without a device the findings of all devices are listed. */
  readonly deviceId: number | undefined
  /** The finding that the verdict shows already. */
  readonly verdict: { readonly deviceId: number; readonly rule: string } | undefined
  /** The rule of the finding that a link led to: it is open from the start. */
  readonly asked: string | undefined
}

const FIRST = 12
/** Rows that one more click shows, and rows that are asked for at a time. */
const STEP = 50
const PORTION = 400

/** Every finding but the verdict's: opened in place, and analyzer warnings marked reviewed one by one or several at once. */
export function FindingsCard({ deviceId, verdict, asked }: FindingsCardProps) {
  const { t, formatNumber } = useText('overview')
  const [shown, setShown] = useState(FIRST)
  // Undefined until the person opens or closes a row; null when all are closed.
  const [chosenRow, setOpen] = useState<string | null | undefined>(undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const pages = usePages('findings.list', deviceId === undefined ? {} : { deviceId })
  const [limit, setLimit] = useState(PORTION)
  const { want } = pages
  useEffect(() => want(0, limit - 1), [want, limit])
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return null
  const loaded = loadedRows(pages, limit)
  const rows = loaded.filter((row) => row.deviceId !== verdict?.deviceId || row.finding.rule !== verdict.rule)
  const askedAt = rows.findIndex((row) => row.finding.rule === asked)
  const askedRow = rows[askedAt]
  const open = chosenRow === undefined && askedRow !== undefined ? rowKey(askedRow) : chosenRow
  const visible = Math.max(shown, askedAt + 1)
  const left = rows.length - visible + pages.total - loaded.length
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
      <ReviewTools rows={rows} all={pages.total} complete={loaded.length === pages.total} chosen={chosen} onChoose={setChosen} />
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
          {rows.slice(0, visible).map((row) => {
            const key = rowKey(row)
            return (
              <Fragment key={key}>
                <FindingLine
                  row={row}
                  open={open === key}
                  chosen={chosen.has(key)}
                  onOpen={() => setOpen(open === key ? null : key)}
                  onChoose={() => toggle(key)}
                />
                {open === key && <FindingDetail row={row} inView={row === askedRow} />}
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {left > 0 && (
        <div className="overview-more">
          <button
            type="button"
            className="linklike"
            onClick={() => {
              setShown(visible + STEP)
              if (visible + STEP > limit) setLimit(limit + PORTION)
            }}
          >
            {t('moreFindings', { n: Math.min(STEP, left), all: formatNumber(left) })}
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

/** The rows that have arrived, of the first `limit`. */
function loadedRows(pages: Pages<'findings.list'>, limit: number): readonly FindingRow[] {
  return Array.from({ length: Math.min(limit, pages.total) }, (_, index) => pages.row(index)).filter((row) => row !== undefined)
}

interface ReviewToolsProps {
  readonly all: number
  /** False while there are findings that have not been asked for: the count is then said to be of a part. */
  readonly complete: boolean
  readonly rows: readonly FindingRow[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (keys: ReadonlySet<string>) => void
}

/** How many analyzer warnings nobody has looked at yet, and marking those that are chosen. */
function ReviewTools({ rows, all, complete, chosen, onChoose }: ReviewToolsProps) {
  const { t, formatNumber } = useText('overview')
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
      {!complete && <span className="t2">{t('amongFirst', { n: formatNumber(rows.length), all: formatNumber(all) })}</span>}
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
