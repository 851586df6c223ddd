import type { DeviceDiagnosis, Finding } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { chooseVerdict, orderFindings } from './chooseVerdict.ts'
import { deviceSummary } from './deviceSummary.ts'
import { withEventLogs } from './events/lastAttempt.ts'
import { type ArtefactPlaces, buildFactIndex, type FactIndex, isTime } from './factIndex.ts'
import { findDisagreements } from './findDisagreements.ts'
import { judgeEnrollment } from './judgeEnrollment.ts'
import { judgeJoin } from './judgeJoin.ts'
import { judgeSteps } from './judgeSteps.ts'
import type { DeviceList, PersonDecision, RuleContext, RuleFinding } from './ruleContext.ts'
import { allRules } from './rules/allRules.ts'

interface DiagnoseOptions {
  /** True while members of an import are still being read. */
  readonly provisional: boolean
  /** What a person decided on the flow: everything is judged for it. */
  readonly decision?: PersonDecision
  /** The device lists of the case. */
  readonly lists?: readonly DeviceList[]
}

/**
 * Everything the facts of one device say: enrollment status by edition, join state and flow, steps, findings, verdict.
 * Pure: the same facts give the same diagnosis, whatever the day. `artefacts` names where facts came from, by artefact id.
 */
export function diagnoseDevice(facts: readonly SourcedFact[], artefacts: ArtefactPlaces, options: DiagnoseOptions): DeviceDiagnosis {
  const index = buildFactIndex(withEventLogs(buildFactIndex(facts, artefacts)), artefacts)
  const enrollment = judgeEnrollment(index)
  const judgedFor = collectedAt(index)
  const context: RuleContext = {
    index,
    join: judgeJoin(index, options.decision),
    lists: options.lists ?? [],
    ...(enrollment === undefined ? {} : { enrollment }),
    ...(judgedFor === undefined ? {} : { judgedFor }),
  }
  const findings = orderFindings(allRules.flatMap((rule) => rule(context)))
  return {
    ...(enrollment === undefined ? {} : { enrollmentStatus: enrollment }),
    join: context.join,
    steps: judgeSteps({ ...context, findings }),
    findings: findings.map(withoutRank),
    verdict: chooseVerdict(context, findings, options.provisional),
    disagreements: findDisagreements(index),
    ...(judgedFor === undefined ? {} : { judgedFor }),
    ...deviceSummary(index),
  }
}

const withoutRank = ({ rank: _rank, ...finding }: RuleFinding): Finding => finding

/** The newest run of the analyzer, else the newest client time of dsregcmd. */
function collectedAt(index: FactIndex): string | undefined {
  for (const kind of ['analyzer.runTime', 'diagnostic.clientTime'] as const) {
    const times = index
      .of(kind)
      .map((fact) => fact.value)
      .filter(isTime)
    const newest = times.sort().at(-1)
    if (newest !== undefined) return newest
  }
  return undefined
}
