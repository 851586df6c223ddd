import { basename } from 'node:path'
import type { ReportChoice, ReportFormat } from '../../../shared/contract/reportRequests.ts'
import type { Input, Output } from '../../../shared/contract/requests.ts'
import { countParts, type ReportOptions, reportDocument } from '../../../shared/report/reportDocument.ts'
import type { ReportModel } from '../../../shared/report/reportModel.ts'
import { isZoneName, type ReportZone } from '../../../shared/report/reportZone.ts'
import { beforeClose, type EngineState, openCaseOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { tellChange } from '../tellChange.ts'
import { writeChosen } from '../writeChosen.ts'
import { writeParts } from '../writeParts.ts'
import { collectReport } from './collectReport.ts'
import { cutDocument } from './cutDocument.ts'
import { startReport } from './reportRun.ts'

/** What redaction does to a report. */
export interface ReportTreatment {
  /** The picture of the case with values replaced in all of its texts, before anything is said of it. */
  readonly model: (collect: () => Promise<ReportModel>) => Promise<ReportModel>
  /** Looks at what was made, before it is written. Fails with `redactionLeft`. */
  readonly check: (bytes: Uint8Array, format: ReportFormat) => Promise<void>
}

/** Writes a report of the open case, and says so in its log where that can be written. */
export async function makeReport(
  state: EngineState,
  { path, format, deviceId, ...choice }: Input<'report.make'>,
  treatment?: ReportTreatment,
): Promise<Output<'report.make'>> {
  const options = optionsOf(choice)
  const open = openCaseOf(state)
  const { session } = open
  return writeChosen(state, path, async () => {
    const model = await treated(state, deviceId, treatment)
    await state.report?.cancel()
    const run = startReport({ model, options, format }, state.reportUrl)
    state.report = run
    const bytes = await run.bytes.finally(() => {
      if (state.report === run) state.report = undefined
    })
    await treatment?.check(bytes, format)
    const detail = { path: basename(path), format, device: model.isOfOneDevice ? (model.detailed[0]?.name ?? '') : '' }
    return beforeClose(state, async () => {
      if (state.open !== open) throw new EngineFailure('caseClosed')
      const written = await writeParts(path, [bytes])
      await session.writer?.write('appendLog', { at: state.now().toISOString(), who: state.person, action: 'reported', detail })
      tellChange(state)
      return written
    })
  })
}

/** The report as the app shows it before it is written. */
export async function previewReport(
  state: EngineState,
  { deviceId, ...choice }: ReportChoice,
  treatment?: ReportTreatment,
): Promise<Output<'report.preview'>> {
  const options = optionsOf(choice)
  const model = await treated(state, deviceId, treatment)
  const { document, isCut } = cutDocument(reportDocument(model, options))
  return {
    document,
    isCut,
    counts: countParts(model),
    devices: model.devices.total,
    detailed: model.detailed.length,
  }
}

function treated(state: EngineState, deviceId: number | undefined, treatment: ReportTreatment | undefined): Promise<ReportModel> {
  const open = openCaseOf(state)
  const collect = (): Promise<ReportModel> =>
    collectReport(open, { deviceId, appVersion: state.appVersion, madeAt: toTheSecond(state.now()) })
  return treatment === undefined ? collect() : treatment.model(collect)
}

/** A report is dated for people. */
const toTheSecond = (time: Date): string => time.toISOString().replace(/\.\d+/, '')

const optionsOf = ({ language, zone, parts }: Omit<ReportChoice, 'deviceId'>): ReportOptions => ({
  language,
  zone: zone === 'device' ? { kind: 'device' } : zoneNamed(zone),
  parts,
})

function zoneNamed(name: string): ReportZone {
  if (name === 'utc') return { kind: 'utc' }
  const zone = name === 'local' ? new Intl.DateTimeFormat('en').resolvedOptions().timeZone : name
  if (!isZoneName(zone)) throw new EngineFailure('unknownZone', { zone })
  return /^(?:UTC|Etc\/UTC|GMT)$/i.test(zone) ? { kind: 'utc' } : { kind: 'iana', name: zone }
}
