import { describe, expect, it } from 'vitest'
import { type Explained, explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { showValue } from '../../../../../shared/syncrules/expression/showValue.ts'
import type { Value } from '../../../../../shared/syncrules/expression/value.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { scopeOf } from './evaluationScope.ts'

/** The tree as lines: indented by depth, the text of the part, and what became of it. */
function linesOf(text: string, attributes: Readonly<Record<string, Value>>): string[] {
  const lines: string[] = []
  const visit = ({ node, label, outcome, children }: Explained, depth: number): void => {
    const result = outcome.kind === 'value' ? showValue(outcome.value) : outcome.kind === 'error' ? `! ${outcome.error.message}` : 'skipped'
    lines.push(`${'  '.repeat(depth)}${label === undefined ? '' : `[${label.en}] `}${text.slice(node.from, node.to)} -> ${result}`)
    for (const child of children) visit(child, depth + 1)
  }
  visit(explainExpression(parseExpression(text), scopeOf(attributes)), 0)
  return lines
}

describe('an explanation', () => {
  it('shows the value of every part, and what was not needed', () => {
    expect(linesOf('IIF(IsNullOrEmpty([userCertificate]) || Left([os],2) = "6.",True,NULL)', { os: '10.0' })).toEqual([
      'IIF(IsNullOrEmpty([userCertificate]) || Left([os],2) = "6.",True,NULL) -> True',
      '  IsNullOrEmpty([userCertificate]) || Left([os],2) = "6." -> True',
      '    IsNullOrEmpty([userCertificate]) -> True',
      '      [userCertificate] -> NULL',
      '    Left([os],2) = "6." -> skipped',
      '      Left([os],2) -> skipped',
      '        [os] -> skipped',
      '        2 -> skipped',
      '      "6." -> skipped',
      '  True -> True',
      '  NULL -> skipped',
    ])
  })

  it('goes through the values of an attribute one by one', () => {
    const lines = linesOf('Count(Where($x,[proxyAddresses],Left($x,1) = "S"))', {
      proxyAddresses: { kind: 'multi', values: ['S:a', 's:b'] },
    })
    expect(lines[0]).toBe('Count(Where($x,[proxyAddresses],Left($x,1) = "S")) -> 1')
    expect(lines.filter((line) => line.includes('[value '))).toEqual([
      expect.stringContaining('[value 1 of 2] Left($x,1) = "S" -> True'),
      expect.stringContaining('[value 2 of 2] Left($x,1) = "S" -> False'),
    ])
    expect(lines.some((line) => line.endsWith('$x -> "s:b"'))).toBe(true)
  })

  it('marks the part where the evaluation failed, and what came after it', () => {
    const lines = linesOf('Left([cn],1) & CNum("x") & "z"', { cn: 'a' })
    expect(lines).toContain('    Left([cn],1) -> "a"')
    expect(lines.filter((line) => line.includes('!'))).toHaveLength(3)
    expect(lines.at(-1)).toBe('  "z" -> skipped')
  })

  it('shows fifty values of many, and says how many more there are', () => {
    const many = { kind: 'multi', values: Array.from({ length: 200 }, (_, index) => String(index)) } as const
    const lines = linesOf('Count(Where($x,[m],$x = "199"))', { m: many })
    expect(lines[0]).toContain('-> 1')
    expect(lines.filter((line) => line.includes('[value '))).toHaveLength(50)
    expect(lines.some((line) => line.includes('150 more values'))).toBe(true)
  })

  it('tells a syntax error as the outcome of the whole', () => {
    expect(explainExpression(parseExpression('Left([cn], '), scopeOf()).outcome.kind).toBe('error')
  })

  it('is ready within a frame for an expression as long as the Computer Join one', () => {
    const text = Array.from({ length: 40 }, (_, index) => `(Left([cn],${index}) = "a")`).join(' || ')
    const parsed = parseExpression(text)
    explainExpression(parsed, scopeOf({ cn: 'b' }))
    const start = cpuMs()
    explainExpression(parsed, scopeOf({ cn: 'b' }))
    expect(cpuMs() - start).toBeLessThan(500)
  })
})

describe('values are shown as the language writes them', () => {
  it.each<[Value, string]>([
    [null, 'NULL'],
    [true, 'True'],
    ['a', '"a"'],
    [12n, '12'],
    [{ kind: 'flow', name: 'IgnoreThisFlow' }, 'IgnoreThisFlow'],
    [{ kind: 'enum', name: 'UTF8' }, 'UTF8'],
    [{ kind: 'ref', dn: 'CN=A' }, '"CN=A"'],
    [{ kind: 'dt', ms: 0, ticks: 0 }, '1970-01-01 00:00:00Z'],
  ])('%#', (value, text) => {
    expect(showValue(value)).toBe(text)
  })

  it('cuts long texts, bytes and lists', () => {
    expect(showValue('a'.repeat(1_000)).length).toBeLessThan(500)
    expect(showValue(new Uint8Array(1_000)).length).toBeLessThan(100)
    expect(showValue({ kind: 'multi', values: Array.from({ length: 10_000 }, () => 'a') }).length).toBeLessThan(1_000)
  })
})
