import type { StepId, StepState } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { type Checks, check, type DecidedCheck, findingCheck, type StepInput, testCheck, unknown } from './checkParts.ts'
import { codesInText } from './codesOf.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import { listedEnrolled } from './listedEnrolled.ts'
import * as prerequisite from './prerequisiteChecks.ts'
import { isJoined, stepOfStatus } from './ruleContext.ts'
import { joinTestResult } from './rules/joinTests.ts'

/** Findings that tell of an attempt which failed: by its code, by a log without one, or by what a log says of its cause. */
const attemptRules = ['join-failed', 'attempt-without-code', 'no-domain-controller-logged', 'ldap-failed-logged', 'proxy-failed-logged']

const failedIn = ({ findings }: StepInput, step: StepId): string | undefined =>
  findings.find((finding) => attemptRules.includes(finding.rule) && finding.step === step)?.rule

/** The last attempt's error as a failed check of the phase that it names. */
export function attemptCheck(input: StepInput, step: StepId): DecidedCheck | undefined {
  const rule = step === 'join' ? undefined : failedIn(input, step)
  return rule === undefined ? undefined : findingCheck(input, 'lastAttempt', rule)
}

const precheck: Checks = (input) => {
  const domain = input.index.of('join.domainJoined')
  const name = input.index.text('join.domainName')
  const joined = domain[0]?.value
  return [
    joined === undefined
      ? unknown(input, 'domainJoined')
      : check(input, 'domainJoined', {
          state: joined === true ? 'ok' : 'notNeeded',
          facts: domain.filter((fact) => fact.value === joined),
          ...(name === undefined ? {} : { args: { value: name } }),
        }),
    testCheck(input, 'domainController', 'adConnectivity', 'ad-connectivity-failed'),
    findingCheck(input, 'clock', 'clock-wrong') ?? unknown(input, 'clock'),
  ]
}

const discover: Checks = (input) => {
  const scp = input.index.of('scp.tenantId')
  const read = testCheck(input, 'scpRead', 'adConfiguration', 'ad-configuration-failed')
  const scpFact = scp[0]
  const test = joinTestResult(input.index, 'adConfiguration')?.facts ?? []
  const scpRead =
    read.state === 'failed' || scpFact === undefined
      ? read
      : check(input, 'scpRead', { state: 'ok', facts: [...scp, ...test], args: { value: String(scpFact.value) } })
  return [
    scpRead,
    prerequisite.clientConnectionPoint(input),
    prerequisite.domainConnectionPoint(input),
    tenantCheck(input, scp),
    prerequisite.namesResolved(input),
    testCheck(input, 'serviceFound', 'drsDiscovery', 'drs-discovery-failed'),
    testCheck(input, 'serviceReached', 'drsConnectivity', 'drs-connectivity-failed'),
    prerequisite.joinAddresses(input),
  ]
}

function tenantCheck(input: StepInput, scp: readonly SourcedFact[]): DecidedCheck {
  const entra = input.index.of('entra.tenantId')
  const failed = findingCheck(input, 'tenantMatches', 'tenant-mismatch', {
    value: [...new Set([...entra, ...scp].map((fact) => String(fact.value)))].slice(0, 8).join(', '),
  })
  if (failed !== undefined) return failed
  const isCompared = entra.length > 0 && scp.length > 0
  return isCompared ? check(input, 'tenantMatches', { state: 'ok', facts: [...entra, ...scp] }) : unknown(input, 'tenantMatches')
}

const auth: Checks = (input) => [testCheck(input, 'token', 'tokenAcquisition', 'token-acquisition-failed')]

const syncwait: Checks = (input) => {
  const failed = findingCheck(input, 'objectSynced', 'device-not-synced', {
    codes: codesInText(input.findings.find((finding) => finding.rule === 'device-not-synced')?.codes.map((code) => code.hex) ?? []),
  })
  const joined = input.index.of('join.azureAdJoined').filter((fact) => fact.value === true)
  const synced = isJoined(input) ? check(input, 'objectSynced', { state: 'ok', facts: joined }) : prerequisite.listedInEntra(input)
  return [failed ?? synced, prerequisite.inSyncScope(input), prerequisite.syncRule(input)]
}

const join: Checks = (input) => {
  const joined = input.index.of('join.azureAdJoined')
  const registered = isJoined(input)
    ? check(input, 'registered', { state: 'ok', facts: joined.filter((fact) => fact.value === true) })
    : findingCheck(input, 'registered', failedIn(input, 'join') ?? '')
  const until = input.index.of('entra.certificateValidTo').slice(0, 1)
  const value = String(until[0]?.value).slice(0, 10)
  const accepted = input.index.of('entra.deviceAuthStatus').filter((fact) => /^success\b/i.test(String(fact.value)))
  return [
    registered ?? check(input, 'registered', { state: joined.length > 0 ? 'notReached' : 'unknown', facts: joined }),
    findingCheck(input, 'certificateValid', 'certificate-expired', { value }) ??
      (until.length > 0
        ? check(input, 'certificateValid', { state: 'ok', facts: until, args: { value } })
        : unknown(input, 'certificateValid')),
    findingCheck(input, 'deviceAccepted', 'device-auth-failed') ??
      findingCheck(input, 'deviceAccepted', 'disabled-in-entra') ??
      (accepted.length > 0 ? check(input, 'deviceAccepted', { state: 'ok', facts: accepted }) : unknown(input, 'deviceAccepted')),
  ]
}

