import { describe, expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { computerJoinRules, isComputerJoin } from '../../../../../shared/syncrules/guide/computerJoin.ts'
import { guideStepIds } from '../../../../../shared/syncrules/guide/guideStep.ts'
import { guideSteps } from '../../../../../shared/syncrules/guide/guideSteps.ts'
import { editionNotes, guideTexts } from '../../../../../shared/syncrules/guide/guideTexts.ts'
import { replacementExpression } from '../../../../../shared/syncrules/guide/replacementExpression.ts'

const original: SyncRule = {
  name: 'In from AD - Computer Join',
  id: 'b9ff77b5-28e2-489d-802a-5beb4b41a4f2',
  description: '',
  direction: 'Inbound',
  precedence: 143,
  connector: 'c1',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  immutableTag: 'Microsoft.InfromADComputerJoin.006',
  mappings: [
    { target: 'deviceId', flow: 'Direct', source: ['objectGUID'], merge: 'Update' },
    {
      target: 'cloudFiltered',
      flow: 'Expression',
      source: ['userCertificate'],
      expression: 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)',
      merge: 'Update',
    },
  ],
  scope: [],
  join: [[{ attribute: 'objectGUID', metaverse: 'deviceId' }]],
}
const withExpression = (expression: string): SyncRule['mappings'] =>
  original.mappings.map((mapping) => (mapping.target === 'cloudFiltered' ? { ...mapping, expression } : mapping))
const { immutableTag: _tag, ...untagged } = original
const finished: SyncRule = {
  ...untagged,
  description: 'Takes Windows Server 2012 R2 along',
  precedence: 200,
  mappings: withExpression(replacementExpression),
}
const other: SyncRule = { ...untagged, name: 'User Join', precedence: 200 }

const states = (draft: SyncRule | undefined, confirmed: readonly string[] = [], rules: readonly SyncRule[] = [original]) =>
  Object.fromEntries(guideSteps({ original, draft, rules, confirmed }).map(({ id, state }) => [id, state]))

test('without a clone only the precedence is noted', () => {
  expect(states(undefined)).toEqual({ ...Object.fromEntries(guideStepIds.map((id) => [id, 'open'])), notePrecedence: 'done' })
})

test('a fresh clone is done, and the rest still to do', () => {
  const clone = { ...untagged }
  expect(states(clone)).toMatchObject({
    clone: 'done',
    describe: 'open',
    precedence: 'open',
    untouched: 'done',
    cloudFiltered: 'open',
    sideEffects: 'confirm',
  })
})

test('a rule changed as the page says is done but for what a person confirms, whatever the blanks of the expression', () => {
  const compact = { ...finished, mappings: withExpression(replacementExpression.replace(/\s*\n\s*/g, ' ')) }
  for (const draft of [finished, compact]) {
    expect(states(draft)).toMatchObject({
      describe: 'done',
      precedence: 'done',
      untouched: 'done',
      cloudFiltered: 'done',
      everyServer: 'confirm',
    })
  }
  expect(Object.values(states(finished, ['sideEffects', 'everyServer', 'fullSync']))).toEqual(guideStepIds.map(() => 'done'))
})

describe('a step is a problem, and says which, for', () => {
  test.each([
    ['a precedence below the original’s', { precedence: 99 }, 'precedence', /143/],
    ['a changed join rule', { join: [] }, 'untouched', /join/i],
    ['a changed scoping filter', { scope: [[{ attribute: 'cn', operator: 'ISNOTNULL', value: '' }]] }, 'untouched', /scop/i],
    ['another link type', { linkType: 'Join' }, 'untouched', /Link type/],
    ['another transformation', { mappings: finished.mappings.filter(({ target }) => target !== 'deviceId') }, 'untouched', /deviceId/],
    [
      'the printed draft of the expression',
      { mappings: withExpression(replacementExpression.replace('StringFromGuid', 'String-FromGuid')) },
      'cloudFiltered',
      /line 22/,
    ],
    [
      'an expression of one’s own',
      { mappings: withExpression('IIF(IsNullOrEmpty([userCertificate]),True,IgnoreThisFlow)') },
      'cloudFiltered',
      /differs .* line 1/,
    ],
    [
      'a condition that was changed on its line',
      { mappings: withExpression(replacementExpression.replace('<> "6.3"', '<> "6.2"')) },
      'cloudFiltered',
      /differs .* line 9\./,
    ],
    [
      'a last argument that was left out',
      { mappings: withExpression('IIF(IsNullOrEmpty([userCertificate]),True)') },
      'cloudFiltered',
      /error/,
    ],
    [
      'a part that was added on a line of its own',
      { mappings: withExpression(replacementExpression.replace('  ),\n  True', '  )\n  || IsNullOrEmpty([cn]),\n  True')) },
      'cloudFiltered',
      /differs .* line 25\./,
    ],
    ['a copy that is disabled', { disabled: true }, 'clone', /disabled/],
    [
      'another merge type of cloudFiltered',
      {
        mappings: finished.mappings.map((mapping) => ({ ...mapping, merge: mapping.target === 'cloudFiltered' ? 'Merge' : mapping.merge })),
      },
      'cloudFiltered',
      /Merge type/,
    ],
    ['no transformation of cloudFiltered', { mappings: [] }, 'cloudFiltered', /no transformation/],
  ] as const)('%s', (_, change, id, detail) => {
    const draft = { ...finished, ...(change as Partial<SyncRule>) }
    const step = guideSteps({ original, draft, rules: [original], confirmed: [] }).find((one) => one.id === id)
    expect(step?.state).toBe('problem')
    expect(step?.detail?.en).toMatch(detail)
  })

  test('a precedence that another rule has', () => {
    const step = guideSteps({ original, draft: finished, rules: [original, other], confirmed: [] }).find(({ id }) => id === 'precedence')
    expect(step).toMatchObject({ state: 'problem', detail: { en: '200 belongs to User Join.' } })
  })
})

test('of a rule and its copy of the same name the tagged one is the standard rule; every forest has its own', () => {
  const second = { ...original, connector: 'c2' }
  expect(computerJoinRules([untagged, original, other, second])).toEqual([original, second])
  expect(computerJoinRules([untagged, other])).toEqual([untagged])
})

test('the standard rule is known by its tag, or by name and shape; its copies and outbound rules are not it', () => {
  expect(isComputerJoin(original)).toBe(true)
  expect(isComputerJoin(untagged)).toBe(true)
  expect(isComputerJoin({ ...original, immutableTag: 'Microsoft.InfromADUserJoin.003' })).toBe(false)
  expect(isComputerJoin({ ...untagged, name: 'Computer Join, 2012 R2' })).toBe(false)
  expect(isComputerJoin({ ...original, direction: 'Outbound' })).toBe(false)
})

test('every text exists in both languages', () => {
  for (const id of guideStepIds) {
    const { title, text } = guideTexts.steps[id]
    expect(title.en === title.fr || text.en === text.fr).toBe(false)
  }
  for (const note of editionNotes) expect(note.fr.length).toBeGreaterThan(20)
})
