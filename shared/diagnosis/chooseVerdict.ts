import type { Action, Verdict } from '../contract/diagnosis.ts'
import type { Localized } from '../facts/localized.ts'
import { analyzerResultOf } from '../knowledge/analyzerResults.ts'
import { fillText } from '../knowledge/fillText.ts'
import { joinStates } from '../knowledge/joinStates.ts'
import { diagnosisTexts } from '../knowledge/namedTexts.ts'
import { procedureOf } from '../knowledge/procedures.ts'
import { ruleTextOf } from '../knowledge/ruleTexts.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import { failuresInWords, listedEnrolled } from './listedEnrolled.ts'
import { isManagedElsewhere } from './managedElsewhere.ts'
import type { RuleContext, RuleFinding } from './ruleContext.ts'

const severityRank = { error: 0, warning: 1, info: 2 } as const

/** Keeps only edges to findings that are there, and puts the most severe first, causes before what they explain. */
export function orderFindings(findings: readonly RuleFinding[]): RuleFinding[] {
  const present = new Set(findings.map((finding) => finding.rule))
  return findings
    .map((finding) => ({ ...finding, explains: finding.explains.filter((rule) => present.has(rule) && rule !== finding.rule) }))
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity] || a.rank - b.rank || a.rule.localeCompare(b.rule))
}

/** From here on findings repeat what others say: the status is a symptom, analyzer results and the rest stand beside. */
const FIRST_SYMPTOM_RANK = 100

/** The deepest cause that the evidence supports, out of ordered findings. What decides is told in docs/adr/0005-what-becomes-the-verdict.md. */
export function chooseVerdict(context: RuleContext, findings: readonly RuleFinding[], provisional: boolean): Verdict {
  const chosen = chooseFinding(context, findings)
  if (chosen !== undefined) return verdictOf(chosen, provisional)
  const isListed = context.enrollment === undefined && listedEnrolled(context.index).length > 0
  return isListed || isEnrolled(context.enrollment?.code) ? healthy(context, findings, provisional) : insufficient(context, provisional)
}

function chooseFinding(context: RuleContext, findings: readonly RuleFinding[]): RuleFinding | undefined {
  const explained = new Set(findings.flatMap((finding) => finding.explains))
  const roots = findings
    .filter((finding) => !explained.has(finding.rule))
    .map((finding) => ({ finding, reached: reachedFrom(finding, findings) }))
  const symptom = findings.find((finding) => finding.rule.startsWith('enrollment-status-'))
  const failures = roots
    .filter(({ finding }) => finding.severity !== 'info')
    .map(({ finding, reached }) => ({ finding, rank: failureRank([finding, ...reached]) }))
    .sort((a, b) => a.rank - b.rank)
  const [deepest] = failures
  if (deepest !== undefined && deepest.rank < FIRST_SYMPTOM_RANK) return deepest.finding
  const causes = symptom === undefined ? [] : roots.filter(({ reached }) => reached.includes(symptom))
  const cause = causes.find(({ finding }) => finding.severity !== 'info' || symptom?.severity === 'info')
  if (cause !== undefined) return cause.finding
  if (symptom === undefined && isManagedElsewhere(context)) return roots.find(({ finding }) => isAboutManager(finding))?.finding
  const isElsewhere = isEnrolled(context.enrollment?.code) || isManagedElsewhere(context)
  const error = roots.find(({ finding }) => finding.severity === 'error' && isAboutEnrolment(finding))
  return isElsewhere ? enrolmentSymptom(context, symptom) : (error?.finding ?? symptom)
}

/** Ranks of the findings that name another channel. */
const isAboutManager = ({ rank }: RuleFinding): boolean => rank >= 30 && rank < 40

/** Status 43 is a finding too, but of a device that is enrolled. */
const enrolmentSymptom = ({ enrollment }: RuleContext, symptom: RuleFinding | undefined): RuleFinding | undefined =>
  isEnrolled(enrollment?.code) ? undefined : symptom

/** The rank of the deepest error among a finding and what it explains. */
const failureRank = (chain: readonly RuleFinding[]): number =>
  Math.min(...chain.filter(({ severity }) => severity === 'error').map(({ rank }) => rank))

/** An analyzer error on antivirus, telemetry or another cloud service says nothing about joining or enrolling. */
function isAboutEnrolment({ rule }: RuleFinding): boolean {
  const [, id] = /^analyzer-result:(.*)$/.exec(rule) ?? []
  if (id === undefined) return true
  const known = analyzerResultOf(id)
  if (known?.meaning === undefined) return false
  return known.causes.length + known.statuses.length > 0 || known.category === 'Environment' || known.category === 'Configuration'
}

