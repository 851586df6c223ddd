import type { Block, Inline } from '../contract/reportDocument.ts'
import { joinStates } from '../knowledge/joinStates.ts'
import type { ReportModel, SummaryRow } from './reportModel.ts'
import { badge, type Headings, paragraph, type Saying, small, text } from './saying.ts'

type Pair = { readonly name: string; readonly value: readonly Inline[] }

/** A pair where there is something to say. */
export const pair = (name: string, value: string | undefined): readonly Pair[] =>
  value === undefined || value === '' ? [] : [{ name, value: [text(value)] }]

/** What people say of the case. */
export function recordBlocks({ case: record }: ReportModel, s: Saying): Block[] {
  const rows = [
    ...pair(s.word('customer'), record.customer),
    ...pair(s.word('ticket'), record.ticket),
    ...pair(s.word('engineer'), record.engineer),
    ...pair(s.word('status'), s.word(`status.${record.status}`)),
    ...pair(s.word('tags'), record.tags.join(', ')),
    ...pair(s.word('created'), s.moment(record.createdAt)),
  ]
  return [
    { kind: 'pairs', rows },
    ...(record.redacted
      ? [{ kind: 'note', tone: 'info', word: s.word('redactedWord'), inlines: [text(s.word('redacted'))] } as const]
      : []),
  ]
}

/** All devices of the case in one table; nothing where the report is of one. */
export function devicesBlocks({ devices, detailed, isOfOneDevice }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (isOfOneDevice || devices.total === 1) return []
  if (devices.total === 0) return [paragraph(text(s.word('noDevices')))]
  const isCut = devices.rows.length < devices.total
  return [
    heading(2, s.word('devices')),
    small(text(isCut ? s.word('devicesCut', devices.total, devices.rows.length) : s.word('devicesText', devices.total))),
    {
      kind: 'table',
      caption: s.word('devices'),
      head: [s.word('device'), s.word('verdict'), s.word('joinState'), s.word('enrollment'), s.word('findingsCount')],
      widths: [20, 34, 16, 16, 14],
      rows: devices.rows.map((device) => deviceRow(device, s)),
    },
    ...(detailed.length < devices.total ? [small(text(s.word('detailedCut', detailed.length)))] : []),
  ]
}

function deviceRow({ name, os, verdict, observed, enrollmentStatus, findings }: SummaryRow, s: Saying): Inline[][] {
  const state = joinStates.find(({ id }) => id === observed)
  return [
    [text(os === undefined ? name : `${name} (${os})`)],
    [badge(verdict.severity, s.word(`severity.${verdict.severity}`)), text(` ${s.say(verdict.title)}`)],
    state === undefined ? [] : [text(s.say(state.title))],
    enrollmentStatus === undefined ? [] : [text(`${enrollmentStatus.code} (${enrollmentStatus.hex}) ${s.say(enrollmentStatus.title)}`)],
    [text(`${s.counted('errors', findings.errors)}, ${s.counted('warnings', findings.warnings)}`)],
  ]
}
