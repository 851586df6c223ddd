import type { Action, Verdict } from '../contract/diagnosis.ts'
import type { Localized } from '../facts/localized.ts'
import { fillText } from '../knowledge/fillText.ts'
import { joinStates } from '../knowledge/joinStates.ts'
import { diagnosisTexts } from '../knowledge/namedTexts.ts'
import { procedureOf } from '../knowledge/procedures.ts'
import { ruleTextOf } from '../knowledge/ruleTexts.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import type { RuleContext, RuleFinding } from './ruleContext.ts'

const severityRank = { error: 0, warning: 1, info: 2 } as const

/** Keeps only edges to findings that are there, and puts the most severe first, causes before what they explain. */
export function orderFindings(findings: readonly RuleFinding[]): RuleFinding[] {
  const present = new Set(findings.map((finding) => finding.rule))
  return findings
    .map((finding) => ({ ...finding, explains: finding.explains.filter((rule) => present.has(rule) && rule !== finding.rule) }))
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity] || a.rank - b.rank || a.rule.localeCompare(b.rule))
}

/** The deepest cause that the evidence supports, out of ordered findings. */
export function chooseVerdict(context: RuleContext, findings: readonly RuleFinding[], provisional: boolean): Verdict {
  const explained = new Set(findings.flatMap((finding) => finding.explains))
  const roots = findings.filter((finding) => !explained.has(finding.rule))
  const symptom = findings.find((finding) => finding.rule.startsWith('enrollment-status-'))
  const causes = symptom === undefined ? [] : roots.filter((root) => root !== symptom && reaches(root, symptom.rule, findings))
  const isWorth = ({ severity }: RuleFinding) => severity !== 'info' || symptom?.severity === 'info'
  const chosen =
    roots.find(({ severity, rank }) => severity === 'error' && rank < 100) ??
    causes.find(isWorth) ??
    roots.find(({ severity }) => severity === 'error')
  if (chosen !== undefined) return verdictOf(chosen, provisional)
  if (isEnrolled(context.enrollment?.code)) return healthy(context, provisional)
  return symptom === undefined ? insufficient(context, provisional) : verdictOf(symptom, provisional)
}

/** Whether a finding explains another, directly or through others. */
function reaches(from: RuleFinding, rule: string, findings: readonly RuleFinding[], seen = new Set<string>()): boolean {
  if (seen.has(from.rule)) return false
  seen.add(from.rule)
  return from.explains.some((next) => {
    const found = findings.find((finding) => finding.rule === next)
    return next === rule || (found !== undefined && reaches(found, rule, findings, seen))
  })
}

const verdictOf = ({ rule, title, cause, severity }: RuleFinding, provisional: boolean): Verdict => ({
  rule,
  title,
  cause,
  severity,
  provisional,
  collect: [],
})

function healthy(context: RuleContext, provisional: boolean): Verdict {
  const text = ruleTextOf('healthy')
  const status = `${context.enrollment?.code} (${context.enrollment?.hex})`
  return { rule: 'healthy', title: text.title, cause: fillText(text.cause, { status }), severity: 'ok', provisional, collect: [] }
}

function insufficient(context: RuleContext, provisional: boolean): Verdict {
  const text = ruleTextOf('insufficient-evidence')
  const { known, missing, collect } = takeStock(context)
  return {
    rule: 'insufficient-evidence',
    title: text.title,
    cause: fillText(text.cause, { known: listOf(known), missing: listOf(missing) }),
    severity: 'unknown',
    provisional,
    collect,
  }
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

const listOf = (items: readonly Localized[]): Localized => ({
  en: items.map((item) => item.en).join(', '),
  fr: items.map((item) => item.fr).join(', '),
})
