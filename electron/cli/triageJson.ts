import type { StepId } from '../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import type { Output } from '../../shared/contract/requests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { formatLocator } from '../../shared/facts/locator.ts'

type DeviceView = Output<'device.view'>

/** What comes before the documented steps is not of the documented shape; its findings are there. */
const NOT_PRINTED: StepId = 'onboard'

/** One device in the shape of `triage --json`: texts in one language, places as words. */
export function triageJson({ device, diagnosis }: DeviceView, language: Language) {
  const { join, enrollmentStatus, steps, findings, verdict } = diagnosis
  return {
    name: device.name,
    ids: device.ids,
    enrollmentStatus: enrollmentStatus && {
      code: enrollmentStatus.code,
      hex: enrollmentStatus.hex,
      title: enrollmentStatus.title[language],
      severity: enrollmentStatus.severity,
      editions: enrollmentStatus.editions.map(({ edition, title }) => ({ edition, title: title[language] })),
    },
    join: { initial: join.initial, expected: join.expected, observed: join.observed, mode: join.mode },
    steps: steps.filter(({ id }) => id !== NOT_PRINTED).map(({ id, state, evidence }) => ({ id, state, evidence: evidence.map(placeOf) })),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      confidence: finding.confidence,
      title: finding.title[language],
      cause: finding.cause[language],
      actions: finding.actions.map(({ text, command }) => (command === undefined ? text[language] : `${text[language]} ${command}`)),
      links: finding.links.map(({ title, url }) => ({ title: title[language], url })),
      evidence: finding.evidence.map(placeOf),
      explains: finding.explains,
    })),
    verdict: { rule: verdict.rule, title: verdict.title[language] },
  }
}

const placeOf = ({ file, path, locator, quote }: EvidenceRef) => ({
  file: path === '' ? file : path,
  locator: formatLocator(locator),
  quote,
})
