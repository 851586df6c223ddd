import { declaredRules } from '../declaredRules.ts'
import type { Rule } from '../ruleContext.ts'
import { analyzerResultsRule } from './analyzerRules.ts'
import { connectivityRule } from './connectivityRules.ts'
import { certificateExpiredRule, deviceAuthFailedRule, dualStateRule, enterpriseDrsRule, prtFailedRule } from './deviceRules.ts'
import { certificateExpiringRule, prtOtherTenantRule, prtStaleRule } from './dsregcmdRules.ts'
import { enrollmentStatusRule, notOnboardedRule, sensorTooOldRule } from './enrollmentRules.ts'
import { attemptWithoutCodeRule, runtimeErrorsRule, tokenErrorsRule, traceMissesAttemptRule } from './eventRules.ts'
import { evidenceStaleRule, lastCheckinUntrustedRule, sourcesDisagreeRule } from './evidenceRules.ts'
import { fleetRules } from './fleetRules.ts'
import { deviceNotSyncedRule, joinFailedRule, joinTestsRule } from './joinRules.ts'
import { managedByConfigMgrRule, managedByIntuneRule, managedByOtherMdmRule } from './managerRules.ts'
import { checkinOverdueRule, clockWrongRule, domainControllerRule, scpClientDomainRule, updatesMissingRule } from './prerequisiteRules.ts'
import { serviceDisabledRule, serviceNotRunningRule } from './serviceRules.ts'
import { scpTenantMismatchRule, tenantMismatchRule } from './tenantRules.ts'

/** Every rule; order does not matter, findings are ordered by severity and rank. */
export const allRules: readonly Rule[] = [
  notOnboardedRule,
  serviceNotRunningRule,
  serviceDisabledRule,
  managedByIntuneRule,
  managedByOtherMdmRule,
  managedByConfigMgrRule,
  domainControllerRule,
  updatesMissingRule,
  clockWrongRule,
  scpClientDomainRule,
  checkinOverdueRule,
  connectivityRule,
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
  prtOtherTenantRule,
  sensorTooOldRule,
  sourcesDisagreeRule,
  evidenceStaleRule,
  lastCheckinUntrustedRule,
  attemptWithoutCodeRule,
  tokenErrorsRule,
  runtimeErrorsRule,
  traceMissesAttemptRule,
  ...fleetRules,
  ...declaredRules,
]
