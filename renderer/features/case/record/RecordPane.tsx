import { SegmentedControl } from '@mantine/core'
import type { CaseRecord, CaseStatus, RecordChange } from '../../../../shared/facts/caseRecord.ts'
import { useAction, useCase, useText, useView } from '../../../host/index.ts'
import { CopyId, Fields, Notice, SidePane, TabFailure, TabLoading } from '../../../ui/index.ts'
import { SaveIndicator } from '../SaveIndicator.tsx'
import { toSecond } from '../toSecond.ts'
import { useAutosave } from '../useAutosave.ts'
import { RecordLine } from './RecordLine.tsx'
import { TagsField } from './TagsField.tsx'

const statuses = ['open', 'waiting', 'solved'] as const satisfies readonly CaseStatus[]

/** The record of the case at the left of the tab. What is typed is in the case a moment later. */
export function RecordPane() {
  const { t } = useText('case')
  const answer = useView('case.record', {})
  return (
    <SidePane name="caseRecord" label={t('record')} width={290}>
      {answer.status === 'loading' && <TabLoading />}
      {answer.status === 'failed' && <TabFailure message={answer.message} />}
      {answer.status === 'ready' && <RecordForm record={answer.view} />}
    </SidePane>
  )
}

const merged = (before: RecordChange, now: RecordChange): RecordChange => ({ ...before, ...now })

function RecordForm({ record }: { readonly record: CaseRecord }) {
  const { t } = useText('case')
  const { state } = useCase()
  const { run } = useAction('case.setRecord')
  const saver = useAutosave<RecordChange>(async (change) => (await run(change)) !== undefined, merged)
  const readOnly = !state.open || state.readOnly
  const line = { readOnly, isIdle: saver.state === 'saved', onLeave: saver.flush } as const
  // Alone and at once: the log has an entry of its own for it.
  const saveNow = async (change: RecordChange): Promise<boolean> => (await run(change)) !== undefined
  return (
    <div className="case-record">
      <div className="row between">
        <h2>{t('record')}</h2>
        {!readOnly && <SaveIndicator state={saver.state} />}
      </div>
      {record.redacted && (
        <Notice tone="info" title={t('redacted')}>
          <p>{t('redactedWhy')}</p>
        </Notice>
      )}
      <RecordLine
        {...line}
        label={t('caseTitle')}
        value={record.title}
        needed={t('titleNeeded')}
        onChange={(title) => saver.change({ title })}
      />
      <RecordLine {...line} label={t('customer')} value={record.customer} onChange={(customer) => saver.change({ customer })} />
      <RecordLine {...line} label={t('ticket')} value={record.ticket} onChange={(ticket) => saver.change({ ticket })} />
      <RecordLine {...line} label={t('engineer')} value={record.engineer} offersMe onChange={(engineer) => saver.change({ engineer })} />
      <div className="stack case-field">
        <span className="case-label">{t('status')}</span>
        <SegmentedControl
          aria-label={t('status')}
          fullWidth
          readOnly={readOnly}
          value={record.status}
          onChange={(value) => void saveNow({ status: statuses.find((status) => status === value) ?? record.status })}
          data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      </div>
      <TagsField tags={record.tags} readOnly={readOnly} onChange={(tags) => saveNow({ tags: [...tags] })} />
      <RecordTimes record={record} />
    </div>
  )
}

function RecordTimes({ record }: { readonly record: CaseRecord }) {
  const { t, formatTime } = useText('case')
  const { state } = useCase()
  return (
    <div className="case-times">
      <Fields
        nameWidth={104}
        rows={[
          [t('created'), formatTime(toSecond(record.createdAt))],
          ...(record.changedAt === undefined ? [] : [[t('changed'), formatTime(toSecond(record.changedAt))] as const]),
          [t('caseFile'), state.open ? state.path : ''],
          [t('caseId'), <CopyId key="uid" id={record.uid} />],
        ]}
      />
    </div>
  )
}
