import { describe, expect, test } from 'vitest'
import { attributeLines, computerFacts } from '../../../../../../renderer/features/sync-rules/impact/computerFacts.ts'
import { impactTexts } from '../../../../../../renderer/features/sync-rules/impact/impactTexts.ts'
import type { ImpactInput } from '../../../../../../renderer/features/sync-rules/impact/useImpactRun.ts'
import type { DirectoryObject, SyncConnector, SyncRule } from '../../../../../../shared/facts/syncRule.ts'
import { encodeCertificate } from '../../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import { replacementExpression } from '../../../../../../shared/syncrules/guide/replacementExpression.ts'
import { hex } from '../../../../shared/syncrules/hex.ts'

const now = '2026-01-01T00:00:00.000Z'
const moment = Date.parse(now)
const day = 86_400_000
const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff'
/** The same GUID as the directory keeps it. */
const guidBytes = 'ff19966f868b11d0b42d00c04fc964ff'

const certificate = (subjectCn: string, days: number) =>
  hex(encodeCertificate({ subjectCn, notBefore: moment - 400 * day, notAfter: moment + days * day }))

function computer(version: string, certificates: readonly string[], more: Record<string, string[]> = {}): DirectoryObject {
  return {
    dn: 'CN=SRV-1,OU=Servers,DC=corp,DC=example',
    attributes: {
      objectGUID: [guidBytes],
      operatingSystem: ['Windows Server'],
      operatingSystemVersion: [version],
      ...(certificates.length > 0 && { userCertificate: [...certificates] }),
      ...more,
    },
    binary: ['objectGUID', 'userCertificate'],
  }
}

function rule(expression: string, more: Partial<SyncRule> = {}): SyncRule {
  const mapping = { target: 'cloudFiltered', flow: 'Expression' as const, source: [], expression, merge: 'Update' }
  return { name: 'In from AD - Computer Join', description: '', disabled: false, mappings: [mapping], scope: [], join: [], ...more }
}

const oldExpression = 'IIF(IsNullOrEmpty([userCertificate]) || (Left([operatingSystemVersion],2) = "6."),True,NULL)'
const change = (after: SyncRule | undefined, before: SyncRule | undefined = rule(oldExpression)): ImpactInput => ({
  before: before === undefined ? { kind: 'nothing' } : { kind: 'rule', rule: before },
  after: after === undefined ? { kind: 'nothing' } : { kind: 'rule', rule: after },
  attribute: 'cloudFiltered',
  setId: null,
  artefactIds: [],
})
const replaced = change(rule(replacementExpression))
const becomes = (object: DirectoryObject, input = replaced) => {
  const { head, why } = computerFacts(object, input, [], now).becomes
  return `${head.key.replace('impact.becomes.', '')}: ${why?.key.replace('impact.why.', '')}`
}

describe('what becomes of a computer under the documented replacement is said with its reason', () => {
  test.each([
    ['6.3 with a valid certificate is synced by it', computer('6.3 (9600)', [certificate(guid, 10)]), 'synced: valid'],
    ['6.3 without a certificate stays filtered', computer('6.3 (9600)', []), 'staysFiltered: noCertificate'],
    ['6.3 with an expired one', computer('6.3 (9600)', [certificate(guid, -1)]), 'staysFiltered: expired'],
    ['6.3 with one of another subject', computer('6.3 (9600)', [certificate('SRV-1', 10)]), 'staysFiltered: otherSubject'],
    ['6.3 with a value that is none', computer('6.3 (9600)', ['3003020101']), 'staysFiltered: unreadable'],
    ['6.3 with two that do not serve', computer('6.3 (9600)', [certificate(guid, -1), '00']), 'staysFiltered: noneValid'],
    ['6.1 is filtered for its system', computer('6.1 (7601)', [certificate(guid, 10)]), 'staysFiltered: system'],
    ['10.0 is not asked for its certificate', computer('10.0 (17763)', [certificate('other', -1)]), 'staysSynced: notTested'],
  ] as const)('%s', (_, object, said) => {
    expect(becomes(object)).toBe(said)
  })

  test('and the count of valid certificates goes with it', () => {
    const object = computer('6.3 (9600)', [certificate(guid, 10), certificate(`{${guid}}`, 20), '00'])
    expect(computerFacts(object, replaced, [], now).becomes.why).toEqual({ key: 'impact.why.valid', args: { count: 2 } })
  })
})

