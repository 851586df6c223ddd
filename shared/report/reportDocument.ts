import type { Block, ReportDocument } from '../contract/reportDocument.ts'
import { type ReportPart, reportPartSchema } from '../contract/reportRequests.ts'
import type { Language } from '../facts/localized.ts'
import { devicesBlocks, recordBlocks } from './caseBlocks.ts'
import { findingBlocks } from './findingBlocks.ts'
import { flowBlocks } from './flowBlocks.ts'
import type { DeviceReport, ReportModel } from './reportModel.ts'
import { type ReportZone, zoneTitle } from './reportZone.ts'
import { type Headings, headings, type Saying, saying, small, text } from './saying.ts'
import { shownLine } from './shownText.ts'
import { stateBlocks } from './stateBlocks.ts'
import { timelineBlocks } from './timelineBlocks.ts'
import { verdictBlocks } from './verdictBlocks.ts'
import { attachmentBlocks, checklistBlocks, evidenceBlocks, notesBlocks, problemBlocks, ruleBlocks } from './workBlocks.ts'

/** How a report is told. `device`: in each device's own zone, where its evidence tells it. */
export interface ReportOptions {
  readonly language: Language
  readonly zone: ReportZone | { readonly kind: 'device' }
  /** All parts that there is something to say of, where absent. */
  readonly parts?: readonly ReportPart[] | undefined
}

/** What the model says, in words, in order. The same model and options always give the same document; only `dateLine` has the time of its making. */
export function reportDocument(model: ReportModel, options: ReportOptions): ReportDocument {
  const { language } = options
  const zone = zoneOf(model.isOfOneDevice ? model.detailed[0] : undefined, options.zone)
  const s = saying(language, zone)
  const heading = headings()
  const has = (part: ReportPart): boolean => options.parts === undefined || options.parts.includes(part)
  const [only] = model.detailed
  const title = model.isOfOneDevice && only !== undefined ? `${model.case.title} · ${only.name}` : model.case.title
  const blocks: Block[] = [
    ...recordBlocks(model, s),
    ...devicesBlocks(model, s, heading),
    ...model.detailed.flatMap((device, at) => deviceBlocks(device, { at, has, s, heading, options })),
    ...(has('rules') ? ruleBlocks(model, s, heading) : []),
    ...(has('checklist') ? checklistBlocks(model, s, heading) : []),
    ...(has('notes') ? notesBlocks(model, s, heading) : []),
    ...(has('attachments') ? attachmentBlocks(model, s, heading) : []),
    ...(has('problems') ? problemBlocks(model, s, heading) : []),
    ...(has('evidence') ? evidenceBlocks(model, s, heading) : []),
  ]
  return {
    language,
    title: shownLine(title),
    madeBy: shownLine(s.word('madeBy', model.appVersion, model.knowledge, zoneTitle(zone))),
    dateLine: s.word('madeOn', s.moment(model.madeAt)),
    blocks,
  }
}

/** The zone of a device's times: its own where that was asked for and is known, else UTC. */
export function zoneOf(device: DeviceReport | undefined, asked: ReportOptions['zone']): ReportZone {
  if (asked.kind !== 'device') return asked
  const { offsetMinutes, name } = device?.zone ?? {}
  return offsetMinutes === undefined
    ? { kind: 'utc' }
    : { kind: 'fixed', offsetMinutes, name: name === undefined ? undefined : shownLine(name) }
}

interface DevicePlace {
  readonly at: number
  readonly has: (part: ReportPart) => boolean
  readonly s: Saying
  readonly heading: Headings
  readonly options: ReportOptions
}

function deviceBlocks(device: DeviceReport, { at, has, s: ofCase, heading, options }: DevicePlace): Block[] {
  const s = saying(options.language, zoneOf(device, options.zone))
  const isZoneMissing = options.zone.kind === 'device' && device.zone.offsetMinutes === undefined
  return [
    ...(at === 0 ? [] : [{ kind: 'pageBreak' } as const]),
    heading(2, device.name),
    ...(isZoneMissing ? [small(text(s.word('noDeviceZone', device.name)))] : []),
    ...verdictBlocks(device, s, heading),
    ...(has('state') ? stateBlocks(device, s, heading) : []),
    ...(has('flow') ? flowBlocks(device, s, heading) : []),
    ...(has('findings') ? findingBlocks(device, s, heading) : []),
    ...(has('timeline') ? timelineBlocks(device, s, heading, ofCase.zone) : []),
  ]
}

/** How much there is to tell of each part. */
export function countParts({
  detailed,
  ruleChanges,
  checklist,
  notes,
  attachments,
  problems,
  evidence,
}: ReportModel): Record<ReportPart, number> {
  const sum = (count: (device: DeviceReport) => number): number => detailed.reduce((total, device) => total + count(device), 0)
  const counts: Record<ReportPart, number> = {
    state: detailed.length,
    flow: sum(({ diagnosis }) => diagnosis.steps.length),
    findings: sum(({ diagnosis }) => diagnosis.findings.length),
    timeline: sum(({ timeline }) => timeline?.events.length ?? 0),
    rules: ruleChanges.length,
    checklist: checklist.length,
    notes: notes.length,
    attachments: attachments.length,
    problems: problems.total,
    evidence: evidence.total,
  }
  return Object.fromEntries(reportPartSchema.options.map((part) => [part, counts[part]])) as Record<ReportPart, number>
}
