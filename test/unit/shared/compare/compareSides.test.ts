import { describe, expect, it } from 'vitest'
import { compareRegistry, type PlacedRegistryValue, registryPlace } from '../../../../shared/compare/compareRegistry.ts'
import { compareSides } from '../../../../shared/compare/compareSides.ts'
import type { SideEvidence } from '../../../../shared/compare/sideEvidence.ts'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { FactValue, SourcedFact } from '../../../../shared/facts/fact.ts'
import type { FactKindId } from '../../../../shared/facts/factKinds.ts'

type Said = readonly [kind: FactKindId, value: FactValue, subject?: string]

function side(...said: readonly Said[]): SideEvidence {
  const facts: SourcedFact[] = said.map(([kind, value, subject], index) => ({
    kind,
    subject: subject ?? '',
    value,
    locator: { kind: 'line', line: index + 1 },
    quote: `${kind} : ${value}`,
    trusted: true,
    artefactId: 1,
  }))
  const place = { name: 'dsregcmd.txt', path: 'dsregcmd.txt', format: 'dsregcmd' } as const
  return {
    facts,
    placeOf: ({ artefactId, locator, quote }) => ({ artefactId, file: place.name, path: place.path, format: place.format, locator, quote }),
    diagnosis: diagnoseDevice(facts, new Map([[1, place]]), { provisional: false }),
  }
}

const changesOf = (left: SideEvidence, right: SideEvidence): string[] =>
  compareSides(left, right).facts.map(({ kind, subject, change }) => `${change} ${kind}${subject && ` ${subject}`}`)

describe('facts of two sides', () => {
  it('are the same where they mean the same, however they are written', () => {
    const left = side(
      ['entra.tenantId', '{AAAAAAAA-0000-4000-8000-000000000001}'],
      ['device.name', 'PC-1.contoso.test'],
      ['prt.updateTime', '2025-03-01T10:00:00Z'],
    )
    const right = side(
      ['entra.tenantId', 'aaaaaaaa-0000-4000-8000-000000000001'],
      ['device.name', 'pc-1'],
      ['prt.updateTime', '2025-03-01T10:00:00.000Z'],
    )
    expect(changesOf(left, right)).toEqual(['same entra.tenantId', 'same prt.updateTime', 'same device.name'])
  })

  it('are a set: the order in which sources say them does not count', () => {
    const left = side(['diagnostic.test', 'PASS', 'AD Connectivity Test'], ['mdm.url', 'https://a.test'], ['mdm.url', 'https://b.test'])
    const right = side(['mdm.url', 'https://b.test'], ['mdm.url', 'https://a.test'], ['diagnostic.test', 'FAIL', 'AD Connectivity Test'])
    expect(changesOf(left, right)).toEqual(['changed diagnostic.test AD Connectivity Test', 'same mdm.url'])
  })

  it('come with what matters to enrolment first, what moves by itself after it, and what is the same last', () => {
    const left = side(
      ['device.os', 'Windows 11'],
      ['analyzer.runTime', '2025-03-01T10:00:00Z'],
      ['scp.tenantId', 'a'],
      ['join.azureAdJoined', false],
      ['enrollment.status', 37],
      ['service.status', 'Running', 'sense'],
    )
    const right = side(
      ['device.os', 'Windows 10'],
      ['analyzer.runTime', '2025-03-02T10:00:00Z'],
      ['scp.tenantId', 'b'],
      ['join.azureAdJoined', true],
      ['enrollment.status', 1],
      ['service.status', 'running', 'Sense'],
      ['mde.orgId', 'c'],
    )
    expect(changesOf(left, right)).toEqual([
      'changed enrollment.status',
      'changed join.azureAdJoined',
      'changed scp.tenantId',
      'changed device.os',
      'right mde.orgId',
      'changed analyzer.runTime',
      'same service.status sense',
    ])
    expect(compareSides(left, right).counts).toEqual({ changed: 5, left: 0, right: 1, same: 1 })
  })

  it('tell the values that only one side gives first, each with its place, and count those beyond twenty', () => {
    const many = Array.from({ length: 30 }, (_, index) => ['event.errorCode', `0x${index}`, '304'] as const)
    const left = side(['event.errorCode', '0xdead', '304'])
    const [row] = compareSides(side(...many, ['event.errorCode', '0xdead', '304']), left).facts
    expect(row).toMatchObject({ change: 'changed', leftMore: 11, rightMore: 0 })
    expect(row?.left.every(({ also }) => !also)).toBe(true)
    expect(row?.right).toEqual([
      { value: '0xdead', also: true, evidence: [expect.objectContaining({ locator: { kind: 'line', line: 1 } })] },
    ])
  })

  it('leave out what a source is known to say wrongly', () => {
    const left = side(['enrollment.status', 37])
    const doubtful = { ...left, facts: left.facts.map((fact) => ({ ...fact, trusted: false })) }
    expect(changesOf(doubtful, left)).toEqual(['right enrollment.status'])
  })

  it('of nothing at all are nothing', () => {
    expect(compareSides(side(), side())).toMatchObject({ facts: [], factsMore: 0, counts: { changed: 0, left: 0, right: 0, same: 0 } })
  })
})

describe('conclusions of two sides', () => {
  it('say which findings are gone, which are new, and which steps are in another state', () => {
    const sick = side(['join.azureAdJoined', false], ['join.domainJoined', true], ['enrollment.status', 37], ['mde.onboardingState', 1])
    const well = side(['join.azureAdJoined', true], ['join.domainJoined', true], ['enrollment.status', 1], ['mde.onboardingState', 1])
    const { findings, steps } = compareSides(sick, well)
    const rules = (list: readonly { rule: string }[]): string[] => list.map(({ rule }) => rule)
    expect(rules(findings.gone).length).toBeGreaterThan(0)
    expect(rules(findings.gone).some((rule) => rules(findings.new).includes(rule) || rules(findings.still).includes(rule))).toBe(false)
    expect(steps.some(({ left, right }) => left !== right)).toBe(true)
    const back = compareSides(well, sick)
    expect([rules(back.findings.new).sort(), rules(back.findings.gone).sort()]).toEqual([
      rules(findings.gone).sort(),
      rules(findings.new).sort(),
    ])
  })
})

describe('registry values of two sides', () => {
  const value = (key: string, name: string, data: string): readonly [string, PlacedRegistryValue] => {
    const locator = { kind: 'key', key, name } as const
    const evidence = { artefactId: 1, file: 'a.reg', path: '', format: 'reg', locator, quote: data } as const
    return [registryPlace(key, name), { key, name, valueType: 'REG_SZ', data, evidence }]
  }

  it('are held against each other by key and name, whatever the case of letters', () => {
    const left = new Map([value('HKLM\\Software\\A', 'Name', '1'), value('HKLM\\Software\\B', '', 'x')])
    const right = new Map([
      value('HKLM\\SOFTWARE\\a', 'NAME', '2'),
      value('HKLM\\Software\\B', '', 'x'),
      value('HKLM\\Software\\C', 'n', 'y'),
    ])
    expect(compareRegistry(left, right).map(({ key, name, change }) => [key, name, change])).toEqual([
      ['HKLM\\Software\\A', 'Name', 'changed'],
      ['HKLM\\Software\\B', '', 'same'],
      ['HKLM\\Software\\C', 'n', 'right'],
    ])
  })
})
