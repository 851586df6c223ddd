import { describe, expect, it } from 'vitest'
import { deviceDiagnosisSchema } from '../../../../../shared/contract/diagnosis.ts'
import { diagnoseDevice } from '../../../../../shared/diagnosis/diagnoseDevice.ts'
import { withEventLogs } from '../../../../../shared/diagnosis/events/lastAttempt.ts'
import { buildFactIndex } from '../../../../../shared/diagnosis/factIndex.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { attempt, inDomain, olderFlow } from '../cases/evidenceLines.ts'
import { readCaseEvidence } from '../cases/readCaseEvidence.ts'

function diagnose(evidence: string) {
  const { facts, places, lists } = readCaseEvidence(evidence)
  return deviceDiagnosisSchema.parse(diagnoseDevice(facts, places, { provisional: false, lists }))
}
const evidenceOf = (evidence: string, rule: string) => {
  const diagnosis = diagnose(evidence)
  const finding = diagnosis.findings.find((candidate) => candidate.rule === rule)
  if (finding === undefined) throw new Error(`no ${rule} among ${diagnosis.findings.map((each) => each.rule).join(', ')}`)
  return finding.evidence
}
const failed = (time: string, code: string, file = 'log') => `${file} Registration 304 2024-05-21T${time}:00Z ExitCode=${code}`

describe('what a log says of the attempt', () => {
  it('is further evidence beside dsregcmd for the same cause, at the place of its event', () => {
    const evidence = evidenceOf(olderFlow(attempt('discover', '0x801c001d'), failed('10:00', '0x801c001d')), 'scp-unreadable')
    expect(evidence.map(({ file }) => file)).toEqual(['dsregcmd.txt', 'UserDeviceRegistration.evtx'])
    expect(evidence[1]).toMatchObject({ locator: { kind: 'offset', offset: 512, length: 512 }, quote: '304 ExitCode: 0x801c001d' })
  })

  it('is evidence for the finding of the attempt itself too', () => {
    const evidence = evidenceOf(olderFlow(attempt('join', '0x80090005'), failed('10:01', '-2146893819')), 'join-failed')
    expect(evidence.map(({ file }) => file)).toContain('UserDeviceRegistration.evtx')
  })

  it('is joined by what the trace of the AAD runtime recorded of the same code at the time', () => {
    const trace = 'trace AADRT 0 2024-05-21T09:59:30Z hr=0x801c03f2'
    const files = (evidence: string) => evidenceOf(evidence, 'device-not-synced').map(({ file }) => file)
    expect(files(olderFlow(failed('10:00', '0x801c03f2'), trace))).toContain('AADRT.etl')
    expect(files(olderFlow(failed('12:00', '0x801c03f2'), trace))).not.toContain('AADRT.etl')
  })

  it('counts once where two copies of the log hold it', () => {
    const copies = olderFlow(failed('10:00', '0x801c001d'), failed('10:00', '0x801c001d', 'otherlog'))
    expect(new Set(evidenceOf(copies, 'scp-unreadable').map(({ file }) => file)).size).toBe(1)
  })

  it('leaves facts as they are where there is no event of the join', () => {
    const { facts, places } = readCaseEvidence(`${inDomain}\nlog Other 1 2024-05-21T10:00:00Z`)
    const index = buildFactIndex(facts, places)
    expect(withEventLogs(index)).toBe(index.facts)
  })

  it('takes the outcome of a hundred thousand facts within a second', () => {
    const { facts, places } = readCaseEvidence(olderFlow(failed('10:00', '0x801c001d')))
    const many = Array.from({ length: 20_000 }, (_, at) =>
      facts.map((fact) => ({ ...fact, locator: { kind: 'offset', offset: at * 512 } as const })),
    ).flat()
    const start = cpuMs()
    withEventLogs(buildFactIndex(many, places))
    expect(cpuMs() - start).toBeLessThan(1500)
  })
})

describe('the note on a trace that misses the attempt', () => {
  it('brings the commands of a trace that does not', () => {
    const diagnosis = diagnose(olderFlow(attempt('join', '0x801c03f2'), 'trace AADRT 0 2024-05-21T08:00:00Z a=1'))
    const note = diagnosis.findings.find(({ rule }) => rule === 'trace-misses-attempt')
    expect(note?.severity).toBe('info')
    expect(note?.actions[0]?.command).toMatch(/^logman create trace AADRT .*\nschtasks .*\nlogman stop AADRT -ets$/)
    expect(note?.cause.en).toBe(
      'The trace lasts from 2024-05-21T08:00:00.0000000Z to 2024-05-21T08:00:00.0000000Z; the last attempt that is known was at 2024-05-21T10:00:00.000Z. What failed then is not in it.',
    )
  })
})
