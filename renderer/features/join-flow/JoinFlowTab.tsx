import './decision.css'
import './join-flow.css'
import './list.css'
import './print.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconListNumbers, IconPrinter, IconRoute } from '@tabler/icons-react'
import type { DeviceDiagnosis, StepId } from '../../../shared/contract/diagnosis.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { useDevice, useNavigation, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, stepStates, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { DeviceChoice } from './DeviceChoice.tsx'
import { FlowDecision } from './FlowDecision.tsx'
import { FlowPrint } from './FlowPrint.tsx'
import { defaultStep } from './flowLayout.ts'
import { JoinFlowDiagram } from './JoinFlowDiagram.tsx'
import { JoinFlowList } from './JoinFlowList.tsx'
import { StepPane } from './StepPane.tsx'

type FlowView = 'diagram' | 'list'
/** Below this width the diagram would need scrolling both ways: the list says the same and fits. */
const DIAGRAM_FROM = '(min-width: 1151px)'

/** The join as a flow: each step, how it went, and what in the files says so. */
export function JoinFlowTab() {
  const { deviceId } = useDevice()
  const devices = useView('devices.list', { offset: 0, limit: 2 })
  if (devices.status === 'loading') return <TabLoading />
  if (devices.status === 'failed') return <TabFailure message={devices.message} />
  const only = devices.view.total === 1 ? devices.view.rows[0]?.id : undefined
  const shown = deviceId ?? only
  if (shown !== undefined) return <DeviceFlow deviceId={shown} />
  if (devices.view.total > 0) return <DeviceChoice />
  return <NothingToShow title="emptyTitle" why="emptyWhy" />
}

function NothingToShow({ title, why }: { readonly title: 'emptyTitle' | 'noStepsTitle'; readonly why: 'emptyWhy' | 'noStepsWhy' }) {
  const { t } = useText('join-flow')
  const { openTab } = useNavigation()
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <EmptyState icon={<IconRoute size={40} stroke={1.4} />} title={t(title)} why={t(why)}>
        <Button onClick={() => openTab('collect')}>{t('howToCollect')}</Button>
      </EmptyState>
    </>
  )
}

function DeviceFlow({ deviceId }: { readonly deviceId: number }) {
  const answer = useView('device.view', { deviceId })
  if (answer.status === 'loading') return <TabLoading />
  if (answer.status === 'failed') return <TabFailure message={answer.message} />
  if (answer.view.diagnosis.steps.length === 0) return <NothingToShow title="noStepsTitle" why="noStepsWhy" />
  return <Flow key={deviceId} device={answer.view.device} diagnosis={answer.view.diagnosis} />
}

function Flow({ device, diagnosis }: { readonly device: DeviceRow; readonly diagnosis: DeviceDiagnosis }) {
  const { t } = useText('join-flow')
  const wide = useMediaQuery(DIAGRAM_FROM, true, { getInitialValueInEffect: false })
  const [wanted, setWanted] = useTabState<FlowView | undefined>('view', undefined)
  const { params } = useNavigation()
  const asked = diagnosis.steps.find((candidate) => candidate.id === params.step) ?? defaultStep(diagnosis.steps)
  const [selected, setSelected] = useTabState<StepId | undefined>('step', asked?.id)
  const view = wanted ?? (wide ? 'diagram' : 'list')
  const step = diagnosis.steps.find((candidate) => candidate.id === selected)
  const Steps = view === 'diagram' ? JoinFlowDiagram : JoinFlowList
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(value) => setWanted(value === 'list' ? 'list' : 'diagram')}
          data={[
            { value: 'diagram', label: <ViewLabel icon={<IconRoute size={15} />} text={t('diagram')} /> },
            { value: 'list', label: <ViewLabel icon={<IconListNumbers size={15} />} text={t('list')} /> },
          ]}
        />
        <span className="toolbar-sep" />
        <span className="strong">{device.name}</span>
        <StateSums diagnosis={diagnosis} />
        <span className="grow" />
        <Button variant="default" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Toolbar>
      <FlowDecision deviceId={device.id} join={diagnosis.join} />
      <div className="tab-body">
        <div className="flow-canvas">
          <Steps diagnosis={diagnosis} selected={selected} onSelect={setSelected} />
        </div>
        {step !== undefined && (
          <StepPane deviceId={device.id} step={step} diagnosis={diagnosis} onSelect={setSelected} onClose={() => setSelected(undefined)} />
        )}
      </div>
      <FlowPrint device={device} diagnosis={diagnosis} />
    </>
  )
}

const ViewLabel = ({ icon, text }: { readonly icon: React.ReactNode; readonly text: string }) => (
  <span className="seg">
    {icon}
    {text}
  </span>
)

/** How many steps are in which state, failures first. */
function StateSums({ diagnosis }: { readonly diagnosis: DeviceDiagnosis }) {
  const { t } = useText('join-flow')
  const sums = stepStates.flatMap((state) => {
    const count = diagnosis.steps.filter((step) => step.state === state).length
    return count === 0 ? [] : [{ state, text: t(state, { count }) }]
  })
  return (
    <span className="small t2 nowrap narrow-hide">
      {sums.map(({ state, text }, index) => (
        <span key={state}>
          {index > 0 && ' · '}
          {state === 'failed' ? <b className="error">{text}</b> : text}
        </span>
      ))}
    </span>
  )
}
