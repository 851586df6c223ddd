import type { FlowChoice } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import type { TextArguments } from '../knowledge/fillText.ts'
import type { DiagnosisTextId } from '../knowledge/namedTexts.ts'
import { readScriptDate } from './analyzerEdition.ts'
import { compareVersions } from './compareVersions.ts'
import { type FactIndex, isTime } from './factIndex.ts'
import { DOWN_LEVEL_NAMES, GENERAL_SINCE, isListedSynthetic, managersInWords, minimumSensor, runsOnServer2012R2 } from './flowSignals.ts'

/** A statement of the evidence, with the flows that it speaks for and against. */
export interface FlowReason {
  readonly text: DiagnosisTextId
  readonly args?: TextArguments
  readonly facts: readonly SourcedFact[]
  readonly speaksFor: readonly FlowChoice[]
  readonly speaksAgainst: readonly FlowChoice[]
}

const OLDER: readonly FlowChoice[] = ['attachV1', 'downLevel']
const ATTACHED: readonly FlowChoice[] = ['attachV2', ...OLDER]
const ELSEWHERE: readonly FlowChoice[] = ['intune', 'otherMdm', 'configMgr']

/** Everything in the evidence that speaks for or against one of the flows. */
export function flowReasons(index: FactIndex): FlowReason[] {
  return [...sensorReasons(index), ...systemReasons(index), ...modeReasons(index), ...timeReasons(index), ...managerReasons(index)]
}

function sensorReasons(index: FactIndex): FlowReason[] {
  const fact = index.of('mde.senseVersion')[0]
  if (fact === undefined) return []
  const minimum = minimumSensor(index)
  const order = compareVersions(String(fact.value), minimum)
  if (order === undefined) return []
  const args = { value: String(fact.value), minimum }
  return order >= 0
    ? [{ text: 'flow.sensorNew', args, facts: [fact], speaksFor: ['attachV2'], speaksAgainst: OLDER }]
    : [{ text: 'flow.sensorOld', args, facts: [fact], speaksFor: OLDER, speaksAgainst: ['attachV2'] }]
}

function systemReasons(index: FactIndex): FlowReason[] {
  const fact = index.of('device.os')[0]
  if (fact === undefined) return []
  const args = { value: String(fact.value) }
  if (DOWN_LEVEL_NAMES.test(args.value))
    return [{ text: 'flow.downLevelSystem', args, facts: [fact], speaksFor: ['downLevel'], speaksAgainst: ['attachV2', 'attachV1'] }]
  if (runsOnServer2012R2(index))
    return [{ text: 'flow.server2012R2', args, facts: [fact], speaksFor: ['downLevel'], speaksAgainst: ['attachV1'] }]
  return [{ text: 'flow.currentSystem', args, facts: [fact], speaksFor: [], speaksAgainst: ['downLevel'] }]
}

function modeReasons(index: FactIndex): FlowReason[] {
  const fact = index.of('enrollment.modeSwitch')[0]
  const synthetic = isListedSynthetic(index)
  const args = { value: String(fact?.value) }
  return [
    ...(fact === undefined
      ? []
      : fact.value === 2
        ? [{ text: 'flow.switchOn', facts: [fact], speaksFor: ['attachV2'], speaksAgainst: OLDER } as const]
        : [{ text: 'flow.switchOff', args, facts: [fact], speaksFor: OLDER, speaksAgainst: ['attachV2'] } as const]),
    ...(synthetic === undefined
      ? []
      : [{ text: 'flow.synthetic', facts: synthetic, speaksFor: ['attachV2'], speaksAgainst: OLDER } as const]),
  ]
}

function timeReasons(index: FactIndex): FlowReason[] {
  const run = [...index.of('analyzer.runTime'), ...index.of('diagnostic.clientTime')].find((fact) => isTime(fact.value))
  const script = index.of('analyzer.scriptVersion').find((fact) => readScriptDate(String(fact.value)) !== undefined)
  const dated = [
    { fact: run, day: String(run?.value).slice(0, 10), text: 'flow.date' },
    { fact: script, day: readScriptDate(String(script?.value)) ?? '', text: 'flow.script' },
  ] as const
  return dated.flatMap(({ fact, day, text }): FlowReason[] => {
    if (fact === undefined) return []
    const isOld = day < GENERAL_SINCE
    const common = { text: `${text}${isOld ? 'Old' : 'New'}` as const, args: { value: day }, facts: [fact] }
    return [
      isOld ? { ...common, speaksFor: OLDER, speaksAgainst: ['attachV2'] } : { ...common, speaksFor: ['attachV2'], speaksAgainst: [] },
    ]
  })
}

const named: Readonly<Record<number, readonly FlowChoice[]>> = {
  3: ['intune', 'otherMdm'],
  4: ['configMgr'],
  21: ['otherMdm', 'intune'],
  22: ['configMgr', 'otherMdm'],
}

function managerReasons(index: FactIndex): FlowReason[] {
  const status = index.of('enrollment.status')[0]
  const words = managersInWords(index).map(({ choice, fact }): FlowReason => {
    const args = { value: String(fact.value) }
    return choice === 'attach'
      ? { text: 'flow.managerNamed', args, facts: [fact], speaksFor: ATTACHED, speaksAgainst: ELSEWHERE }
      : { text: 'flow.managerNamed', args, facts: [fact], speaksFor: [choice], speaksAgainst: ATTACHED }
  })
  if (typeof status?.value !== 'number') return words
  const args = { value: status.value }
  const managers = named[status.value]
  if (managers !== undefined)
    return [{ text: 'flow.statusElsewhere', args, facts: [status], speaksFor: managers, speaksAgainst: ATTACHED }, ...words]
  if (status.value === 43)
    return [{ text: 'flow.statusBoth', args, facts: [status], speaksFor: ['configMgr'], speaksAgainst: [] }, ...words]
  if (status.value === 1) return [{ text: 'flow.statusEnrolled', args, facts: [status], speaksFor: [], speaksAgainst: ELSEWHERE }, ...words]
  return words
}
