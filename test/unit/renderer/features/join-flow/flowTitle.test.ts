import { expect, test } from 'vitest'
import { flowTitle } from '../../../../../renderer/features/join-flow/flowTitle.ts'
import { stateRows } from '../../../../../renderer/features/join-flow/stateRows.ts'
import { texts } from '../../../../../renderer/features/join-flow/texts.ts'
import { type FlowDecision, flowChoiceSchema, type Join } from '../../../../../shared/contract/diagnosis.ts'
import type { Localized } from '../../../../../shared/facts/localized.ts'

const t = (key: string) => texts.en[key as keyof typeof texts.en]
const pick = (text: Localized) => text.en
const named: FlowDecision = {
  choice: 'attachV1',
  candidates: [{ choice: 'attachV1', title: { en: 'By hybrid join', fr: '' }, speaksFor: [], speaksAgainst: [] }],
}

test('a flow is called as the diagnosis calls it, else in the view’s own words', () => {
  expect(flowTitle(named, 'attachV1', t, pick)).toBe('By hybrid join')
  expect(flowTitle(named, undefined, t, pick)).toBe('Not decided by the evidence')
  const words = flowChoiceSchema.options.map((choice) => flowTitle({ candidates: [] }, choice, t, pick))
  expect(new Set(words).size).toBe(flowChoiceSchema.options.length)
  expect(words.every((word) => word.length > 3)).toBe(true)
})

test('the states before, expected and observed are named, and one that nothing tells stays open', () => {
  const join: Join = {
    initial: 'domainOnly',
    expected: 'haadj',
    flow: named,
    modeBecause: { en: '', fr: '' },
    modeEvidence: [],
    observedEvidence: [],
  }
  expect(stateRows(join).map((row) => [row.label, row.title?.en])).toEqual([
    ['before', 'Domain joined only'],
    ['expected', 'Microsoft Entra hybrid joined'],
    ['observed', undefined],
  ])
})
