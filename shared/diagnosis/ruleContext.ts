import type { EnrollmentStatus, Finding, FlowChoice, Join, StepId } from '../contract/diagnosis.ts'
import type { Locator } from '../facts/locator.ts'
import { enrollmentStatusOf } from '../knowledge/enrollmentStatuses.ts'
import { joinSteps } from '../knowledge/joinSteps.ts'
import type { FactIndex } from './factIndex.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import { isManagedElsewhere } from './managedElsewhere.ts'

/** An imported list of devices, as a whole: what the rules on presence and age hold a device against. */
export interface DeviceList {
  readonly artefactId: number
  readonly source: 'portal' | 'entra' | 'intune'
  /** Devices in the list. */
  readonly rows: number
  /** The newest activity in the list, UTC ISO 8601: the time that age is judged for. */
  readonly newest?: string
  readonly locator: Locator
  readonly quote: string
}

/** A person's decision on the flow, with when it was made (UTC). */
export interface PersonDecision {
  readonly choice: FlowChoice
  readonly reason: string
  readonly at: string
}

/** What every rule may look at. */
export interface RuleContext {
  /** The lists of the case, whether or not they name this device. */
  readonly lists: readonly DeviceList[]
  readonly index: FactIndex
  readonly enrollment?: EnrollmentStatus
  readonly join: Join
  /** When the evidence was collected, UTC; rules about time judge against it, never against today. */
  readonly judgedFor?: string
}

/** A finding with what orders it among others. */
export interface RuleFinding extends Finding {
  /** Lower is nearer to the root: onboarding before join, join before enrolment. */
  readonly rank: number
}

/** A pure function from facts to findings; empty where the rule does not hold. */
export type Rule = (context: RuleContext) => readonly RuleFinding[]

/** The step that a status points to: its row in the documented phases; general errors and the rest belong to the enrolment. */
export function stepOfStatus(code: number): StepId {
  if (enrollmentStatusOf(code)?.category === 'general') return 'enroll'
  return joinSteps.find((step) => step.enrollmentStatuses.includes(code))?.id ?? 'enroll'
}

export const isJoined = ({ join }: RuleContext): boolean =>
  join.observed === 'haadj' || join.observed === 'aadj' || join.observed === 'dual'

/** Whether a failed join keeps the device from enrolling: not in the flow without join, unless the status points to the join or nothing else is asked about. */
export function joinMatters(context: RuleContext): boolean {
  const code = context.enrollment?.code
  if (isEnrolled(code) || isJoined(context) || isManagedElsewhere(context)) return false
  if (context.join.mode !== 'attachV2' || isOnlyAboutJoin(context)) return true
  return code !== undefined && context.enrollment?.severity === 'error' && stepOfStatus(code) !== 'enroll'
}

/** Nothing of Defender in the evidence and nobody decided: then the join is what was asked about, whichever flow its date speaks for. */
const isOnlyAboutJoin = ({ index, join }: RuleContext): boolean =>
  join.flow.byPerson === undefined &&
  (['enrollment.status', 'enrollment.statusText', 'enrollment.modeSwitch', 'mde.senseVersion'] as const).every(
    (kind) => index.of(kind).length === 0,
  )
