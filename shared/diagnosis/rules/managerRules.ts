import type { SourcedFact } from '../../facts/fact.ts'
import { fillText } from '../../knowledge/fillText.ts'
import { diagnosisTexts } from '../../knowledge/namedTexts.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { managersInWords } from '../flowSignals.ts'
import { fittingGeneration, isEnrolled } from '../judgeEnrollment.ts'
import type { Rule, RuleContext } from '../ruleContext.ts'

/** Who manages, where that is said, with the sentence that names the source. */
interface Told {
  readonly facts: readonly SourcedFact[]
  readonly source: ReturnType<typeof fillText>
}

const common = { severity: 'info', confidence: 'certain', step: 'enroll' } as const

/** Statuses 3 and 21 name an MDM; without a status, the report or a list does; or a person decided so. */
export const managedByIntuneRule: Rule = (context) => {
  if (managedByOtherMdmRule(context).length > 0) return []
  const told = byStatus(context, [3, 21]) ?? byPerson(context, ['intune']) ?? byWords(context, 'intune')
  if (told === undefined) return []
  const { facts, source } = told
  const variant = namesIntune(context) ? 'intune' : undefined
  return buildFinding(context, {
    text: 'managed-by-intune',
    variant,
    ...common,
    rank: 30,
    facts,
    args: { source },
    explains: explained(context),
  })
}

/** A list or report calls the manager by its name, or a person did; a status alone says only that it is an MDM. */
const namesIntune = ({ index, join }: RuleContext): boolean =>
  join.flow.byPerson !== undefined ||
  managersInWords(index).some(({ choice, fact }) => choice === 'intune' && fact.kind === 'enrollment.managedBy')

/** 21 and 22 mean another MDM authority in the April 2022 analyzer; a list or a person may name one too. */
export const managedByOtherMdmRule: Rule = (context) => {
  const isApril2022 = fittingGeneration(context.index) === '2022-04'
  const told = (isApril2022 ? byStatus(context, [21, 22]) : undefined) ?? byPerson(context, ['otherMdm']) ?? byWords(context, 'otherMdm')
  if (told === undefined) return []
  const { facts, source } = told
  return buildFinding(context, { text: 'managed-by-other-mdm', ...common, rank: 31, facts, args: { source }, explains: explained(context) })
}

/** A list or a person names Configuration Manager; with a status of 4 the status itself says so. */
export const managedByConfigMgrRule: Rule = (context) => {
  const told = byPerson(context, ['configMgr']) ?? byWords(context, 'configMgr')
  if (told === undefined || context.enrollment?.code === 4) return []
  const { facts, source } = told
  return buildFinding(context, { text: 'managed-by-configmgr', ...common, rank: 32, facts, args: { source }, explains: explained(context) })
}

/** A decided manager makes the status of this channel a consequence, whichever it is. */
const explained = ({ join, enrollment }: RuleContext): readonly string[] =>
  join.flow.byPerson !== undefined && enrollment !== undefined ? statusRules(enrollment.code) : statusRules(3, 21, 22)

function byStatus({ index, enrollment }: RuleContext, codes: readonly number[]): Told | undefined {
  const code = enrollment?.code
  if (code === undefined || !codes.includes(code)) return undefined
  const facts = index.of('enrollment.status').filter((fact) => fact.value === code)
  return { facts, source: fillText(diagnosisTexts['managed.status'], { value: code }) }
}

/** The decision is no evidence; what is shown for it is the status that it explains, or what names the device's state. */
function byPerson({ index, join }: RuleContext, choices: readonly string[]): Told | undefined {
  const { byPerson: decided, choice } = join.flow
  if (decided === undefined || choice === undefined || !choices.includes(choice)) return undefined
  const facts = [...index.of('enrollment.status'), ...index.of('join.azureAdJoined'), ...index.of('device.name')].slice(0, 1)
  return { facts, source: fillText(diagnosisTexts['managed.person'], { value: decided.reason }) }
}

function byWords({ index, enrollment }: RuleContext, choice: 'intune' | 'otherMdm' | 'configMgr'): Told | undefined {
  if (isEnrolled(enrollment?.code)) return undefined
  const facts = managersInWords(index).flatMap((named) => (named.choice === choice ? [named.fact] : []))
  const [first] = facts
  return first && { facts, source: fillText(diagnosisTexts['managed.mdm'], { value: String(first.value) }) }
}
