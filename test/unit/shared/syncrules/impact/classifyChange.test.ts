import { describe, expect, test } from 'vitest'
import { EvaluationError } from '../../../../../shared/syncrules/expression/problem.ts'
import type { Value } from '../../../../../shared/syncrules/expression/value.ts'
import type { FlowOutcome } from '../../../../../shared/syncrules/flow/prepareFlow.ts'
import { classifyChange } from '../../../../../shared/syncrules/impact/classifyChange.ts'

const value = (of: Value): FlowOutcome => ({ kind: 'value', value: of })
const noFlow: FlowOutcome = { kind: 'noFlow' }
const outOfScope: FlowOutcome = { kind: 'outOfScope' }
const error: FlowOutcome = { kind: 'error', error: new EvaluationError({ from: 0, to: 1 }, { en: 'No', fr: 'Non' }) }

describe('of cloudFiltered', () => {
  test.each([
    ['True that goes away is synced', value(true), value(null), 'toSynced'],
    ['True where the rule no longer flows is synced', value(true), noFlow, 'toSynced'],
    ['True of an object that leaves the scope is synced', value(true), outOfScope, 'toSynced'],
    ['True that comes is filtered', value(null), value(true), 'toFiltered'],
    ['True that stays is unchanged', value(true), value(true), 'unchanged'],
    ['False in the place of NULL is unchanged: both are synced', value(null), value(false), 'unchanged'],
    ['the text True is no True', value('True'), value(null), 'unchanged'],
    ['a side that cannot be evaluated is an error, whatever the other says', value(true), error, 'error'],
    ['the same the other way round', error, value(true), 'error'],
  ] as const)('%s', (_, before, after, change) => {
    expect(classifyChange('cloudFiltered', before, after)).toBe(change)
  })
})

describe('of any other attribute', () => {
  const bytes = (...all: number[]) => Uint8Array.from(all)
  const multi = (...values: string[]): Value => ({ kind: 'multi', values })
  test.each([
    ['another text is a change', value('a'), value('b'), 'changed'],
    ['another case of a text is a change', value('a'), value('A'), 'changed'],
    ['a number and its text are not the same', value(1n), value('1'), 'changed'],
    ['the same bytes are unchanged', value(bytes(1, 2)), value(bytes(1, 2)), 'unchanged'],
    ['other bytes are a change', value(bytes(1, 2)), value(bytes(12)), 'changed'],
    ['values in another order are unchanged', value(multi('a', 'b')), value(multi('b', 'a')), 'unchanged'],
    ['a value less is a change', value(multi('a', 'b')), value(multi('a')), 'changed'],
    ['a value in the place of none is a change', noFlow, value('a'), 'changed'],
    ['NULL, no flow and out of scope contribute nothing, one like the other', value(null), outOfScope, 'unchanged'],
    ['no flow and NULL are the same', noFlow, value(null), 'unchanged'],
    ['AuthoritativeNull is not NULL', value(null), value({ kind: 'flow', name: 'AuthoritativeNull' }), 'changed'],
  ] as const)('%s', (_, before, after, change) => {
    expect(classifyChange('displayName', before, after)).toBe(change)
  })
})
