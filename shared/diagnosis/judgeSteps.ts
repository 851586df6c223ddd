import type { Step, StepId, StepState } from '../contract/diagnosis.ts'
import type { Localized } from '../facts/localized.ts'
import { fillText } from '../knowledge/fillText.ts'
import { joinSteps } from '../knowledge/joinSteps.ts'
import { type DiagnosisTextId, diagnosisTexts } from '../knowledge/namedTexts.ts'
import type { DecidedCheck, StepInput } from './checkParts.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import { listedEnrolled } from './listedEnrolled.ts'
import { isManagedElsewhere } from './managedElsewhere.ts'
import { besideTheStep } from './prerequisiteChecks.ts'
import { isJoined, joinMatters, type RuleFinding } from './ruleContext.ts'
import { attemptCheck, statusCheck, stepChecks } from './stepChecks.ts'

interface StepVerdict {
  readonly state: StepState
  readonly because: Localized
}

/** The steps in order, onboarding first, each with its checks, its state and why. */
export function judgeSteps(input: StepInput): Step[] {
  const steps: Step[] = []
  for (const { id, title } of joinSteps) {
    const own = stepChecks[id].checks(input)
    const checks = [...own, attemptCheck(input, id), statusCheck(input, id)].filter((check) => check !== undefined)
    const findings = input.findings.filter((finding) => finding.step === id)
    const deciding = checks.filter((check) => !besideTheStep.has(check.id))
    const { state, because } = judgeStep(input, id, deciding, steps)
    const uniqueCodes = new Map(findings.flatMap((finding) => finding.codes).map((code) => [code.hex, code]))
    const evidence = new Map(
      [...checks, ...findings].flatMap((part) => part.evidence).map((ref) => [`${ref.artefactId} ${JSON.stringify(ref.locator)}`, ref]),
    )
    steps.push({
      id,
      title,
      state,
      because,
      checks,
      codes: [...uniqueCodes.values()],
      actions: state === 'failed' ? (findings[0]?.actions ?? []) : [],
      evidence: [...evidence.values()],
    })
  }
  return steps
}

const told = (state: StepState, text: DiagnosisTextId, what: Localized | string = ''): StepVerdict => ({
  state,
  because: fillText(diagnosisTexts[text], { what }),
})

function judgeStep(input: StepInput, id: StepId, checks: readonly DecidedCheck[], before: readonly Step[]): StepVerdict {
  if (id === 'onboard') return judgeOnboardStep(input, checks)
  if (id === 'enroll') return judgeEnrollStep(input, checks, before)
  if (id === 'postjoin')
    return checks.some((check) => check.state === 'ok') ? told('ok', 'step.ok') : told('notNeeded', 'step.notNeededPrt')
  const failed = checks.find((check) => check.state === 'failed')
  if (isJoined(input)) return judgeJoinedStep(input, id, failed)
  if (isNotNeeded(input)) return told('notNeeded', isManagedElsewhere(input) ? 'step.notNeededManaged' : 'step.notNeededV2')
  const waitsFor = before.find((step) => step.state === 'failed')
  // A status such as "hybrid join failed" names the step at which the join ended, not the one before that kept it from going on.
  const isOnlyStatus = failed?.id === 'status' && waitsFor !== undefined
  if (failed !== undefined && !isOnlyStatus) return told('failed', 'step.failed', whyFailed(input, id, failed))
  const deciding = checks.find((check) => check.id === stepChecks[id].deciding)
  if (deciding?.state === 'ok') return told('ok', 'step.ok')
  if (waitsFor !== undefined) return told('notReached', 'step.notReached', waitsFor.title)
  if (id === 'auth' && deciding?.state === 'notNeeded') return told('notNeeded', 'step.notNeededAuth')
  return told('unknown', 'step.unknown')
}

/** Onboarding is needed whoever joins or manages the device; a device that is enrolled has passed it. */
function judgeOnboardStep(input: StepInput, checks: readonly DecidedCheck[]): StepVerdict {
  const failed = checks.find((check) => check.state === 'failed')
  if (failed !== undefined) return told('failed', 'step.failed', whyFailed(input, 'onboard', failed))
  const passed = new Set(checks.filter((check) => check.state === 'ok').map((check) => check.id))
  // A report has no OnboardingState: a sensor that runs for a known organisation says as much.
  const reports = passed.has('sensorRuns') && passed.has('organisationKnown')
  if (passed.has(stepChecks.onboard.deciding) || reports) return told('ok', 'step.ok')
  return isKnownEnrolled(input) ? told('ok', 'step.okByEnrolled') : told('unknown', 'step.unknown')
}

/** A joined device has passed the steps before; what fails now fails in the step itself. */
function judgeJoinedStep(input: StepInput, id: StepId, failed: DecidedCheck | undefined): StepVerdict {
  if (failed !== undefined && (id === 'join' || failed.id === 'tenantMatches'))
    return told('failed', 'step.failed', whyFailed(input, id, failed))
  if (id === 'join') return told('ok', 'step.ok')
  return input.join.observed === 'aadj' ? told('notNeeded', 'step.notNeededAadj') : told('ok', 'step.okByLater')
}

/** By the device's own status, or without one by the portal's list. */
const isKnownEnrolled = ({ enrollment, index }: StepInput): boolean =>
  enrollment === undefined ? listedEnrolled(index).length > 0 : isEnrolled(enrollment.code)

function judgeEnrollStep(input: StepInput, checks: readonly DecidedCheck[], before: readonly Step[]): StepVerdict {
  const code = input.enrollment?.code
  if (isKnownEnrolled(input)) return told('ok', 'step.ok')
  if (isManagedElsewhere(input)) return told('notNeeded', 'step.notNeededManaged')
  const failed = checks.find((check) => check.state === 'failed')
  if (failed !== undefined) return told('failed', 'step.failed', whyFailed(input, 'enroll', failed))
  const waitsFor = before.find((step) => step.state === 'failed')
  if (waitsFor !== undefined) return told('notReached', 'step.notReached', waitsFor.title)
  if (code === 2) return told('notReached', 'step.neverEnrolled')
  return told('unknown', 'step.unknown')
}

/** The cause of the step's finding that stands first, else what the failed check says. */
function whyFailed({ findings }: StepInput, id: StepId, failed: DecidedCheck): Localized {
  const finding = findings.find((candidate: RuleFinding) => candidate.step === id && candidate.severity !== 'info')
  return finding?.title ?? failed.detail ?? failed.title
}

/** In the flow without join the join's steps are not needed, unless the enrollment status itself names one of them. */
const isNotNeeded = (input: StepInput): boolean => isManagedElsewhere(input) || (input.join.mode === 'attachV2' && !joinMatters(input))
