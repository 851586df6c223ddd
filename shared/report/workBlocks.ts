import type { Block, Inline } from '../contract/reportDocument.ts'
import { formatLocator } from '../facts/locator.ts'
import type { Problem } from '../facts/problem.ts'
import { problemText } from '../facts/problemTexts.ts'
import { pair } from './caseBlocks.ts'
import { noteBlocks } from './noteBlocks.ts'
import type { EvidenceReport, ReportModel, RuleChangeReport } from './reportModel.ts'
import { formatWord, statusWord } from './reportWords.ts'
import { badge, code, type Headings, label, listOf, paragraph, type Saying, small, text } from './saying.ts'
import { shownText } from './shownText.ts'

/** Drafts of synchronization rules: what they change, and the script that makes the change. */
export function ruleBlocks({ ruleChanges }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (ruleChanges.length === 0) return []
  return [
    heading(2, s.word('rules')),
    paragraph(text(s.word('rulesText'))),
    ...ruleChanges.flatMap((change) => oneRule(change, s, heading)),
  ]
}

function oneRule(
  { name, description, precedence, connector, original, draftedAt, changes, script }: RuleChangeReport,
  s: Saying,
  heading: Headings,
): Block[] {
  const cell = (value: string): Inline[] => [value === '' ? text(s.word('none')) : code(value)]
  return [
    heading(3, name),
    {
      kind: 'pairs',
      rows: [
        ...pair(s.word('takesPlaceOf'), original),
        ...pair(s.word('connector'), connector),
        ...pair(s.word('precedence'), precedence === undefined ? undefined : String(precedence)),
        ...pair(s.word('description'), description),
        ...pair(s.word('drafted'), s.moment(draftedAt)),
      ],
    },
    ...(changes.length === 0
      ? []
      : [
          label(s.word('differences')),
          {
            kind: 'table',
            caption: s.word('differences'),
            head: [s.word('field'), s.word('fieldBefore'), s.word('after')],
            widths: [20, 40, 40],
            rows: changes.map(({ field, before, after }) => [[text(s.say(field))], cell(before), cell(after)]),
          } as const,
        ]),
    label(s.word('script')),
    { kind: 'code', text: shownText(s.say(script)) },
  ]
}

/** What is to be done and what was, in the order of the list. */
export function checklistBlocks({ checklist }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (checklist.length === 0) return []
  const items = checklist.map(({ text: words, device, doneAt, doneBy }) => {
    const of = device === undefined ? [] : [text(` (${device})`)]
    const done = doneAt === undefined ? [] : [text(` · ${s.word('doneBy', doneBy ?? '', s.moment(doneAt))}`)]
    const state = doneAt === undefined ? badge('waiting', s.word('open')) : badge('ok', s.word('done'))
    return [paragraph(state, text(` ${words}`), ...of, ...done)]
  })
  return [heading(2, s.word('checklist')), listOf(items)]
}

export function notesBlocks({ notes }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (notes.length === 0) return []
  return [
    heading(2, s.word('notes')),
    ...notes.flatMap(({ text: markdown, device, author, createdAt, changedAt }): Block[] => {
      const changed = changedAt === createdAt ? [] : [s.word('noteChanged', s.moment(changedAt))]
      const about = [author, s.moment(createdAt), ...changed, ...(device === undefined ? [] : [device])].filter((part) => part !== '')
      return [small(text(about.join(' · '))), { kind: 'aside', blocks: noteBlocks(markdown) }]
    }),
  ]
}

export function attachmentBlocks({ attachments }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (attachments.length === 0) return []
  return [
    heading(2, s.word('attachments')),
    {
      kind: 'table',
      caption: s.word('attachments'),
      head: [s.word('file'), s.word('note'), s.word('added'), 'SHA-256'],
      widths: [26, 24, 22, 28],
      rows: attachments.map(({ name, note, size, sha256, addedAt, addedBy }) => [
        [code(name), text(` ${s.bytes(size)}`)],
        [text(note)],
        [text([addedBy, s.moment(addedAt)].filter((part) => part !== '').join(', '))],
        [hashOf(sha256, s)],
      ]),
    },
  ]
}

export function problemBlocks({ problems }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (problems.total === 0) return []
  return [
    heading(2, s.word('problems')),
    ...cutNote(problems, s),
    {
      kind: 'table',
      caption: s.word('problems'),
      head: [s.word('file'), s.word('level'), s.word('problem')],
      widths: [34, 16, 50],
      rows: problems.rows.map(({ problem, file, path }) => [
        [code(path === '' ? file : path)],
        [badge(problem.severity, s.word(`severity.${problem.severity}`))],
        [text(problemText(problem, s.language)), ...problemPlace(problem, s)],
      ]),
    },
  ]
}

/** Where in the file, where the problem has a place. */
function problemPlace({ line, offset }: Problem, s: Saying): Inline[] {
  const place =
    line !== undefined ? ({ kind: 'line', line } as const) : offset !== undefined ? ({ kind: 'offset', offset } as const) : undefined
  return place === undefined ? [] : [text(' ('), code(formatLocator(place, s.language)), text(')')]
}

export function evidenceBlocks({ evidence, devices }: ReportModel, s: Saying, heading: Headings): Block[] {
  if (evidence.total === 0) return []
  const count =
    evidence.rows.length < evidence.total ? s.word('evidenceCut', evidence.total, evidence.rows.length) : s.counted('files', evidence.total)
  const hasHashes = evidence.rows.some(({ sha256 }) => sha256 !== '')
  const withDevice = devices.total > 1 && evidence.rows.some(({ device }) => device !== undefined)
  return [
    heading(2, s.word('evidenceList')),
    small(text(hasHashes ? `${count} ${s.word('evidenceText')}` : count)),
    {
      kind: 'table',
      caption: s.word('evidenceList'),
      head: [s.word('file'), s.word('container'), ...(withDevice ? [s.word('device')] : []), s.word('format'), 'SHA-256'],
      widths: withDevice ? [24, 17, 14, 18, 27] : [28, 20, 20, 32],
      rows: evidence.rows.map((file) => evidenceRow(file, withDevice, s)),
    },
  ]
}

function evidenceRow(
  { name, path, container, format, status, bytes, sha256, device }: EvidenceReport,
  withDevice: boolean,
  s: Saying,
): Inline[][] {
  return [
    [code(path === '' ? name : path)],
    [text(container)],
    ...(withDevice ? [[text(device ?? '')]] : []),
    [text(`${formatWord(format, s.language)}, ${s.bytes(bytes)}, ${statusWord(status, s.language).toLowerCase()}`)],
    [hashOf(sha256, s)],
  ]
}

const hashOf = (sha256: string, s: Saying): Inline => (sha256 === '' ? text(s.word('notKept')) : code(sha256))

const cutNote = (list: { readonly total: number; readonly rows: readonly unknown[] }, s: Saying): Block[] =>
  list.rows.length < list.total ? [small(text(s.word('listCut', list.rows.length, list.total)))] : []
