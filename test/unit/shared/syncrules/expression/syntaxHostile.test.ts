import { describe, expect, it } from 'vitest'
import type { Expression } from '../../../../../shared/syncrules/expression/ast.ts'
import { expressionTokens } from '../../../../../shared/syncrules/expression/expressionTokens.ts'
import { compactExpression, formatExpression } from '../../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const MILLION = 1_000_000
const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length))

function depthOf(root: Expression | undefined): number {
  let deepest = 0
  const open = root === undefined ? [] : [{ node: root, depth: 1 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    const { node, depth } = next
    const children = node.type === 'call' ? node.args : node.type === 'binary' ? [node.left, node.right] : []
    for (const child of children) open.push({ node: child, depth: depth + 1 })
  }
  return deepest
}

describe('a hostile expression', () => {
  it.each([
    ['brackets', '('.repeat(10_000), 500],
    ['closed brackets', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`, 500],
    ['calls', `${'IIF('.repeat(10_000)}1${')'.repeat(10_000)}`, 2003],
    ['calls among arguments', `${'IIF(1,'.repeat(10_000)}1${')'.repeat(10_000)}`, 3003],
  ])('of 10,000 nested %s is refused at the bracket that passes the limit', (_, text, from) => {
    const { problems } = parseExpression(text)
    expect(problems).toMatchObject([{ code: 'nesting', from, to: from + 1 }])
  })

  it('of 500 nested brackets is read', () => {
    const text = `${'('.repeat(500)}1${')'.repeat(500)}`
    expect(parseExpression(text)).toMatchObject({ root: { type: 'number', parens: 500 }, problems: [] })
  })

  it('of a thousand operators in a row is read, and of more is refused', () => {
    const chain = (length: number): string => `${'[a] = "x" || '.repeat(length)}[b]`
    expect(parseExpression(chain(900)).problems).toEqual([])
    expect(depthOf(parseExpression(chain(900)).root)).toBe(902)
    expect(parseExpression(chain(2_000)).problems).toMatchObject([{ code: 'chain', from: 0 }])
  })

  it('never gives a tree deeper than what its readers can walk', () => {
    const level = `${'1 + '.repeat(300)}(`
    const { root, problems } = parseExpression(`${level.repeat(400)}1${')'.repeat(400)}`)
    expect(problems[0]?.code).toBe('chain')
    expect(depthOf(root)).toBeLessThan(1100)
  })

  it('of 100,000 arguments is read', () => {
    const { root, problems } = parseExpression(`Join(${repeated('[a],', 400_000)}1)`)
    expect(problems).toEqual([])
    expect(root?.type === 'call' && root.args.length).toBe(100_001)
  })

  it.each([
    ['one string', `"${'a'.repeat(MILLION)}"`],
    ['arguments', `F(${repeated('[abc],', MILLION)}1)`],
    ['operators', repeated('=', MILLION)],
    ['minus signs', repeated('-', MILLION)],
    ['opening brackets', repeated('(', MILLION)],
    ['closing brackets', repeated(')', MILLION)],
    ['square brackets', repeated('[', MILLION)],
    ['quotes', repeated('"a', MILLION)],
    ['single quotes', repeated("'", MILLION)],
    ['emoji', repeated('😀', MILLION)],
    ['no-break spaces', repeated('\u00a0', MILLION)],
    ['invisible characters', repeated('\u200b ', MILLION)],
    ['XML escapes', repeated('&amp;', MILLION)],
    ['comments', repeated('/**/', MILLION)],
    ['values without operators', repeated('[a] ', MILLION)],
    ['broken calls', repeated('IIF([a] [b), ', MILLION)],
  ])('of 1 MB of %s is read in bounded time, with a bounded list of problems', (_, text) => {
    const start = cpuMs()
    const parsed = parseExpression(text)
    // A second on a free machine; the margin is for machines that run many tests at once.
    expect(cpuMs() - start).toBeLessThan(5_000)
    expect(parsed.problems.length).toBeLessThanOrEqual(101)
    for (const problem of parsed.problems) expect(problem.to).toBeLessThanOrEqual(text.length)
  })

  it('can be formatted and cut into tokens as well', () => {
    const texts = [
      '('.repeat(10_000),
      `${'('.repeat(500)}1${')'.repeat(500)}`,
      `${'[a] & '.repeat(990)}1`,
      `Join(${repeated('[a],', 400_000)}1)`,
    ]
    for (const text of texts) {
      const parsed = parseExpression(text)
      expect(formatExpression(parsed).length).toBeGreaterThanOrEqual(text.length)
      expect(compactExpression(parsed).length).toBeLessThanOrEqual(text.length)
      expect(expressionTokens(text).length).toBeGreaterThan(0)
    }
  })

  it('of random signs never makes the reader throw, and every problem lies within the text', () => {
    const signs = [...'()[],;"$%&=<>|!+-*/.A1 \n“”\u00a0\u200b#{}😀', 'IIF(', '[a]', '"x"', '&amp;', '&H', ' and ']
    let seed = 42
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: 1 + next(25) }, () => signs[next(signs.length)]).join('')
      const parsed = parseExpression(text)
      for (const { from, to } of parsed.problems) expect(0 <= from && from <= to && to <= text.length, JSON.stringify(text)).toBe(true)
      expect(expressionTokens(text).every(({ from, to, text: part }) => text.slice(from, to) === part)).toBe(true)
    }
  })
})
