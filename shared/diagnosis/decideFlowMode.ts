import type { FlowMode, Join } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { fillText, type TextArguments } from '../knowledge/fillText.ts'
import { type DiagnosisTextId, diagnosisTexts } from '../knowledge/namedTexts.ts'
import { readScriptDate } from './analyzerEdition.ts'
import { compareVersions } from './compareVersions.ts'
import { type FactIndex, isTime } from './factIndex.ts'
import { isManagedElsewhere } from './judgeEnrollment.ts'

export type FlowDecision = Pick<Join, 'mode' | 'modeBecause' | 'modeEvidence'>

/** From this sensor version on enrolment needs no join; the second for the unified agent of Windows Server 2012 R2 and 2016. */
const MINIMUM_SENSOR = '10.8040.0.0'
const MINIMUM_UNIFIED_AGENT = '10.8295.22621.1023'
/** Windows 8.1 and Server 2012 R2, Server 2016: what the unified agent runs on. */
const UNIFIED_AGENT_BUILDS = new Set(['9600', '14393'])
const UNIFIED_AGENT_NAMES = /\bServer (2012 R2|2016)\b/i
/** No unified agent exists for these: only the older flow. */
const DOWN_LEVEL_NAMES = /\b(Windows 7|Windows 8(\.1)?|Server 2008 R2|Server 2012(?! R2))\b/i
/** The flow without join became generally available. */
const GENERAL_SINCE = '2023-09-25'

/** Decides which flow the device goes through, with the places that decided it. Mode is absent when neither runs or nothing decides. */
export function decideFlowMode(index: FactIndex): FlowDecision {
  return byOtherManager(index) ?? bySensor(index) ?? bySystem(index) ?? byTime(index) ?? decision(index, undefined, 'mode.unknown', {}, [])
}

/** The lowest sensor version of the flow without join, for this device's system. */
export function minimumSensor(index: FactIndex): string {
  const builds = index.of('device.osBuild').map((fact) => String(fact.value).split('.')[0] ?? '')
  const isUnified =
    builds.some((build) => UNIFIED_AGENT_BUILDS.has(build)) ||
    index.of('device.os').some((fact) => UNIFIED_AGENT_NAMES.test(String(fact.value)))
  return isUnified ? MINIMUM_UNIFIED_AGENT : MINIMUM_SENSOR
}

function byOtherManager(index: FactIndex): FlowDecision | undefined {
  const fact = index.of('enrollment.status')[0]
  if (typeof fact?.value !== 'number') return undefined
  if (!isManagedElsewhere(fact.value)) return undefined
  return decision(index, undefined, 'mode.managedElsewhere', { value: fact.value }, [fact])
}

function bySensor(index: FactIndex): FlowDecision | undefined {
  const minimum = minimumSensor(index)
  for (const fact of index.of('mde.senseVersion')) {
    const order = compareVersions(String(fact.value), minimum)
    if (order === undefined) continue
    const system = minimum === MINIMUM_UNIFIED_AGENT ? [...index.of('device.os'), ...index.of('device.osBuild')].slice(0, 1) : []
    const args = { value: String(fact.value), minimum }
    return order >= 0
      ? decision(index, 'attachV2', 'mode.sensorNew', args, [fact, ...system])
      : decision(index, 'attachV1', 'mode.sensorOld', args, [fact, ...system])
  }
  return undefined
}

function bySystem(index: FactIndex): FlowDecision | undefined {
  const fact = index.of('device.os').find((candidate) => DOWN_LEVEL_NAMES.test(String(candidate.value)))
  return fact && decision(index, 'attachV1', 'mode.downLevel', { value: String(fact.value) }, [fact])
}

/** The script's own date and the time of the run; what was collected before the flow was general went through the older one. */
function byTime(index: FactIndex): FlowDecision | undefined {
  const run = [...index.of('analyzer.runTime'), ...index.of('diagnostic.clientTime')].find((fact) => isTime(fact.value))
  if (run !== undefined) {
    const day = String(run.value).slice(0, 10)
    return day < GENERAL_SINCE
      ? decision(index, 'attachV1', 'mode.dateOld', { value: day }, [run])
      : decision(index, 'attachV2', 'mode.dateNew', { value: day }, [run])
  }
  for (const fact of index.of('analyzer.scriptVersion')) {
    const date = readScriptDate(String(fact.value))
    // An old script may still be run today, but a script from after that day was.
    if (date !== undefined) {
      return date < GENERAL_SINCE
        ? decision(index, 'attachV1', 'mode.analyzerOld', { value: date }, [fact])
        : decision(index, 'attachV2', 'mode.dateNew', { value: date }, [fact])
    }
  }
  return undefined
}

function decision(
  index: FactIndex,
  mode: FlowMode | undefined,
  text: DiagnosisTextId,
  args: TextArguments,
  facts: readonly SourcedFact[],
): FlowDecision {
  const modeBecause = fillText(diagnosisTexts[text], args)
  return { ...(mode === undefined ? {} : { mode }), modeBecause, modeEvidence: index.refs(facts) }
}
