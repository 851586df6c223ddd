import type { Scenario } from '../scenario.ts'
import { dnsRegistrationName } from './dnsRegistrationName.ts'
import { enrolledHaadj } from './enrolledHaadj.ts'
import { healthyAttachV2 } from './healthyAttachV2.ts'
import { joinPendingSync } from './joinPendingSync.ts'
import { neverEnrolled } from './neverEnrolled.ts'
import { notSynced } from './notSynced.ts'
import { servicesStopped } from './servicesStopped.ts'
import { tenantMismatchUnreported } from './tenantMismatchUnreported.ts'

/** All scenarios, the shipped sample first. */
export const scenarios: readonly Scenario[] = [
  dnsRegistrationName,
  tenantMismatchUnreported,
  notSynced,
  healthyAttachV2,
  enrolledHaadj,
  servicesStopped,
  joinPendingSync,
  neverEnrolled,
]

/** The scenario that `npm start -- --sample` opens. */
export const sampleScenario: Scenario = dnsRegistrationName

export const scenarioOf = (id: string): Scenario | undefined => scenarios.find((scenario) => scenario.id === id)
