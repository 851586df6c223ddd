import type { EnrollmentStatus, Finding, Join, StepId } from '../contract/diagnosis.ts'
import { enrollmentStatusOf } from '../knowledge/enrollmentStatuses.ts'
import { joinSteps } from '../knowledge/joinSteps.ts'
import type { FactIndex } from './factIndex.ts'
import { isEnrolled } from './judgeEnrollment.ts'

/** What every rule may look at. */
export interface RuleContext {
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

/** Whether a failed join keeps the device from enrolling: not in the flow without join, unless the status itself points to the join. */
export function joinMatters(context: RuleContext): boolean {
  const code = context.enrollment?.code
  if (isEnrolled(code) || isJoined(context)) return false
  if (context.join.mode !== 'attachV2') return true
  return code !== undefined && context.enrollment?.severity === 'error' && stepOfStatus(code) !== 'enroll'
}
