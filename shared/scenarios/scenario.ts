import type { StepId, StepState } from '../contract/diagnosis.ts'
import type { Localized } from '../facts/localized.ts'

/** A failure (or a sound device) for training, as data: what the device looks like, and what Joinsight is expected to say about it. */
export interface Scenario {
  readonly id: string
  /** 1 shows its cause at once, 2 needs two sources, 3 hides it. */
  readonly level: 1 | 2 | 3
  readonly title: Localized
  /** How the device came to this. */
  readonly story: Localized
  /** What the person who calls sees. */
  readonly symptom: Localized
  readonly device: ScenarioDevice
  readonly expected: ExpectedDiagnosis
}

export interface ExpectedDiagnosis {
  /** Rule of the verdict. */
  readonly verdict: string
  /** Rules that have to be among the findings. */
  readonly findings: readonly string[]
  readonly steps: Partial<Readonly<Record<StepId, StepState>>>
}

export type AnalyzerEdition = '28042022' | '08May2024'
/** Stopped: it would start with Windows; disabled: somebody turned it off for good. */
export type ServiceState = 'Running' | 'Stopped' | 'Disabled'
/** Which of the scenario's two tenants: the company's own, or another one. */
export type Tenant = 'own' | 'other'

export interface ScenarioDevice {
  readonly name: string
  /** As the registry's ProductName; `revision` is UBR. */
  readonly os: { readonly name: string; readonly build: number; readonly revision: number; readonly edition: 'Server' | 'Client' }
  readonly model: { readonly manufacturer: string; readonly product: string }
  readonly analyzer: AnalyzerEdition
  /** UTC, ISO 8601; all other times are minutes before it. */
  readonly collectedAt: string
  readonly senseVersion: string
  readonly services: { readonly sense: ServiceState; readonly diagTrack: ServiceState }
  readonly enrollment: ScenarioEnrollment
  readonly join: ScenarioJoin
  readonly scp?: { readonly type: 'Client' | 'Domain'; readonly tenant: Tenant }
  /** The pre-join tests and the last attempt, as dsregcmd prints them for a device that is not joined. */
  readonly diagnostics?: ScenarioDiagnostics
  /** Ids of the results that the analyzer raised, in its order. Texts and severity come from the knowledge. */
  readonly results: readonly string[]
}

export interface ScenarioEnrollment {
  /** Absent: the key SenseCM does not exist yet. */
  readonly status?: number
  /** Tenant of the registration. */
  readonly tenant?: Tenant
  readonly isRegistered: boolean
  readonly isEnrolled: boolean
  /** Minutes before the collection. */
  readonly attemptMinutesAgo?: number
  readonly successMinutesAgo?: number
  /** Version 2 of the flow, which needs no join. */
  readonly attachV2: boolean
}

export interface ScenarioJoin {
  readonly azureAd: boolean
  readonly domain: boolean
}

/** Results as dsregcmd prints them: PASS, SKIPPED, `FAIL [0x…/0x…]`. */
export interface ScenarioDiagnostics {
  readonly adConnectivity: string
  readonly adConfiguration: string
  readonly drsDiscovery: string
  readonly drsConnectivity: string
  readonly tokenAcquisition: string
  /** The last attempt to join, where one failed. */
  readonly attempt?: JoinAttempt
}

export interface JoinAttempt {
  readonly minutesAgo: number
  readonly registrationType?: 'sync' | 'fed'
  readonly errorPhase: 'pre-check' | 'discover' | 'auth' | 'join'
  readonly clientError: string
  /** `{deviceId}` in the message stands for the device's id. */
  readonly server?: { readonly code: string; readonly message: string; readonly httpsStatus: number }
}
