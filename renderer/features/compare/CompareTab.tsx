import './compare.css'
import { ActionIcon } from '@mantine/core'
import { IconArrowsExchange, IconGitCompare } from '@tabler/icons-react'
import type { CompareSide } from '../../../shared/contract/compareRequests.ts'
import { useText, useView } from '../../host/index.ts'
import { EmptyState, ImportOrCollect, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { CopyComparison } from './CopyComparison.tsx'
import { SidePicker } from './SidePicker.tsx'
import { useSides } from './useSides.ts'

/** Two sides held against each other: a device before and after, or two devices, of this case or of another file. */
export function CompareTab() {
  const { t } = useText('compare')
  const { devices, sides, choose, swap } = useSides()
  const { left, right } = sides
  const both = left !== undefined && right !== undefined
  const same = both && JSON.stringify(left) === JSON.stringify(right)
  const none = { deviceId: 0 }
  const comparison = useView('compare.view', { left: left ?? none, right: right ?? none }, { enabled: both && !same })
  // Two devices are not before and after.
  const [leftName, rightName] = isOneDevice(left, right) ? [t('left'), t('right')] : [t('sideLeft'), t('sideRight')]
  const noDevice = devices.status === 'ready' && devices.view.total === 0
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <span className="t2 small narrow-hide">{t('subtitle')}</span>
        <span className="grow" />
        {comparison.status === 'ready' && both && !same && <CopyComparison comparison={comparison.view} />}
      </Toolbar>
      {devices.status === 'loading' && <TabLoading />}
      {devices.status === 'failed' && <TabFailure message={devices.message} />}
      {noDevice && left === undefined && right === undefined && (
        <EmptyState icon={<IconGitCompare size={28} />} title={t('noDevice')} why={t('noDeviceWhy')}>
          <ImportOrCollect />
        </EmptyState>
      )}
      {devices.status === 'ready' && !noDevice && (
        <div className="sides">
          <div className="sides-bar">
            <SidePicker name={leftName} side={left} likeName={nameOf(right, devices.view.rows)} onChange={(side) => choose('left', side)} />
            <ActionIcon variant="default" size={30} aria-label={t('swap')} title={t('swap')} onClick={swap}>
              <IconArrowsExchange size={17} />
            </ActionIcon>
            <SidePicker
              name={rightName}
              side={right}
              likeName={nameOf(left, devices.view.rows)}
              onChange={(side) => choose('right', side)}
            />
          </div>
          {(!both || same) && (
            <EmptyState icon={<IconGitCompare size={28} />} title={t(same ? 'sameSides' : 'chooseSides')} why={t('chooseWhy')} />
          )}
          {both && !same && comparison.status === 'loading' && <TabLoading />}
          {both && !same && comparison.status === 'failed' && <TabFailure message={comparison.message} />}
          {both && !same && comparison.status === 'ready' && <ComparisonView comparison={comparison.view} left={left} right={right} />}
        </div>
      )}
    </>
  )
}

const nameOf = (
  side: CompareSide | undefined,
  rows: readonly { readonly deviceId: number; readonly name: string }[],
): string | undefined =>
  side === undefined || side.casePath !== undefined ? undefined : rows.find(({ deviceId }) => deviceId === side.deviceId)?.name

/** Of another case file nobody knows before it is read: there the names say. */
const isOneDevice = (left: CompareSide | undefined, right: CompareSide | undefined): boolean =>
  left === undefined || right === undefined || left.casePath !== right.casePath || left.deviceId === right.deviceId
