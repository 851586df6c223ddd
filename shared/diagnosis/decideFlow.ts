import type { FlowChoice, FlowDecision, FlowMode, Join } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { fillText, type TextArguments } from '../knowledge/fillText.ts'
import { type DiagnosisTextId, diagnosisTexts } from '../knowledge/namedTexts.ts'
import { readScriptDate } from './analyzerEdition.ts'
import { compareVersions } from './compareVersions.ts'
import { type FactIndex, isTime } from './factIndex.ts'
import { type FlowReason, flowReasons } from './flowReasons.ts'
import {
  DOWN_LEVEL_NAMES,
  GENERAL_SINCE,
  isListedSynthetic,
  MINIMUM_UNIFIED_AGENT,
  managersInWords,
  minimumSensor,
  runsOnServer2012R2,
} from './flowSignals.ts'
import { fittingGeneration } from './judgeEnrollment.ts'
import type { PersonDecision } from './ruleContext.ts'

type FlowJudgement = Pick<Join, 'mode' | 'modeBecause' | 'modeEvidence' | 'flow'>
interface Decided {
  readonly choice?: FlowChoice
  readonly because: DiagnosisTextId
  readonly args?: TextArguments
  readonly facts: readonly SourcedFact[]
}

const choices: readonly FlowChoice[] = ['attachV2', 'attachV1', 'downLevel', 'intune', 'otherMdm', 'configMgr']

/** Decides which flow the device goes through, with what speaks for and against each. A person's decision goes before what evidence says. */
export function decideFlow(index: FactIndex, decision?: PersonDecision): FlowJudgement {
  const found = byStatus(index) ?? byManager(index) ?? bySensor(index) ?? bySystem(index) ?? byMode(index) ?? byTime(index) ?? undecided
  const choice = decision?.choice ?? found.choice
  const mode = modeOf(choice)
  const because =
    decision === undefined
      ? fillText(diagnosisTexts[found.because], found.args ?? {})
      : fillText(diagnosisTexts['mode.byPerson'], { reason: decision.reason })
  return {
    ...(mode === undefined ? {} : { mode }),
    modeBecause: because,
    modeEvidence: index.refs(found.facts),
    flow: {
      ...(choice === undefined ? {} : { choice }),
      ...(found.choice === undefined ? {} : { byEvidence: found.choice }),
      ...(decision === undefined ? {} : { byPerson: { reason: decision.reason, at: decision.at } }),
      candidates: candidatesOf(index),
    },
  }
}

const undecided: Decided = { because: 'mode.unknown', facts: [] }

/** The table of transitions knows two flows; who else manages the device brings its settings without either. */
function modeOf(choice: FlowChoice | undefined): FlowMode | undefined {
  if (choice === 'attachV2') return 'attachV2'
  return choice === 'attachV1' || choice === 'downLevel' ? 'attachV1' : undefined
}

function candidatesOf(index: FactIndex): FlowDecision['candidates'] {
  const reasons = flowReasons(index)
  const told = (list: readonly FlowReason[]) =>
    list.map(({ text, args, facts }) => ({ text: fillText(diagnosisTexts[text], args ?? {}), evidence: index.refs(facts) }))
  return choices.map((choice) => ({
    choice,
    title: diagnosisTexts[`flow.${choice}`],
    speaksFor: told(reasons.filter((reason) => reason.speaksFor.includes(choice))),
    speaksAgainst: told(reasons.filter((reason) => reason.speaksAgainst.includes(choice))),
  }))
}

/** Who a status names. 22 is read by the edition of the report: another MDM in April 2022, Configuration Manager since. */
function byStatus(index: FactIndex): Decided | undefined {
  const fact = index.of('enrollment.status')[0]
  if (fact === undefined) return undefined
  const manager = managerOfStatus(index, fact.value)
  return manager && { choice: manager, because: 'mode.managedElsewhere', args: { value: String(fact.value) }, facts: [fact] }
}

function managerOfStatus(index: FactIndex, code: SourcedFact['value']): 'intune' | 'otherMdm' | 'configMgr' | undefined {
  if (code === 3) return 'intune'
  if (code === 4) return 'configMgr'
  if (code === 21) return 'otherMdm'
  if (code === 22) return fittingGeneration(index) === '2022-04' ? 'otherMdm' : 'configMgr'
  return undefined
}

/** Without a status, what the report or a list says of the manager. */
function byManager(index: FactIndex): Decided | undefined {
  if (index.of('enrollment.status').length > 0) return undefined
  const found = managersInWords(index).find(({ choice }) => choice !== 'attach')
  if (found === undefined || found.choice === 'attach') return undefined
  return { choice: found.choice, because: 'mode.managerNamed', args: { value: String(found.fact.value) }, facts: [found.fact] }
}

function bySensor(index: FactIndex): Decided | undefined {
  const minimum = minimumSensor(index)
  for (const fact of index.of('mde.senseVersion')) {
    const order = compareVersions(String(fact.value), minimum)
    if (order === undefined) continue
    const system = minimum === MINIMUM_UNIFIED_AGENT ? [...index.of('device.os'), ...index.of('device.osBuild')].slice(0, 1) : []
    const args = { value: String(fact.value), minimum }
    const facts = [fact, ...system]
    if (order >= 0) return { choice: 'attachV2', because: 'mode.sensorNew', args, facts }
    return { choice: olderFlow(index), because: 'mode.sensorOld', args, facts }
  }
  return undefined
}

/** The older flow on a system that joins by its own tool or by a sync rule of its own is told apart. */
function olderFlow(index: FactIndex): FlowChoice {
  const isDownLevel = index.of('device.os').some((fact) => DOWN_LEVEL_NAMES.test(String(fact.value)))
  return isDownLevel || runsOnServer2012R2(index) ? 'downLevel' : 'attachV1'
}

function bySystem(index: FactIndex): Decided | undefined {
  const fact = index.of('device.os').find((candidate) => DOWN_LEVEL_NAMES.test(String(candidate.value)))
  return fact && { choice: 'downLevel', because: 'mode.downLevel', args: { value: String(fact.value) }, facts: [fact] }
}

/** The module's own switch, and the registration that it leaves in Entra ID. */
function byMode(index: FactIndex): Decided | undefined {
  const mode = index.of('enrollment.modeSwitch')[0]
  if (mode?.value === 2) return { choice: 'attachV2', because: 'mode.switch', facts: [mode] }
  const synthetic = isListedSynthetic(index)
  return synthetic && { choice: 'attachV2', because: 'mode.synthetic', facts: synthetic }
}

/** The script's own date and the time of the run; what was collected before the flow was general went through the older one. */
function byTime(index: FactIndex): Decided | undefined {
  const run = [...index.of('analyzer.runTime'), ...index.of('diagnostic.clientTime')].find((fact) => isTime(fact.value))
  if (run !== undefined) {
    const day = String(run.value).slice(0, 10)
    return day < GENERAL_SINCE
      ? { choice: olderFlow(index), because: 'mode.dateOld', args: { value: day }, facts: [run] }
      : { choice: 'attachV2', because: 'mode.dateNew', args: { value: day }, facts: [run] }
  }
  for (const fact of index.of('analyzer.scriptVersion')) {
    const date = readScriptDate(String(fact.value))
    // An old script may still be run today, but a script from after that day was.
    if (date === undefined) continue
    return date < GENERAL_SINCE
      ? { choice: olderFlow(index), because: 'mode.analyzerOld', args: { value: date }, facts: [fact] }
      : { choice: 'attachV2', because: 'mode.dateNew', args: { value: date }, facts: [fact] }
  }
  return undefined
}
