import type { BadgeTone, Block, Inline } from '../contract/reportDocument.ts'
import type { DeviceReport, ReportTimeline } from './reportModel.ts'
import { columnTime, type ReportZone, zoneTitle } from './reportZone.ts'
import { badge, code, type Headings, paragraph, type Saying, small, strong, text } from './saying.ts'

type ShownEvent = ReportTimeline['events'][number]

/** What happened around the failure, and what people pinned, with their comments. */
export function timelineBlocks({ timeline }: DeviceReport, s: Saying, heading: Headings, caseZone: ReportZone): Block[] {
  const title = heading(3, s.word('timeline'))
  if (timeline === undefined || timeline.total === 0) return [title, paragraph(text(s.word('noEvents')))]
  if (timeline.events.length === 0) return [title, paragraph(text(s.word('nothingShown', timeline.total)))]
  const { around, total } = timeline
  const intro =
    around === undefined
      ? s.word('timelinePinned', total)
      : s.word('timelineAround', s.number(total), s.time(around.time), s.say(around.because))
  const zone = zoneTitle(s.zone)
  return [
    title,
    small(text(intro)),
    ...(zone === zoneTitle(caseZone) ? [] : [small(text(s.word('timelineZone', zone)))]),
    {
      kind: 'table',
      caption: s.word('timeline'),
      head: [`${s.word('time')} (${zone})`, s.word('level'), s.word('event'), s.word('message')],
      widths: [20, 13, 22, 45],
      rows: timeline.events.map((event) => eventRow(event, s)),
    },
  ]
}

const tones: Readonly<Record<number, BadgeTone>> = { 1: 'error', 2: 'error', 3: 'warning', 4: 'info' }
const levels = [0, 1, 2, 3, 4, 5] as const

function eventRow(
  { time, level, provider, providerId, eventId, name, title, message, file, pinned, comment }: ShownEvent,
  s: Saying,
): Inline[][] {
  const known = levels.find((each) => each === level)
  const levelWord = level === undefined ? '' : known === undefined ? String(level) : s.word(`level.${known}`)
  const source = [provider ?? providerId, eventId ?? name].filter((part) => part !== undefined).join(' ')
  return [
    [text(time === undefined ? '' : columnTime(time, s.zone, s.language))],
    [
      ...(levelWord === '' ? [] : [badge(tones[level ?? -1] ?? 'info', levelWord)]),
      ...(pinned ? [text(' '), strong(s.word('pinned'))] : []),
    ],
    [code(source), text(` ${file}`)],
    [
      ...(title === undefined ? [] : [strong(`${s.say(title)}. `)]),
      text(message),
      ...(comment === undefined
        ? []
        : [text(' '), { kind: 'emphasis' as const, text: `${s.word('note')}${s.word('colon')}${shownComment(comment)}` }]),
    ],
  ]
}

const shownComment = (comment: string): string => text(comment).text
