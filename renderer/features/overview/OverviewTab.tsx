import './overview.css'
import './side.css'
import { Button } from '@mantine/core'
import { IconClipboardText, IconFileImport, IconLayoutDashboard } from '@tabler/icons-react'
import type { Output } from '../../../shared/contract/requests.ts'
import { useAction, useCase, useCopy, useDevice, useImport, useNavigation, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { DevicesCard } from './DevicesCard.tsx'
import { EvidenceCard } from './EvidenceCard.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { NotEnoughCard } from './NotEnoughCard.tsx'
import { DisagreementsCard, ProblemsCard } from './ProblemsCard.tsx'
import { VerdictCard } from './VerdictCard.tsx'

/** The case at a glance: verdict of the device in front, the other devices, what the verdict rests on and what could not be read. */
export function OverviewTab() {
  const { deviceId } = useDevice()
  const overview = useView('overview.view', deviceId === undefined ? {} : { deviceId })
  const devices = useView('devices.list', { offset: 0, limit: 1 })
  const [front, setFront] = useTabState<number | undefined>('front', undefined)
  if (overview.status === 'loading' || devices.status === 'loading') return <TabLoading />
  if (overview.status === 'failed') return <TabFailure message={overview.message} />
  if (devices.status === 'failed') return <TabFailure message={devices.message} />
  const selected = deviceId ?? front ?? devices.view.rows[0]?.id
  return (
    <>
      <OverviewToolbar overview={overview.view} deviceId={selected} />
      {selected === undefined ? (
        <OverviewEmpty artefacts={overview.view.evidence.length} />
      ) : (
        <OverviewBody overview={overview.view} selected={selected} chosen={deviceId} onSelect={setFront} />
      )}
    </>
  )
}

interface OverviewBodyProps {
  readonly overview: Output<'overview.view'>
  /** The device in front, and the one that the header restricts all tabs to. */
  readonly selected: number
  readonly chosen: number | undefined
  readonly onSelect: (deviceId: number) => void
}

function OverviewBody({ overview, selected, chosen, onSelect }: OverviewBodyProps) {
  const view = useView('device.view', { deviceId: selected })
  const { setDeviceId } = useDevice()
  const { importing } = useCase()
  const { params } = useNavigation()
  const select = chosen === undefined ? onSelect : setDeviceId
  const diagnosis = view.status === 'ready' ? view.view.diagnosis : undefined
  return (
    <div className="overview">
      <div className="overview-main">
        {view.status === 'loading' && <TabLoading />}
        {view.status === 'failed' && <TabFailure message={view.message} />}
        {view.status === 'ready' &&
          (view.view.diagnosis.verdict.severity === 'unknown' ? (
            <NotEnoughCard key={selected} {...view.view} />
          ) : (
            <VerdictCard key={selected} {...view.view} />
          ))}
        <FindingsCard
          deviceId={chosen}
          verdict={diagnosis && { deviceId: selected, rule: diagnosis.verdict.rule }}
          asked={typeof params.finding === 'string' ? params.finding : undefined}
        />
      </div>
      <div className="overview-side">
        <DevicesCard selectedId={selected} onSelect={select} counts={overview.devices} />
        <EvidenceCard counts={overview.evidence} importing={importing} />
        <ProblemsCard rows={overview.problems.rows} total={overview.problems.total} />
        <DisagreementsCard disagreements={diagnosis?.disagreements ?? []} />
      </div>
    </div>
  )
}

function OverviewToolbar({ overview, deviceId }: { readonly overview: Output<'overview.view'>; readonly deviceId: number | undefined }) {
  const { t, language, formatDay } = useText('overview')
  const { state } = useCase()
  const { chooseFiles } = useImport()
  const copy = useCopy()
  const summary = useAction('case.summaryText')
  const copySummary = async () => {
    const answer = await summary.run({ language, ...(deviceId === undefined ? {} : { deviceId }) })
    if (answer !== undefined) copy(answer.text, t('summaryCopied'))
  }
  const parts = [t('deviceCount', { count: overview.devices.total })]
  if (overview.collected !== undefined) {
    const from = formatDay(overview.collected.from)
    const to = formatDay(overview.collected.to)
    parts.push(from === to ? t('collectedOn', { day: from }) : t('collectedFromTo', { from, to }))
  }
  return (
    <Toolbar>
      <h1>{t('title')}</h1>
      <span className="t2 small nowrap narrow-hide">{overview.devices.total > 0 ? parts.join(' · ') : ''}</span>
      <span className="grow" />
      <Button
        variant="default"
        leftSection={<IconFileImport size={15} />}
        disabled={state.open && state.readOnly}
        onClick={() => chooseFiles()}
      >
        {t('import')}
      </Button>
      {deviceId !== undefined && (
        <Button variant="default" leftSection={<IconClipboardText size={15} />} loading={summary.pending} onClick={copySummary}>
          {t('copySummary')}
        </Button>
      )}
    </Toolbar>
  )
}

function OverviewEmpty({ artefacts }: { readonly artefacts: number }) {
  const { t } = useText('overview')
  const { openTab } = useNavigation()
  const { chooseFiles } = useImport()
  const { importing } = useCase()
  const hasFiles = artefacts > 0
  return (
    <EmptyState
      icon={<IconLayoutDashboard size={40} stroke={1.4} />}
      title={t(hasFiles ? 'noDeviceTitle' : 'emptyTitle')}
      why={t(importing ? 'emptyImporting' : hasFiles ? 'noDeviceWhy' : 'emptyWhy')}
    >
      <div className="row">
        <Button leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
          {t('import')}
        </Button>
        {hasFiles && (
          <Button variant="default" onClick={() => openTab('evidence')}>
            {t('openEvidence')}
          </Button>
        )}
        <Button variant="default" onClick={() => openTab('collect')}>
          {t('emptyCollect')}
        </Button>
      </div>
    </EmptyState>
  )
}
