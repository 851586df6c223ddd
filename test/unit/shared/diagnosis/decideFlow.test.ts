import { describe, expect, it } from 'vitest'
import type { DeviceDiagnosis, FlowChoice } from '../../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import { diagnose, domainOnly, dsregcmd, findingOf, from, newSensor, oldSensor, places, registry, report, stepStates } from './evidence.ts'

const server2012 = from(report, ['device.os', 'Windows Server 2012 R2 Standard'])
const decide = (choice: FlowChoice, ...facts: readonly (readonly SourcedFact[])[]): DeviceDiagnosis =>
  diagnoseDevice(facts.flat(), places, {
    provisional: false,
    decision: { choice, reason: 'seen in the portal', at: '2026-11-20T10:00:00Z' },
  })
const candidateOf = ({ join }: DeviceDiagnosis, choice: FlowChoice) => join.flow.candidates.find((candidate) => candidate.choice === choice)

describe('which flow applies, by evidence', () => {
  it.each<readonly [FlowChoice | undefined, string, readonly SourcedFact[]]>([
    ['attachV2', 'a new sensor', from(report, newSensor)],
    ['attachV1', 'an old sensor', from(report, oldSensor)],
    ['downLevel', 'an old agent of Server 2012 R2', [...from(report, oldSensor), ...server2012]],
    ['attachV2', 'the unified agent of Server 2012 R2', [...from(report, ['mde.senseVersion', '10.8295.22621.1023']), ...server2012]],
    ['downLevel', 'a system without unified agent', from(report, ['device.os', 'Windows Server 2008 R2 Standard'])],
    ['attachV2', 'the mode switch alone', from(registry, ['enrollment.modeSwitch', 2])],
    [undefined, 'another mode alone', from(registry, ['enrollment.modeSwitch', 1])],
    ['intune', 'status 3', from(registry, ['enrollment.status', 3])],
    ['configMgr', 'status 4', from(registry, ['enrollment.status', 4])],
    ['otherMdm', 'status 21', from(registry, ['enrollment.status', 21])],
    ['configMgr', 'status 22', from(registry, ['enrollment.status', 22])],
    [
      'otherMdm',
      'status 22 in a report of April 2022',
      [...from(registry, ['enrollment.status', 22]), ...from(report, ['analyzer.scriptVersion', '28042022'])],
    ],
    ['intune', 'a list that names Intune', from(report, ['enrollment.managedBy', 'Intune'])],
    ['configMgr', 'a list that names Configuration Manager', from(report, ['enrollment.managedBy', 'ConfigMgr'])],
    [undefined, 'a list that names nobody', from(report, ['enrollment.managedBy', 'Unknown'])],
    [
      'attachV2',
      'a list that names Intune, on an enrolled device',
      [...from(report, ['enrollment.managedBy', 'Intune'], newSensor), ...from(registry, ['enrollment.status', 1])],
    ],
    ['attachV2', 'a synthetic registration in the list of Entra ID', from(report, ['inventory.mdm', 'Microsoft Intune', 'entra'])],
    [
      undefined,
      'a registration with a join type',
      from(report, ['inventory.mdm', 'Microsoft Intune', 'entra'], ['inventory.joinType', 'Microsoft Entra joined', 'entra']),
    ],
    [undefined, 'nothing', []],
  ])('%s for %s', (choice, _what, facts) => {
    const { join } = diagnose(facts)
    expect(join.flow.choice).toBe(choice)
    expect(join.flow.byEvidence).toBe(choice)
    expect(join.mode).toBe(choice === 'attachV2' ? 'attachV2' : choice === 'attachV1' || choice === 'downLevel' ? 'attachV1' : undefined)
    expect(join.flow.byPerson).toBeUndefined()
  })

  it('tells for each of the six flows what speaks for and against it, with the place', () => {
    const diagnosis = diagnose(from(report, newSensor, ['device.os', 'Windows 11']), from(registry, ['enrollment.status', 3]))
    expect(diagnosis.join.flow.candidates.map(({ choice }) => choice)).toEqual([
      'attachV2',
      'attachV1',
      'downLevel',
      'intune',
      'otherMdm',
      'configMgr',
    ])
    expect(candidateOf(diagnosis, 'attachV2')?.speaksFor.map(({ text }) => text.en)).toEqual([
      'The sensor is 10.8775.27682.1012: from 10.8040.0.0 on no join is needed.',
    ])
    expect(candidateOf(diagnosis, 'attachV2')?.speaksAgainst[0]?.evidence[0]?.file).toBe('SenseCM.reg')
    expect(candidateOf(diagnosis, 'intune')?.speaksFor[0]?.text.fr).toContain('3')
    expect(candidateOf(diagnosis, 'downLevel')?.speaksAgainst).toHaveLength(3)
    const reasons = diagnosis.join.flow.candidates.flatMap(({ speaksFor, speaksAgainst }) => [...speaksFor, ...speaksAgainst])
    expect(reasons.filter(({ evidence }) => evidence.length === 0)).toEqual([])
  })
})

describe('which flow applies, by a person', () => {
  const failedDiscovery = from(
    dsregcmd,
    ...domainOnly,
    ['diagnostic.test', 'FAIL', 'drsDiscovery'],
    ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery'],
  )

  it('judges expected state, steps and severity for the decided flow, and keeps what evidence says', () => {
    const byEvidence = diagnose(failedDiscovery, from(report, newSensor))
    expect(byEvidence.join).toMatchObject({ mode: 'attachV2', expected: 'synthetic' })
    expect(findingOf(byEvidence, 'drs-discovery-failed').severity).toBe('warning')
    const decided = decide('attachV1', failedDiscovery, from(report, newSensor))
    expect(decided.join).toMatchObject({ mode: 'attachV1', expected: 'haadj' })
    expect(decided.join.flow).toMatchObject({
      choice: 'attachV1',
      byEvidence: 'attachV2',
      byPerson: { reason: 'seen in the portal', at: '2026-11-20T10:00:00Z' },
    })
    expect(decided.join.modeBecause.en).toContain('seen in the portal')
    expect(findingOf(decided, 'drs-discovery-failed').severity).toBe('error')
    expect(stepStates(decided)).toMatchObject({ discover: 'failed', enroll: 'notReached' })
    expect(decided.verdict.rule).toBe('drs-discovery-failed')
  })

  it('lets a manager that a person names explain the status that this channel ended with', () => {
    const decided = decide('intune', from(report, newSensor), from(registry, ['enrollment.status', 13]))
    expect(decided.join.mode).toBeUndefined()
    expect(decided.verdict).toMatchObject({ rule: 'managed-by-intune', severity: 'info' })
    expect(stepStates(decided)).toMatchObject({ discover: 'notNeeded', enroll: 'notNeeded' })
  })

  it('takes a device back that evidence gives to an MDM', () => {
    const decided = decide('attachV2', from(dsregcmd, ...domainOnly), from(registry, ['enrollment.status', 3]))
    expect(decided.join).toMatchObject({ mode: 'attachV2', expected: 'synthetic' })
    expect(stepStates(decided).enroll).not.toBe('notNeeded')
  })
})
