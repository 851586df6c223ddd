import type { Action, DeviceDiagnosis, EnrollmentStatus, Finding } from '../contract/diagnosis.ts'
import type { EvidenceRef } from '../contract/evidenceRef.ts'
import { factKinds } from '../facts/factKinds.ts'
import type { Language, Localized } from '../facts/localized.ts'
import { formatLocator, type Locator } from '../facts/locator.ts'
import { editions } from '../knowledge/editions.ts'
import { fillText } from '../knowledge/fillText.ts'
import { joinStates } from '../knowledge/joinStates.ts'
import { knowledgeEdition } from '../knowledge/knowledgeEdition.ts'
import { type DiagnosisTextId, diagnosisTexts } from '../knowledge/namedTexts.ts'

/** Ids of the device that go into a ticket. */
export interface DeviceIds {
  readonly aadDeviceId?: string | undefined
  readonly tenantId?: string | undefined
  readonly senseDeviceId?: string | undefined
}
const idKinds = { aadDeviceId: 'entra.deviceId', tenantId: 'entra.tenantId', senseDeviceId: 'mde.senseDeviceId' } as const

/** Places that a ticket quotes. */
const MAX_EVIDENCE = 20

type Say = (text: Localized) => string

/** Verdict, state, evidence with places and quotes, next actions and ids as plain text for a ticket. */
export function summaryText(deviceName: string, diagnosis: DeviceDiagnosis, language: Language, ids: DeviceIds = {}): string {
  const say: Say = (text) => text[language]
  const label = (id: DiagnosisTextId, value: string) => `${say(diagnosisTexts[id])}${language === 'fr' ? '\u00a0: ' : ': '}${value}`
  const { verdict, findings } = diagnosis
  const main = findings.find((finding) => finding.rule === verdict.rule)
  const others = findings.filter((finding) => finding !== main)
  const blocks: string[][] = [
    [
      label('summary.device', deviceName),
      label('summary.verdict', say(verdict.title)),
      say(verdict.cause),
      ...(verdict.provisional ? [say(diagnosisTexts['verdict.provisional'])] : []),
    ],
    stateLines(diagnosis, say, label),
    ...(main === undefined ? [] : findingBlocks(main, say)),
    ...(verdict.collect.length === 0 ? [] : [[heading('summary.collect', say), ...actionLines(verdict.collect, say)]]),
    ...(others.length === 0 ? [] : [[heading('summary.other', say), ...others.map((finding) => otherLine(finding, say))]]),
    idLines(ids, say),
    [say(fillText(diagnosisTexts['summary.knowledge'], { value: knowledgeEdition }))],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function stateLines(diagnosis: DeviceDiagnosis, say: Say, label: (id: DiagnosisTextId, value: string) => string): string[] {
  const { join, enrollmentStatus, judgedFor } = diagnosis
  const titleOf = (id: string | undefined) => joinStates.find((state) => state.id === id)?.title
  const observed = titleOf(join.observed)
  const expected = join.expected === join.observed ? undefined : titleOf(join.expected)
  const after = expected === undefined ? '' : ` (${say(fillText(diagnosisTexts['summary.expected'], { value: expected }))})`
  const flow = join.mode === undefined ? undefined : say(diagnosisTexts[`summary.${join.mode}`])
  return [
    ...(observed === undefined ? [] : [label('summary.state', `${say(observed)}${after}`)]),
    ...(enrollmentStatus === undefined ? [] : [label('summary.status', statusText(enrollmentStatus, say))]),
    ...(flow === undefined ? [] : [label('summary.flow', `${flow} (${say(join.modeBecause)})`)]),
    ...(judgedFor === undefined ? [] : [label('summary.judgedFor', judgedFor)]),
  ]
}

/** The status with the reading of the edition that fits, where that says it otherwise. */
function statusText({ code, hex, title, editions: readings }: EnrollmentStatus, say: Say): string {
  const fitting = readings.find((reading) => reading.fits)
  const edition = editions.find((candidate) => candidate.id === fitting?.edition)
  const text = `${code} (${hex}) ${say(title)}`
  if (fitting === undefined || edition === undefined || say(fitting.title) === say(title)) return text
  return `${text} [${say(edition.title)}${say({ en: ':', fr: '\u00a0:' })} ${say(fitting.title)}]`
}

function findingBlocks(finding: Finding, say: Say): string[][] {
  const codes = finding.codes.map(({ hex, decimal, name }) => `- ${hex} (${decimal})${name === undefined ? '' : ` ${name}`}`)
  const who = finding.who === undefined ? '' : ` (${say(finding.who)})`
  return [
    [heading('summary.evidence', say), ...finding.evidence.slice(0, MAX_EVIDENCE).map((ref) => evidenceLine(ref, say))],
    ...(codes.length === 0 ? [] : [[heading('summary.codes', say), ...codes]]),
    ...(finding.actions.length === 0 ? [] : [[`${heading('summary.actions', say)}${who}`, ...actionLines(finding.actions, say)]]),
  ]
}

const heading = (id: DiagnosisTextId, say: Say): string => `== ${say(diagnosisTexts[id])}`

const actionLines = (actions: readonly Action[], say: Say): string[] =>
  actions.flatMap(({ text, command }, at) => [
    `${at + 1}. ${say(text)}`,
    ...(command === undefined ? [] : command.split('\n').map((line) => `     ${line}`)),
  ])

const evidenceLine = ({ file, path, locator, quote }: EvidenceRef, say: Say): string =>
  `- ${path === '' ? file : path}, ${placeText(locator, say)}: ${quote}`

/** The place in the reader's language; keys and XPaths are the same in every language. */
const placeText = (locator: Locator, say: Say): string =>
  locator.kind === 'line' ? say({ en: formatLocator(locator), fr: `ligne ${locator.line}` }) : formatLocator(locator)

function otherLine(finding: Finding, say: Say): string {
  const places = finding.evidence.slice(0, 2).map(({ file, locator }) => `${file}, ${placeText(locator, say)}`)
  return `- [${say(diagnosisTexts[`severity.${finding.severity}`])}] ${say(finding.title)} (${places.join('; ')})`
}

function idLines(ids: DeviceIds, say: Say): string[] {
  const known = (['aadDeviceId', 'tenantId', 'senseDeviceId'] as const).flatMap((name) => {
    const { en, fr } = factKinds[idKinds[name]]
    const id = ids[name]
    return id === undefined ? [] : [`- ${say({ en: `${en}:`, fr: `${fr}\u00a0:` })} ${id}`]
  })
  return known.length === 0 ? [] : [heading('summary.ids', say), ...known]
}
