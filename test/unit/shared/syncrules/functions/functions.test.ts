import { describe, expect, it } from 'vitest'
import { functionCatalogue } from '../../../../../shared/syncrules/catalogue/functions.ts'
import { compileExpression } from '../../../../../shared/syncrules/expression/compileExpression.ts'
import { explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { EvaluationError } from '../../../../../shared/syncrules/expression/problem.ts'
import type { DateTime, EvaluationScope } from '../../../../../shared/syncrules/expression/value.ts'
import { inferredSemantics } from '../../../../../shared/syncrules/functions/inferredSemantics.ts'
import { attributes, functionRows, now, parameters } from './functionRows.ts'

const scope: EvaluationScope = {
  attribute: (name) => attributes[name] ?? null,
  parameter: (name) => parameters[name],
  now: now as DateTime,
  random: () => 0.5,
  guid: () => '11111111-2222-4333-8444-555555555555',
}

const rows = Object.entries(functionRows).flatMap(([name, all]) =>
  all.map((row) => ({ ...row, name, title: `${row.expression} (${row.inferred === true ? 'inferred: ' : ''}${row.source})` })),
)

describe('functions answer what the documents say', () => {
  it.each(rows)('$title', ({ expression, value }) => {
    const evaluate = () => compileExpression(parseExpression(expression)).evaluate(scope)
    if (value === 'an error') expect(evaluate).toThrow(EvaluationError)
    else expect(evaluate()).toEqual(value)
  })
})

describe('every row is explained with the answer of its evaluation', () => {
  it.each(rows)('$expression', ({ expression, value }) => {
    const { outcome } = explainExpression(parseExpression(expression), scope)
    if (value === 'an error') expect(outcome.kind).toBe('error')
    else expect(outcome).toEqual({ kind: 'value', value })
  })
})

it.each(functionCatalogue.map(({ name }) => name))('%s has a row of its own', (name) => {
  expect(functionRows[name]?.some(({ expression }) => expression.includes(`${name}(`))).toBe(true)
})

it('has rows for functions of the catalogue only', () => {
  const names = functionCatalogue.map(({ name }) => name)
  expect(Object.keys(functionRows).filter((name) => !names.includes(name))).toEqual([])
})

it('has notes on inferred semantics of functions of the catalogue, in both languages, shown by it', () => {
  for (const [name, note] of Object.entries(inferredSemantics)) {
    expect(functionCatalogue.find((entry) => entry.name === name)?.notes).toContain(note)
    expect(note.en).toContain('(inferred)')
    expect(note.fr).toContain('(déduit)')
  }
})
