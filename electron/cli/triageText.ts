import type { Action, FlowChoice, FlowDecision } from '../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import type { Output } from '../../shared/contract/requests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { formatLocator } from '../../shared/facts/locator.ts'
import { joinStates } from '../../shared/knowledge/joinStates.ts'
import { joinSteps } from '../../shared/knowledge/joinSteps.ts'
import { diagnosisTexts } from '../../shared/knowledge/namedTexts.ts'

type DeviceView = Output<'device.view'>
type Finding = DeviceView['diagnosis']['findings'][number]

const labels = {
  en: {
    status: 'Enrollment status',
    join: 'Join state',
    expected: 'expected',
    flow: 'Flow',
    undecided: 'the files do not decide it',
    byPerson: 'decided by a person on',
    byEvidence: 'the evidence says',
    reason: 'reason',
    steps: 'Steps',
    differ: 'Sources disagree',
    against: 'against',
    evidence: 'evidence',
  },
  fr: {
    status: 'État d’inscription',
    join: 'État de jonction',
    expected: 'attendu',
    flow: 'Flux',
    undecided: 'les fichiers ne le décident pas',
    byPerson: 'décidé par une personne le',
    byEvidence: 'les preuves disent',
    reason: 'motif',
    steps: 'Étapes',
    differ: 'Sources en désaccord',
    against: 'contre',
    evidence: 'preuve',
  },
} as const

/** Words for the states of steps. */
export const stepStates = {
  en: { ok: 'OK', failed: 'failed', notReached: 'not reached', unknown: 'unknown', notNeeded: 'not needed' },
  fr: { ok: 'OK', failed: 'échec', notReached: 'non atteint', unknown: 'inconnu', notNeeded: 'non requis' },
} as const

/** Places shown for one finding; the JSON has all. */
const PLACES = 3

/** One device for people: verdict first, then what it rests on. */
export function triageText({ device, diagnosis }: DeviceView, language: Language): string {
  const words = labels[language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const { verdict, enrollmentStatus: status, join, steps, findings, disagreements } = diagnosis
  const lines = [
    `${device.name}  ${verdict.title[language]}`,
    `  ${verdict.cause[language]}`,
    ...(status === undefined ? [] : [`  ${words.status}${colon} ${status.code} (${status.hex}) ${status.title[language]}`]),
    ...joinLines(join, language),
    ...flowLines(join.flow, language),
    ...(steps.length === 0 ? [] : [`  ${words.steps}${colon} ${steps.map((step) => stepText(step, language)).join(', ')}`]),
    ...findings.flatMap((finding) => findingLines(finding, language)),
    ...disagreements.map(
      ({ title, values }) => `  ${words.differ}${colon} ${title[language]}${colon} ${values.map(({ value }) => value).join(' ≠ ')}`,
    ),
    ...verdict.collect.flatMap((action) => actionLines(action, language, '  ')),
  ]
  return `${lines.join('\n')}\n\n`
}

function joinLines({ observed, expected }: DeviceView['diagnosis']['join'], language: Language): string[] {
  const words = labels[language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const titleOf = (id: string): string => joinStates.find((state) => state.id === id)?.title[language] ?? id
  if (observed === undefined) return []
  const goal = expected === undefined || expected === observed ? '' : ` (${words.expected}${colon} ${titleOf(expected)})`
  return [`  ${words.join}${colon} ${titleOf(observed)}${goal}`]
}

/** Which flow applies; where a person decided, who said so is told with the reason, and what the evidence alone would say. */
function flowLines({ choice, byEvidence, byPerson }: FlowDecision, language: Language): string[] {
  const words = labels[language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const titleOf = (flow: FlowChoice | undefined): string =>
    flow === undefined ? words.undecided : diagnosisTexts[`flow.${flow}`][language]
  const lines = [`  ${words.flow}${colon} ${titleOf(choice)}`]
  if (byPerson === undefined) return lines
  return [
    ...lines,
    `      ${words.byPerson} ${byPerson.at}, ${words.reason}${colon} ${byPerson.reason}`,
    `      ${words.byEvidence}${colon} ${titleOf(byEvidence)}`,
  ]
}

function stepText({ id, state }: DeviceView['diagnosis']['steps'][number], language: Language): string {
  return `${joinSteps.find((step) => step.id === id)?.title[language] ?? id} (${stepStates[language][state]})`
}

const severities = {
  en: { error: 'error', warning: 'warning', info: 'info' },
  fr: { error: 'erreur', warning: 'avertissement', info: 'information' },
} as const
const confidences = {
  en: { certain: 'certain', likely: 'likely', possible: 'possible' },
  fr: { certain: 'certain', likely: 'probable', possible: 'possible' },
} as const

function findingLines(finding: Finding, language: Language): string[] {
  return [
    `  [${severities[language][finding.severity]}] ${finding.title[language]} (${finding.rule}, ${confidences[language][finding.confidence]})`,
    ...finding.evidence.slice(0, PLACES).map((ref) => `      ${labels[language].evidence} ${place(ref, language)}`),
    ...finding.against.slice(0, PLACES).map((ref) => `      ${labels[language].against} ${place(ref, language)}`),
    ...finding.actions.flatMap((action) => actionLines(action, language, '      ')),
  ]
}

function actionLines({ text, command }: Action, language: Language, indent: string): string[] {
  const commands = command === undefined ? [] : command.split('\n')
  return [`${indent}> ${text[language]}`, ...commands.map((line) => `${indent}    ${line}`)]
}

const place = ({ file, path, locator, quote }: EvidenceRef, language: Language): string =>
  `${path === '' ? file : path}, ${formatLocator(locator, language)}${language === 'fr' ? '\u00a0:' : ':'} ${quote}`
