import { expect, test } from 'vitest'
import { askedOf } from '../../../../../renderer/features/sync-rules/asked.ts'

test('a link of another tab names the view, the rule of a server and a computer', () => {
  expect(askedOf({ view: 'impact', setId: 1, ruleId: 2, artefactId: 3, objectId: 4 })).toEqual({
    view: 'impact',
    setId: 1,
    rule: 'rule:2',
    artefactId: 3,
    objectId: 4,
  })
})

test('what is no such thing is not asked for', () => {
  expect(askedOf({})).toEqual({})
  expect(askedOf({ view: 'elsewhere', setId: '1', ruleId: undefined, objectId: 'x' })).toEqual({})
})