const postjoin: Checks = (input) => {
  const facts = input.index.of('prt.present', 'AzureAdPrt')
  if (facts.length === 0) return [unknown(input, 'prt')]
  return [check(input, 'prt', { state: facts[0]?.value === true ? 'ok' : 'notNeeded', facts })]
}

const onboard: Checks = (input) => {
  const onboarded = input.index.of('mde.onboardingState').filter((fact) => fact.value === 1)
  const sensor = input.index.of('service.status', 'sense')
  const organisation = input.index.of('mde.orgId')
  return [
    findingCheck(input, 'onboarded', 'not-onboarded') ??
      (onboarded.length > 0 ? check(input, 'onboarded', { state: 'ok', facts: onboarded }) : unknown(input, 'onboarded')),
    findingCheck(input, 'sensorRuns', 'service-not-running:sense', { value: String(sensor[0]?.value) }) ??
      (sensor[0]?.value === 'running' ? check(input, 'sensorRuns', { state: 'ok', facts: sensor }) : unknown(input, 'sensorRuns')),
    findingCheck(input, 'organisationKnown', 'analyzer-result:122005') ??
      (organisation.length > 0
        ? check(input, 'organisationKnown', { state: 'ok', facts: organisation, args: { value: String(organisation[0]?.value) } })
        : unknown(input, 'organisationKnown')),
    prerequisite.systemInScope(input),
  ]
}

const enroll: Checks = (input) => {
  const { index, enrollment } = input
  const reached = index.of('analyzer.result', '130021')
  return [
    prerequisite.sensorVersion(input),
    prerequisite.systemUpdates(input),
    prerequisite.domainControllerSupport(input),
    prerequisite.noOtherManager(input),
    prerequisite.modeSwitch(input),
    findingCheck(input, 'managementReached', 'endpoint-unreachable') ??
      (reached.length > 0 ? check(input, 'managementReached', { state: 'ok', facts: reached }) : unknown(input, 'managementReached')),
    enrollment === undefined ? listedCheck(input) : enrolledCheck(input, enrollment.code),
  ]
}

/** Without a status of the device, the list's word that Defender manages it. */
function listedCheck(input: StepInput): DecidedCheck {
  const facts = listedEnrolled(input.index)
  if (facts.length === 0) return unknown(input, 'enrolled')
  return check(input, 'enrolled', { state: 'ok', facts, args: { value: String(facts[0]?.value) } })
}

function enrolledCheck(input: StepInput, code: number): DecidedCheck {
  const facts = input.index.of('enrollment.status').filter((fact) => fact.value === code)
  const state: StepState = isEnrolled(code)
    ? 'ok'
    : input.enrollment?.severity === 'error' && stepOfStatus(code) === 'enroll'
      ? 'failed'
      : 'notReached'
  const args = { value: `${code} (${input.enrollment?.hex})` }
  const made = check(input, 'enrolled', { state, facts, args })
  return state === 'failed' && input.enrollment !== undefined ? { ...made, detail: input.enrollment.title } : made
}

/** The checks of each step, the deciding one named: when it passed, so did the step. */
export const stepChecks: Readonly<Record<StepId, { readonly checks: Checks; readonly deciding: string }>> = {
  onboard: { checks: onboard, deciding: 'onboarded' },
  precheck: { checks: precheck, deciding: 'domainController' },
  discover: { checks: discover, deciding: 'serviceFound' },
  auth: { checks: auth, deciding: 'token' },
  syncwait: { checks: syncwait, deciding: 'objectSynced' },
  join: { checks: join, deciding: 'registered' },
  postjoin: { checks: postjoin, deciding: 'prt' },
  enroll: { checks: enroll, deciding: 'enrolled' },
}

/** An enrollment status that names a failure of a step on the way, as a failed check of that step. */
export function statusCheck(input: StepInput, step: StepId): DecidedCheck | undefined {
  const { enrollment } = input
  if (enrollment === undefined || enrollment.severity !== 'error' || step === 'enroll' || isJoined(input)) return undefined
  if (stepOfStatus(enrollment.code) !== step) return undefined
  const facts = input.index.of('enrollment.status').filter((fact) => fact.value === enrollment.code)
  const made = check(input, 'status', { state: 'failed', facts, args: { value: `${enrollment.code} (${enrollment.hex})` } })
  return { ...made, title: enrollment.title }
}
