import type { ReportFormat } from '../../../shared/contract/reportRequests.ts'
import type { Input } from '../../../shared/contract/requests.ts'
import { request, useAction, useCase, useSessionState, useText, useToasts } from '../../host/index.ts'
import { reportName } from './reportChoice.ts'

const kinds = { html: 'reportHtml', pdf: 'reportPdf', md: 'reportMarkdown', json: 'reportJson' } as const satisfies Record<
  ReportFormat,
  string
>

/** Asks where the report goes, writes it there, and says so. That it is written outlasts the tab, so who comes back can still cancel it. */
export function useMakeReport() {
  const { t, formatBytes } = useText('share')
  const { show } = useToasts()
  const { state } = useCase()
  const [isWriting, setWriting] = useSessionState(`report run ${state.open ? state.path : ''}`, false)
  const choose = useAction('host.chooseSave')
  const write = useAction('report.make')
  const stop = useAction('report.cancel')
  const make = async (input: Omit<Input<'report.make'>, 'path'>, title: string): Promise<void> => {
    const { deviceId, format, redact } = input
    // A file's name tells whose it is as well as its text.
    const device = deviceId === undefined || redact === true ? undefined : (await request('device.view', { deviceId })).device.name
    const suggestedName = reportName(redact === true ? t('redactedReport') : title, device, format)
    const chosen = await choose.run({ kind: kinds[format], suggestedName })
    if (chosen?.path === undefined) return
    setWriting(true)
    const written = await write.run({ ...input, path: chosen.path })
    setWriting(false)
    if (written !== undefined) show({ tone: 'ok', text: t('made', { path: chosen.path, size: formatBytes(written.bytes) }) })
  }
  return { make, cancel: () => void stop.run({}), isWriting }
}
