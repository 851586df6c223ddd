import { isManagedElsewhere as statusSaysElsewhere } from './judgeEnrollment.ts'
import type { RuleContext } from './ruleContext.ts'

/** Another channel brings the device's settings: by the flow that was decided, by evidence or by a person; without one, by the status. */
export function isManagedElsewhere({ join, enrollment }: Pick<RuleContext, 'join' | 'enrollment'>): boolean {
  const { choice } = join.flow
  if (choice === undefined) return statusSaysElsewhere(enrollment?.code)
  return choice === 'intune' || choice === 'otherMdm' || choice === 'configMgr'
}
