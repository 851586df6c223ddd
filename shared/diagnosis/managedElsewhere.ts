import type { EnrollmentStatus, Join } from '../contract/diagnosis.ts'
import { isManagedElsewhere as statusSaysElsewhere } from './judgeEnrollment.ts'

interface Judged {
  readonly join: Join
  readonly enrollment?: EnrollmentStatus
}

/** Another channel brings the device's settings: by the flow that was decided, by evidence or by a person; without one, by the status. */
export function isManagedElsewhere({ join, enrollment }: Judged): boolean {
  const { choice } = join.flow
  if (choice === undefined) return statusSaysElsewhere(enrollment?.code)
  return choice === 'intune' || choice === 'otherMdm' || choice === 'configMgr'
}
