import { IconFilter, IconLayoutDashboard, IconPencil, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useCase, useNavigation, useText } from '../../host/index.ts'
import { useRecordEntries } from '../../ui/index.ts'

/** What the context menu of a device holds, and the device that is being renamed. */
export function useDeviceEntries(onShowAlike: (row: DeviceRow) => void) {
  const { t, pick } = useText('devices')
  const { openTab } = useNavigation()
  const { state } = useCase()
  const recordEntries = useRecordEntries()
  const [renaming, setRenaming] = useState<DeviceRow | undefined>(undefined)
  const lineOf = (row: DeviceRow): readonly (string | number)[] => {
    const observed = joinStates.find(({ id }) => id === row.observed)
    return [
      row.name,
      pick(row.verdict.title),
      row.os ?? '',
      observed === undefined ? '' : pick(observed.title),
      row.enrollmentStatus?.code ?? '',
      row.managedBy ?? '',
      row.lastSeen ?? '',
    ]
  }
  const entriesFor = (row: DeviceRow) => [
    { id: 'flow', label: t('openJoinFlow'), icon: <IconRoute size={16} />, run: () => openTab('join-flow', { deviceId: row.id }) },
    {
      id: 'overview',
      label: t('openVerdict'),
      icon: <IconLayoutDashboard size={16} />,
      run: () => openTab('overview', { deviceId: row.id }),
    },
    { id: 'alike', label: t('showAlike'), icon: <IconFilter size={16} />, run: () => onShowAlike(row) },
    ...recordEntries({ line: lineOf(row), json: row }),
    ...(state.open && state.readOnly
      ? []
      : [{ id: 'rename', label: t('renameIt'), icon: <IconPencil size={16} />, run: () => setRenaming(row) }]),
  ]
  return { entriesFor, renaming, stopRenaming: () => setRenaming(undefined) }
}
