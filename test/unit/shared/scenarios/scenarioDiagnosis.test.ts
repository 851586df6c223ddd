import { describe, expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { ArtefactPlace } from '../../../../shared/diagnosis/factIndex.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import { detectFormat } from '../../../../shared/parse/detect.ts'
import { scenarios } from '../../../../shared/scenarios/catalogue/index.ts'
import type { Scenario } from '../../../../shared/scenarios/scenario.ts'
import { scenarioFiles } from '../../../../shared/scenarios/scenarioFiles.ts'
import { readFormat } from '../parse/readItems.ts'

/** From a scenario's bytes to its diagnosis, the way that an import takes. */
function diagnose(scenario: Scenario) {
  const places = new Map<number, ArtefactPlace>()
  const facts: SourcedFact[] = []
  for (const [artefactId, { path, bytes }] of scenarioFiles(scenario).entries()) {
    const format = detectFormat({ bytes, size: bytes.length, name: path })
    places.set(artefactId, { name: path, path, format })
    facts.push(...readFormat(format, bytes, path).facts.map((fact) => ({ ...fact, artefactId })))
  }
  return diagnoseDevice(facts, places, { provisional: false })
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const diagnosis = diagnose(scenario)

  it('has the verdict that its author expects', () => {
    expect(diagnosis.verdict.rule).toBe(scenario.expected.verdict)
  })

  it('has the findings and steps that its author expects', () => {
    expect(diagnosis.findings.map((finding) => finding.rule)).toEqual(expect.arrayContaining([...scenario.expected.findings]))
    const states = Object.fromEntries(diagnosis.steps.map((step) => [step.id, step.state]))
    expect(states).toMatchObject(scenario.expected.steps)
  })

  it('has no two files that disagree', () => {
    expect(diagnosis.disagreements).toEqual([])
  })
})

const healthy = scenarios.filter((scenario) => scenario.expected.verdict === 'healthy')
it.each(healthy.map((scenario) => [scenario.id, scenario] as const))('%s gives no reason to act', (_id, scenario) => {
  expect(diagnose(scenario).findings.filter((finding) => finding.severity !== 'info')).toEqual([])
})
