import type { DeviceFilter, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { useAction, useText, useToasts } from '../../host/index.ts'

/** Asks where the table goes, writes the devices of the filter there, and says how many. */
export function useExportCsv() {
  const { t, language, formatBytes } = useText('devices')
  const { show } = useToasts()
  const choose = useAction('host.chooseSave')
  const write = useAction('devices.exportCsv')
  const exportCsv = async (filter: DeviceFilter, sort: DeviceSort): Promise<void> => {
    const chosen = await choose.run({ kind: 'csv', suggestedName: t('csvName') })
    if (chosen?.path === undefined) return
    const written = await write.run({ filter, sort, language, path: chosen.path })
    if (written !== undefined) show({ tone: 'ok', text: t('exported', { count: written.devices, size: formatBytes(written.bytes) }) })
  }
  return { exportCsv, pending: write.pending }
}
