import type { EventFilter } from '../../../shared/contract/eventRequests.ts'
import { useAction, useText, useToasts } from '../../host/index.ts'

/** Asks where the events of the filter go, as CSV, and says how many were written. */
export function useExportEvents() {
  const { t } = useText('events')
  const { show } = useToasts()
  const choose = useAction('host.chooseSave')
  const write = useAction('events.export')
  const exportEvents = async (filter: EventFilter): Promise<void> => {
    const chosen = await choose.run({ kind: 'csv', suggestedName: t('exportName') })
    if (chosen?.path === undefined) return
    const form = /\.(ndjson|jsonl?)$/i.test(chosen.path) ? 'ndjson' : 'csv'
    const written = await write.run({ filter, path: chosen.path, form })
    if (written !== undefined) show({ tone: 'ok', text: t('exported', { count: written.events }) })
  }
  return { exportEvents, pending: write.pending }
}
