import './share.css'
import { Button, SegmentedControl } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCase, useDevice, useSessionState, useSettings, useTabState, useText, useView } from '../../host/index.ts'
import { TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { PartsCard } from './PartsCard.tsx'
import { ReportPreview } from './ReportPreview.tsx'
import { RedactionSection } from './redaction/RedactionSection.tsx'
import { useRedactionChanges } from './redaction/useRedactionChanges.ts'
import { partsOf, type ReportChoices } from './reportChoice.ts'
import { SubjectCard } from './SubjectCard.tsx'
import { useMakeReport } from './useMakeReport.ts'
import { WaysCard } from './WaysCard.tsx'

type Shared = 'report' | 'redact'

/** What leaves the case: a report, or a copy of it that tells nobody whose it is. */
export function ShareTab() {
  const { t } = useText('share')
  const [shared, setShared] = useTabState<Shared>('shared', 'report')
  const switcher = (
    <SegmentedControl
      size="xs"
      aria-label={t('whatToShare')}
      data={[
        { value: 'report', label: t('report') },
        { value: 'redact', label: t('redact') },
      ]}
      value={shared}
      onChange={(value) => setShared(value === 'redact' ? 'redact' : 'report')}
    />
  )
  return shared === 'report' ? <ReportSection switcher={switcher} /> : <RedactionSection switcher={switcher} />
}

/** A report of the case or of one device, chosen on the left, seen on the right before it is written. */
function ReportSection({ switcher }: { readonly switcher: ReactNode }) {
  const { t, language } = useText('share')
  const { settings } = useSettings()
  const { deviceId } = useDevice()
  const { state } = useCase()
  const [changes] = useRedactionChanges()
  const [choices, setChoices] = useSessionState<ReportChoices>(`report ${state.open ? state.path : ''}`, {
    deviceId,
    format: 'html',
    language: undefined,
    zone: settings.timeZone,
    redact: false,
    left: [],
  })
  const change = (changed: Partial<ReportChoices>): void => setChoices({ ...choices, ...changed })
  const parts = partsOf(choices.left)
  const of = choices.deviceId === undefined ? {} : { deviceId: choices.deviceId }
  const input = {
    ...of,
    language: choices.language ?? language,
    zone: choices.zone,
    parts,
    ...(choices.redact && { redact: true, ...changes }),
  }
  // Until what is redacted is known, nothing that is not is shown in its place.
  const preview = useView('report.preview', input, { keepsLast: !choices.redact })
  const { make, cancel, isWriting } = useMakeReport()
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        {switcher}
        <span className="t2 small narrow-hide">{t('subtitle')}</span>
        <span className="grow" />
        {isWriting && (
          <Button variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
        <Button
          leftSection={<IconFileExport size={15} />}
          loading={isWriting}
          disabled={preview.status !== 'ready'}
          onClick={() => void make({ ...input, format: choices.format }, state.open ? state.title : '')}
        >
          {t('make')}
        </Button>
      </Toolbar>
      <div className="tab-body share">
        <div className="share-choices">
          <SubjectCard deviceId={choices.deviceId} onChange={(chosen) => change({ deviceId: chosen })} />
          <WaysCard choices={choices} onChange={change} />
          <PartsCard
            left={choices.left}
            counts={preview.status === 'ready' ? preview.view.counts : undefined}
            onChange={(left) => change({ left })}
          />
        </div>
        {preview.status === 'loading' && <TabLoading />}
        {preview.status === 'failed' && <TabFailure message={preview.message} />}
        {preview.status === 'ready' && <ReportPreview preview={preview.view} />}
      </div>
    </>
  )
}
