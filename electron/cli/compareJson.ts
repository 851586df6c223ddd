import type { ComparedFinding, ComparedValue, RegistryChange, SideSummary } from '../../shared/contract/compareRequests.ts'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { formatLocator } from '../../shared/facts/locator.ts'
import type { ComparedPair } from '../engine/compare/compareCases.ts'

/**
 * One device of `compare --json`:
 * `{"name":"…","matchedBy":"aadDeviceId|senseDeviceId|name|chosen","left":SIDE,"right":SIDE,"steps":[{"id":"…","left":"ok","right":"failed"}],
 * "findings":{"gone":[FINDING],"new":[FINDING],"still":[FINDING]},"facts":[{"kind":"…","subject":"…","change":"changed|left|right|same","volatile":false,
 * "left":[VALUE],"right":[VALUE]}],"registry":{"counts":{…},"cut":false,"rows":[{"key":"…","name":"…","change":"…","left":{"type":"…","data":"…"}}]}}`.
 * SIDE: `{"device":"…","ids":{…},"collection":"…","collectedAt":"…","verdict":{"rule":"…","title":"…"},"enrollmentStatus":{"code":37,"hex":"0x25","title":"…"},"join":"haadj"}`;
 * FINDING: `{"rule":"…","severity":"…","title":"…","evidence":[PLACE]}`; VALUE: `{"value":"…","evidence":[PLACE]}`; PLACE: `{"file":"…","locator":"…","quote":"…"}`.
 */
export function compareJson({ by, comparison, registry }: ComparedPair, language: Language) {
  const { left, right, steps, findings, facts } = comparison
  return {
    name: right.device,
    matchedBy: by,
    left: sideOf(left, language),
    right: sideOf(right, language),
    // What comes before the documented steps is not of the documented shape.
    steps: steps.filter(({ id }) => id !== 'onboard').map(({ id, left: before, right: after }) => ({ id, left: before, right: after })),
    findings: {
      gone: findings.gone.map((finding) => findingOf(finding, language)),
      new: findings.new.map((finding) => findingOf(finding, language)),
      still: findings.still.map((finding) => findingOf(finding, language)),
    },
    facts: facts.map(({ kind, subject, change, volatile, left: before, right: after }) => ({
      kind,
      subject,
      change,
      volatile,
      left: before.map(saidOf),
      right: after.map(saidOf),
    })),
    registry: { counts: registry.counts, cut: registry.cut, rows: registry.rows.map(registryOf) },
  }
}

const sideOf = ({ device, ids, collection, collectedAt, verdict, enrollmentStatus, observed }: SideSummary, language: Language) => ({
  device,
  ids,
  collection,
  collectedAt,
  verdict: { rule: verdict.rule, title: verdict.title[language] },
  enrollmentStatus: enrollmentStatus && {
    code: enrollmentStatus.code,
    hex: enrollmentStatus.hex,
    title: enrollmentStatus.title[language],
  },
  join: observed,
})

const findingOf = ({ rule, severity, title, evidence }: ComparedFinding, language: Language) => ({
  rule,
  severity,
  title: title[language],
  evidence: evidence.map(placeOf),
})

const saidOf = ({ value, evidence }: ComparedValue) => ({ value, evidence: evidence.map(placeOf) })

const registryOf = ({ key, name, change, left, right }: RegistryChange) => ({
  key,
  name,
  change,
  left: left && { type: left.valueType, data: left.data },
  right: right && { type: right.valueType, data: right.data },
})

const placeOf = ({ file, path, locator, quote }: EvidenceRef) => ({
  file: path === '' ? file : path,
  locator: formatLocator(locator),
  quote,
})
