import { describe, expect, test } from 'vitest'
import { changeDraft, MOST_STEPS, redo, startHistory, undo } from '../../../../../renderer/features/sync-rules/draftHistory.ts'
import { aRule } from './rules.ts'

const named = (name: string) => ({ rule: aRule({ name }), confirmed: [] })

describe('changes of a draft', () => {
  test('are taken back and put again in order', () => {
    const two = changeDraft(changeDraft(startHistory(named('a')), named('b')), named('c'))
    expect(undo(two).now.rule.name).toBe('b')
    expect(undo(undo(undo(two))).now.rule.name).toBe('a')
    expect(redo(undo(undo(two))).now.rule.name).toBe('b')
    expect(redo(two)).toBe(two)
  })

  test('of one field that is typed in are one step; another field begins a new one', () => {
    const typed = ['b', 'bc', 'bcd'].reduce((history, name) => changeDraft(history, named(name), 'name'), startHistory(named('a')))
    expect(undo(typed).now.rule.name).toBe('a')
    expect(undo(changeDraft(typed, named('x'), 'description')).now.rule.name).toBe('bcd')
  })

  test('after taking back begin anew: what was ahead is gone, and the same field is a new step', () => {
    const back = undo(changeDraft(startHistory(named('a')), named('b'), 'name'))
    const again = changeDraft(back, named('c'), 'name')
    expect(redo(again)).toBe(again)
    expect(undo(again).now.rule.name).toBe('a')
  })

  test('are kept up to a number', () => {
    let history = startHistory(named('0'))
    for (let step = 1; step <= MOST_STEPS + 50; step += 1) history = changeDraft(history, named(String(step)))
    expect(history.past).toHaveLength(MOST_STEPS)
  })
})
