import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { Fact } from '../../../../shared/facts/fact.ts'
import { detectFormat } from '../../../../shared/parse/detect.ts'
import { sampleScenario, scenarioOf, scenarios } from '../../../../shared/scenarios/catalogue/index.ts'
import { identitiesOf } from '../../../../shared/scenarios/identities.ts'
import type { Scenario } from '../../../../shared/scenarios/scenario.ts'
import { scenarioFiles, scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { readFormat } from '../parse/readItems.ts'

/** The readers and the encoders were written apart; here they meet. */
function readBack(scenario: Scenario) {
  return scenarioFiles(scenario).map(({ path, bytes }) => {
    const format = detectFormat({ bytes, size: bytes.length, name: path })
    return { path, format, ...readFormat(format, bytes, path) }
  })
}
const formats = ['analyzerHtml', 'analyzerXml', 'dsregcmd', 'mdeConfigMgrRegInfo', 'reg']
const valuesOf = (facts: readonly Fact[], kind: Fact['kind']) => [
  ...new Set(facts.filter((fact) => fact.kind === kind).map((fact) => fact.value)),
]

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  const files = readBack(scenario)
  const facts = files.flatMap((file) => file.facts)

  it('is read back from every file, to the last byte and without a complaint', () => {
    const hasTried = scenario.device.join.azureAd || scenario.device.diagnostics?.attempt !== undefined
    expect(files.map((file) => file.format)).toEqual(hasTried ? [...formats, 'evtx'] : formats)
    for (const file of files) {
      expect(file.problems.filter((problem) => problem.code !== 'lastCheckinSuccessUntrusted')).toEqual([])
      expect(file.summary.account).toMatchObject({ problem: 0, unknown: 0 })
    }
  })

  it('says the same in every file that speaks of the same thing', () => {
    const { device } = scenario
    const status = device.enrollment.status
    expect(valuesOf(facts, 'enrollment.status')).toEqual(status === undefined ? [] : [status])
    expect(new Set(valuesOf(facts, 'device.name').map((name) => String(name).split('.')[0]))).toEqual(new Set([device.name]))
    expect(valuesOf(facts, 'join.azureAdJoined')).toEqual([device.join.azureAd])
    expect(valuesOf(facts, 'join.domainJoined')).toEqual([device.join.domain])
    expect(valuesOf(facts, 'device.osBuild')).toEqual([`${device.os.build}.${device.os.revision}`])
    expect(valuesOf(facts, 'mde.senseVersion')).toEqual([device.senseVersion])
    expect(facts.filter((fact) => fact.kind === 'analyzer.result').map((fact) => fact.subject)).toHaveLength(device.results.length * 2)
  })

  it('has its texts in both languages', () => {
    for (const text of [scenario.title, scenario.story, scenario.symptom]) {
      expect(text.en).not.toBe('')
      expect(text.fr).not.toBe('')
      expect(text.fr).not.toMatch(/[^\u00a0][:;?!]|'/)
    }
  })
})

describe('the details that make a scenario', () => {
  const factsOf = (id: string) => readBack(scenarioOf(id) ?? sampleScenario).flatMap((file) => file.facts)

  it('the sample fails in discovery because of a name, and its files disagree on the last check-in', () => {
    const facts = factsOf('dns-registration-name')
    expect(valuesOf(facts, 'diagnostic.testCode')).toEqual(['0x801c0021', '0x80072ee7'])
    expect(valuesOf(facts, 'diagnostic.errorPhase')).toEqual(['discover'])
    const successes = facts.filter((fact) => fact.kind === 'enrollment.lastCheckinSuccess')
    expect(successes.map((fact) => [fact.trusted, fact.value])).toEqual([
      [false, '2024-06-03T06:16:12.0000000Z'],
      [true, '2024-04-06T15:21:12.0000000Z'],
    ])
  })

  it('the unreported mismatch has two tenants and no result that says so', () => {
    const facts = factsOf('tenant-mismatch-unreported')
    const ids = identitiesOf('tenant-mismatch-unreported', 1)
    expect(valuesOf(facts, 'entra.tenantId')).toEqual([ids.otherTenantId])
    expect(valuesOf(facts, 'scp.tenantId')).toEqual([ids.tenantId])
    expect(facts.filter((fact) => fact.kind === 'analyzer.result' && ['121022', '122026'].includes(fact.subject))).toEqual([])
  })

  it('the stopped services are stopped in the report, and one of them is disabled in the registry', () => {
    const facts = factsOf('services-stopped')
    const of = (subject: string) => new Set(facts.filter((fact) => fact.subject === subject).map((fact) => fact.value))
    expect(of('sense')).toEqual(new Set(['stopped', 'Automatic']))
    expect(of('diagTrack')).toEqual(new Set(['stopped', 'Disabled']))
  })

  it('the log of the sample ends with the attempt that dsregcmd tells of', () => {
    const facts = factsOf('dns-registration-name')
    expect(valuesOf(facts, 'diagnostic.clientErrorCode')).toEqual(['0x801c0021'])
    const [log] = readBack(sampleScenario).filter(({ format }) => format === 'evtx')
    expect(valuesOf(log?.facts ?? [], 'event.errorCode')).toEqual(['0x801c0021'])
    expect(valuesOf(log?.facts ?? [], 'event.joinFailed').at(-1)).toBe('2024-06-03T06:16:12.2690000Z')
  })

  it('the pending join names the device that was not found', () => {
    const [message] = valuesOf(factsOf('join-pending-sync'), 'diagnostic.serverMessage')
    expect(message).toContain(identitiesOf('join-pending-sync', 1).deviceId)
  })
})

describe('files', () => {
  it('are the same for the same seed and of another device for another', () => {
    expect(scenarioFiles(sampleScenario, { seed: 7 })).toEqual(scenarioFiles(sampleScenario, { seed: 7 }))
    expect(identitiesOf('x', 7).tenantId).not.toBe(identitiesOf('x', 8).tenantId)
    expect(identitiesOf('x', 7).tenantId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it.each(['/', '\\'] as const)('come as a zip with %s in its names, which other software reads', async (separator) => {
    const members = await readZip(scenarioZip(sampleScenario, { separator }))
    const expected = scenarioFiles(sampleScenario).map(({ path, bytes }) => [path.replaceAll('/', separator), Buffer.from(bytes)])
    expect(members).toEqual(expected)
  })

  it('have ids of scenarios only once', () => {
    expect(new Set(scenarios.map((scenario) => scenario.id)).size).toBe(scenarios.length)
  })
})

/** Reads with yauzl, which checks headers and sizes. */
function readZip(bytes: Uint8Array): Promise<[string, Buffer][]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) return reject(error)
      const members: [string, Buffer][] = []
      zip.on('error', reject)
      zip.on('end', () => resolve(members))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            members.push([entry.fileName.toString(), Buffer.concat(chunks)])
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
