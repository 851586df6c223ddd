import { declaredRules } from '../declaredRules.ts'
import type { Rule } from '../ruleContext.ts'
import { analyzerResultsRule } from './analyzerRules.ts'
import { certificateExpiredRule, deviceAuthFailedRule, dualStateRule, enterpriseDrsRule, prtFailedRule } from './deviceRules.ts'
import { certificateExpiringRule, prtStaleRule } from './dsregcmdRules.ts'
import { enrollmentStatusRule, managedByIntuneRule, notOnboardedRule, sensorTooOldRule } from './enrollmentRules.ts'
import { evidenceStaleRule, lastCheckinUntrustedRule, sourcesDisagreeRule } from './evidenceRules.ts'
import { deviceNotSyncedRule, joinFailedRule, joinTestsRule } from './joinRules.ts'
import { serviceDisabledRule, serviceNotRunningRule } from './serviceRules.ts'
import { scpTenantMismatchRule, tenantMismatchRule } from './tenantRules.ts'

/** Every rule; order does not matter, findings are ordered by severity and rank. */
export const allRules: readonly Rule[] = [
  notOnboardedRule,
  serviceNotRunningRule,
  serviceDisabledRule,
  managedByIntuneRule,
  scpTenantMismatchRule,
  tenantMismatchRule,
  joinTestsRule,
  enterpriseDrsRule,
  deviceNotSyncedRule,
  joinFailedRule,
  certificateExpiredRule,
  deviceAuthFailedRule,
  enrollmentStatusRule,
  analyzerResultsRule,
  certificateExpiringRule,
  dualStateRule,
  prtFailedRule,
  prtStaleRule,
  sensorTooOldRule,
  sourcesDisagreeRule,
  evidenceStaleRule,
  lastCheckinUntrustedRule,
  ...declaredRules,
]