/** Everything that a finding explains, directly or through others. */
function reachedFrom(from: RuleFinding, findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const reached = new Set<RuleFinding>()
  const open = [from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { explains } = next
    if (explains.length === 0) continue
    for (const finding of findings) {
      if (finding === from || reached.has(finding) || !explains.includes(finding.rule)) continue
      reached.add(finding)
      open.push(finding)
    }
  }
  return [...reached]
}

const verdictOf = ({ rule, title, cause, severity }: RuleFinding, provisional: boolean): Verdict => ({
  rule,
  title,
  cause,
  severity,
  provisional,
  collect: [],
})

/** Enrolled; errors that concern something else are said in the same breath. */
function healthy({ index, enrollment }: RuleContext, findings: readonly RuleFinding[], provisional: boolean): Verdict {
  const text = ruleTextOf('healthy')
  const errors = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.title)
  const variant = errors.length > 0 ? 'otherErrors' : enrollment === undefined ? 'listed' : ''
  const { title, cause } = text.variants[variant] ?? text
  const status = enrollment === undefined ? String(listedEnrolled(index)[0]?.value) : `${enrollment.code} (${enrollment.hex})`
  const args = { status, errors: listOf(errors.slice(0, MAX_LISTED), '; ') }
  return { rule: 'healthy', title, cause: fillText(cause, args), severity: 'ok', provisional, collect: [] }
}

/** Errors that a sentence names; the list of findings holds all. */
const MAX_LISTED = 4

function insufficient(context: RuleContext, provisional: boolean): Verdict {
  const text = ruleTextOf('insufficient-evidence')
  const { known, missing, collect } = takeStock(context)
  const { title, cause } = text.variants[unanswered(context)] ?? text
  return {
    rule: 'insufficient-evidence',
    title,
    cause: fillText(cause, { known: listOf(known), missing: listOf(missing) }),
    severity: 'unknown',
    provisional,
    collect,
  }
}

/** The question that stays open: why the device is not enrolled or not joined where that much is known, else whether it is enrolled. */
function unanswered({ index, join }: RuleContext): 'whyNotEnrolled' | 'whyNotJoined' | 'whetherEnrolled' {
  if (failuresInWords(index).length > 0) return 'whyNotEnrolled'
  const isJoinWanted = join.mode === 'attachV1' && (join.expected === 'haadj' || join.expected === 'aadj')
  return isJoinWanted && join.observed !== join.expected ? 'whyNotJoined' : 'whetherEnrolled'
}

/** What the evidence holds and lacks, and how to get the rest. */
function takeStock({ index, join }: RuleContext): {
  readonly known: Localized[]
  readonly missing: Localized[]
  readonly collect: Action[]
} {
  const known: Localized[] = []
  const missing: Localized[] = []
  const wanted = new Set<string>()
  const state = joinStates.find((candidate) => candidate.id === join.observed)
  if (state === undefined) {
    missing.push(diagnosisTexts['missing.join'])
    wanted.add('dsregcmdSystem')
  } else known.push(fillText(diagnosisTexts['known.state'], { value: state.title }))
  if (index.of('enrollment.status').length === 0) {
    missing.push(diagnosisTexts['missing.status'])
    wanted.add('exportRegistry')
  }
  if (index.of('analyzer.scriptVersion').length === 0 && index.of('analyzer.result').length === 0) {
    missing.push(diagnosisTexts['missing.analyzer'])
    wanted.add('runAnalyzer')
  }
  if (join.observed === 'domainOnly' && index.of('diagnostic.test').length === 0) {
    missing.push(diagnosisTexts['missing.tests'])
    wanted.add('dsregcmdSystem')
  }
  const sensor = index.text('mde.senseVersion')
  if (sensor !== undefined) known.push(fillText(diagnosisTexts['known.sensor'], { value: sensor }))
  if (index.value('mde.onboardingState') === 1) known.push(diagnosisTexts['known.onboarded'])
  const [status] = failuresInWords(index)
  if (status !== undefined) known.push(fillText(diagnosisTexts['known.statusText'], { value: String(status.value) }))
  if (known.length === 0) known.push(diagnosisTexts['known.nothing'])
  if (missing.length === 0) missing.push(diagnosisTexts['missing.cause'])
  if (wanted.size === 0) wanted.add('exportEventLogs')
  return {
    known,
    missing,
    collect: ['runAnalyzer', 'dsregcmdSystem', 'exportRegistry', 'exportEventLogs'].filter((id) => wanted.has(id)).flatMap(collectAction),
  }
}

function collectAction(id: string): Action[] {
  const procedure = procedureOf(id)
  if (procedure === undefined) return []
  const commands = procedure.steps.flatMap(({ command }) => (command === undefined || command.startsWith('https:') ? [] : [command]))
  return [{ text: procedure.title, command: commands.join('\n') }]
}

const listOf = (items: readonly Localized[], separator = ', '): Localized => ({
  en: items.map((item) => item.en).join(separator),
  fr: items.map((item) => item.fr).join(separator === '; ' ? '\u00a0; ' : separator),
})
