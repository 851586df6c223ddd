import { describe, expect, it } from 'vitest'
import { deviceDiagnosisSchema } from '../../../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../../../shared/diagnosis/diagnoseDevice.ts'
import { ruleTexts } from '../../../../../shared/knowledge/ruleTexts.ts'
import { sources } from '../../../../../shared/knowledge/sources.ts'
import { citedCases } from './citedCases.ts'
import { dsregcmdCases } from './dsregcmdCases.ts'
import { eventCases } from './eventCases.ts'
import { evidenceCases } from './evidenceCases.ts'
import type { FieldCase } from './fieldCase.ts'
import { fleetCases } from './fleetCases.ts'
import { prerequisiteCases } from './prerequisiteCases.ts'
import { readCaseEvidence } from './readCaseEvidence.ts'
import { stateCases } from './stateCases.ts'
import { statusCases } from './statusCases.ts'

const tables: Readonly<Record<string, readonly FieldCase[]>> = {
  'stated by a source': citedCases,
  'of each enrollment status': statusCases,
  'of join and sensor': stateCases,
  'of what dsregcmd prints': dsregcmdCases,
  'of sources that contradict each other, are old or say little': evidenceCases,
  'of event logs and traces': eventCases,
  'of prerequisites': prerequisiteCases,
  'of device lists': fleetCases,
}
const all = Object.values(tables).flat()

function diagnoseCase({ evidence }: FieldCase) {
  const { facts, places, lists } = readCaseEvidence(evidence)
  return deviceDiagnosisSchema.parse(diagnoseDevice(facts, places, { provisional: false, lists }))
}

describe.each(Object.entries(tables))('cases %s', (_name, cases) => {
  it.each(cases.map((row) => [row.name, row] as const))('%s', (_case, row) => {
    const { verdict, findings, steps } = diagnoseCase(row)
    const rules = findings.map((finding) => finding.rule)
    expect(verdict.rule, `${row.because} Findings: ${rules.join(', ')}`).toBe(row.verdict)
    expect(rules).toEqual(expect.arrayContaining([...(row.findings ?? [])]))
    expect(rules.filter((rule) => row.without?.includes(rule))).toEqual([])
    expect(Object.fromEntries(steps.map((step) => [step.id, step.state]))).toMatchObject(row.steps ?? {})
  })
})

describe('the cases as a table', () => {
  it('are 150 or more, each with a name of its own, of which 40 name their source', () => {
    const keys = new Set(sources.map((source) => source.key))
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(new Set(all.map((row) => row.name)).size).toBe(all.length)
    const cited = all.filter((row) => row.source !== undefined)
    expect(cited.length).toBeGreaterThanOrEqual(40)
    expect(cited.filter((row) => !keys.has(row.source ?? ''))).toEqual([])
    expect(all.filter((row) => row.because.length < 15)).toEqual([])
  })
})

/** Texts that many findings share: a finding's rule is the text's id with what it is about behind it. */
const families = ['enrollment-status', 'analyzer-result', 'service-not-running', 'sources-disagree']
const verdictsWithoutRule = ['healthy', 'insufficient-evidence']

describe('every rule', () => {
  const fired = new Set(all.flatMap((row) => [row.verdict, ...(row.findings ?? [])]))
  const missed = new Set(all.flatMap((row) => row.without ?? []))
  const isNamed = (names: ReadonlySet<string>, id: string): boolean =>
    families.includes(id) ? [...names].some((name) => name.startsWith(id)) : names.has(id)
  const ids = ruleTexts.map((text) => text.id).filter((id) => !verdictsWithoutRule.includes(id))

  it.each(ids)('%s has a case that raises it, so that its loss fails that case', (id) => {
    expect(isNamed(fired, id)).toBe(true)
  })

  it.each(ids)('%s has a near miss that does not raise it', (id) => {
    expect(isNamed(missed, id)).toBe(true)
  })
})