describe('what becomes of a computer under other changes', () => {
  const object = computer('10.0 (17763)', [certificate(guid, 10)])
  const scope = [[{ attribute: 'operatingSystem', operator: 'STARTSWITH', value: 'Linux' }]]
  const constant = { target: 'cloudFiltered', flow: 'Constant' as const, source: ['True'], merge: 'Update' }

  test.each([
    ['the scoping filter leaves it out', change(rule(oldExpression, { scope })), 'staysSynced: outOfScope'],
    ['the rule is disabled', change(rule(oldExpression, { disabled: true })), 'staysSynced: disabled'],
    ['there is no rule any more', change(undefined), 'staysSynced: noFlow'],
    ['the rule has no such flow', change(rule(oldExpression, { mappings: [] })), 'staysSynced: noFlow'],
    ['a constant filters all', change(rule('', { mappings: [constant] })), 'filtered: constant'],
    ['a short condition is quoted', change(rule('IIF([cn] = "SRV-1" || IsPresent([objectGUID]),True,NULL)')), 'filtered: part'],
    ['a value that hangs on nothing has no reason', change(rule('True')), 'filtered: undefined'],
    ['an expression with mistakes', change(rule('IIF(')), 'notAfter: undefined'],
    ['a mistake that was there before', change(rule(oldExpression), rule('Left(1')), 'notBefore: undefined'],
  ] as const)('%s', (_, input, said) => {
    expect(becomes(object, input)).toBe(said)
  })

  test('of a rule by itself is whether it filters', () => {
    const alone = { ...change(rule(oldExpression)), before: { kind: 'nothing' as const } }
    expect(becomes(object, alone)).toBe('syncedByRule: notTested')
    expect(becomes(computer('6.3', []), alone)).toBe('filteredByRule: noCertificate')
  })

  test('for another attribute say whether its value changes', () => {
    const mapping = { target: 'deviceOSType', flow: 'Direct' as const, source: ['operatingSystem'], merge: 'Update' }
    const input = { ...change(rule('', { mappings: [mapping] }), undefined), attribute: 'deviceOSType' }
    expect(becomes(object, { ...input, before: { kind: 'nothing' } })).toBe('changed: undefined')
    expect(becomes(object, { ...input, before: input.after })).toBe('same: undefined')
  })

  test('have every text that they name, in both languages', () => {
    const keys = [
      'synced',
      'filtered',
      'staysSynced',
      'staysFiltered',
      'changed',
      'same',
      'notAfter',
      'notBefore',
      'because',
      'filteredByRule',
      'syncedByRule',
    ]
    const reasons = [
      'outOfScope',
      'disabled',
      'noFlow',
      'constant',
      'noCertificate',
      'notTested',
      'valid_one',
      'valid_other',
      'noneValid_one',
    ]
    const faults = ['expired', 'notYet', 'otherSubject', 'unreadable', 'system', 'part']
    const named = [...keys.map((key) => `impact.becomes.${key}`), ...[...reasons, ...faults].map((key) => `impact.why.${key}`)]
    for (const texts of [impactTexts.en, impactTexts.fr]) expect(named.filter((key) => !Object.hasOwn(texts, key))).toEqual([])
  })
})

describe('the explanation of one computer', () => {
  test('goes with the value of each side, and names the container that decides', () => {
    const connector: SyncConnector = {
      id: 'a',
      name: 'corp.example',
      kind: 'activeDirectory',
      schema: [],
      partitions: [
        { dn: 'DC=corp,DC=example', name: 'corp', inclusions: ['DC=corp,DC=example'], exclusions: ['OU=Servers,DC=corp,DC=example'] },
      ],
    }
    const facts = computerFacts(computer('6.3 (9600)', [certificate(guid, 10)]), replaced, [connector], now)
    expect(facts.before.outcome).toEqual({ kind: 'value', value: true })
    expect(facts.after.outcome).toEqual({ kind: 'value', value: null })
    expect(facts.after.explained?.outcome).toEqual({ kind: 'value', value: null })
    expect(facts.container).toEqual({ state: 'out', decidedBy: 'OU=Servers,DC=corp,DC=example' })
    expect(facts.certificates).toMatchObject([{ state: 'valid', matchesGuid: true }])
  })

  test('keeps the conditions of a filter that leaves the computer out', () => {
    const scope = [[{ attribute: 'operatingSystem', operator: 'EQUAL', value: 'Linux' }]]
    const { after } = computerFacts(computer('10.0', []), change(rule(oldExpression, { scope })), [], now)
    expect(after.outcome).toEqual({ kind: 'outOfScope' })
    expect(after.explained).toBeUndefined()
    expect(after.scope?.groups[0]?.conditions[0]).toMatchObject({ holds: false, found: ['Windows Server'] })
  })
})

describe('attributes of an object', () => {
  test('show what the rules read first, and identifiers in their written form', () => {
    const object = computer('6.3', [certificate(guid, 10)], { cn: ['SRV-1'], adminCount: ['1'] })
    const lines = attributeLines(object, ['operatingsystemversion', 'objectGUID'])
    expect(lines.map(({ name }) => name)).toEqual([
      'objectGUID',
      'operatingSystemVersion',
      'adminCount',
      'cn',
      'operatingSystem',
      'userCertificate',
    ])
    expect(lines[0]?.values).toEqual([guid])
    expect(lines.at(-1)?.values[0]).toMatch(/^30[0-9a-f]{46}… \(\d+\)$/)
  })

  test('are bytes in hex where an identifier is damaged', () => {
    expect(
      attributeLines({ dn: '', attributes: { objectGUID: ['ff19'], objectSid: [''] }, binary: ['objectGUID', 'objectSid'] }, []),
    ).toEqual([
      { name: 'objectGUID', values: ['ff19'] },
      { name: 'objectSid', values: [''] },
    ])
  })
})
