import type { BadgeTone, Block, Inline } from '../contract/reportDocument.ts'
import type { DeviceReport, ReportTimeline } from './reportModel.ts'
import { columnTime, type ReportZone, zoneTitle } from './reportZone.ts'
import { badge, code, emphasis, type Headings, paragraph, type Saying, small, strong, text } from './saying.ts'

type ShownEvent = ReportTimeline['events'][number]

/** What happened around the failure, and what people pinned, with their comments; nothing where the device has no events. */
export function timelineBlocks({ timeline }: DeviceReport, s: Saying, heading: Headings, caseZone: ReportZone): Block[] {
  if (timeline === undefined || timeline.total === 0) return []
  const title = heading(3, s.word('timeline'))
  if (timeline.events.length === 0) return [title, paragraph(text(s.word('nothingShown', timeline.total)))]
  const { around, total, events } = timeline
  const intro =
    around === undefined
      ? s.word('timelinePinned', total)
      : s.word('timelineAround', s.number(total), s.time(around.time), s.say(around.because))
  const zone = zoneTitle(s.zone)
  const [file, ...others] = new Set(events.map((event) => event.file))
  const isOneFile = file !== undefined && others.length === 0
  return [
    title,
    small(text(intro)),
    ...(isOneFile ? [small(text(`${s.word('file')}${s.word('colon')}`), code(file))] : []),
    ...(zone === zoneTitle(caseZone) ? [] : [small(text(s.word('timelineZone', zone)))]),
    {
      kind: 'table',
      caption: s.word('timeline'),
      head: [`${s.word('time')} (${zone})`, s.word('level'), s.word('event'), s.word('message')],
      widths: [18, 14, 22, 46],
      rows: events.map((event) => eventRow(event, !isOneFile, s)),
    },
  ]
}

const tones: Readonly<Record<number, BadgeTone>> = { 1: 'error', 2: 'error', 3: 'warning', 4: 'info' }
const levels = [0, 1, 2, 3, 4, 5] as const

function eventRow(event: ShownEvent, withFile: boolean, s: Saying): Inline[][] {
  const { time, provider, providerId, eventId, name, title, message, file, comment } = event
  const source = [provider ?? providerId, eventId ?? name].filter((part) => part !== undefined).join(' ')
  return [
    [text(time === undefined ? '' : columnTime(time, s.zone, s.language))],
    levelInlines(event, s),
    [code(source)],
    [
      ...(title === undefined ? [] : [strong(`${s.say(title)}. `)]),
      text(message),
      ...(withFile ? [text(' '), code(file)] : []),
      ...(comment === undefined ? [] : [text(' '), emphasis(`${s.word('note')}${s.word('colon')}${comment}`)]),
    ],
  ]
}

function levelInlines({ level, pinned }: ShownEvent, s: Saying): Inline[] {
  const known = levels.find((each) => each === level)
  const word = level === undefined ? '' : known === undefined ? String(level) : s.word(`level.${known}`)
  return [
    ...(level === undefined ? [] : [badge(tones[level] ?? 'info', word)]),
    ...(pinned ? [text(level === undefined ? '' : ' '), strong(s.word('pinned'))] : []),
  ]
}
