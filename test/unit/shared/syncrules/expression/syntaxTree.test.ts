import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { printTree } from './printTree.ts'

const read = (text: string): string => {
  const parsed = parseExpression(text)
  expect(parsed.problems).toEqual([])
  return printTree(parsed.root)
}

describe('reading an expression', () => {
  it.each([
    ['1 + 2 * 3', '{1 + {2 * 3}}'],
    ['1 - 2 - 3', '{{1 - 2} - 3}'],
    ['1 / 2 * 3', '{{1 / 2} * 3}'],
    ['"a" & "b" = "ab"', '{{"a" & "b"} = "ab"}'],
    ['IsCert($c) && CertNotAfter($c) > Now()', '{IsCert($c) && {CertNotAfter($c) > Now()}}'],
    ['[a] = 1 || [b] = 2 && [c] = 3', '{{[a] = 1} || {{[b] = 2} && {[c] = 3}}}'],
    ['IsPresent([a]) || IsPresent([b]) = False || [c] = "x"', '{{IsPresent([a]) || {IsPresent([b]) = False}} || {[c] = "x"}}'],
    ['1 < 2 = True', '{{1 < 2} = True}'],
    ['(1 + 2) * 3', '{({1 + 2}) * 3}'],
    ['(([a]))', '(([a]))'],
  ])('binds %s as %s', (text, tree) => expect(read(text)).toBe(tree))

  it.each([
    ['Now()', 'Now()'],
    ['IIF ( [a] , 1 , NULL )', 'IIF([a],1,NULL)'],
    ['Trim([msRTCSIP-OriginatorSid])', 'Trim([msRTCSIP-OriginatorSid])'],
    ['[extension_9ad_some.name x;binary]', '[extension_9ad_some.name x;binary]'],
    ['%Domain.Netbios%', '%Domain.Netbios%'],
    ['%Connector.ID%', '%Connector.ID%'],
    ['Where($item,[otherPhone],Len($item)>0)', 'Where($item,[otherPhone],{Len($item) > 0})'],
    ['InStr("repEated","e",3,vbBinaryCompare)', 'InStr("repEated","e",3,vbBinaryCompare)'],
    ['CRLF & "//no comment"', '{CRLF & "//no comment"}'],
    ['"a ""', undefined],
    ['"&amp; “quoted” \\\\0ACNF:"', '"&amp; “quoted” \\\\0ACNF:"'],
    ['"two\nlines"', '"two\nlines"'],
    ['\t[a]\r\n=\r\n"b"\n', '{[a] = "b"}'],
  ])('reads %j', (text, tree) => {
    if (tree === undefined) expect(parseExpression(text).problems).not.toEqual([])
    else expect(read(text)).toBe(tree)
  })

  it.each([
    ['14', 14],
    ['1.5', 1.5],
    ['&HFF', 255],
    ['&hff', 255],
    ['&H40000000', 0x40000000],
    ['-2147483648', -2147483648],
    ['129699324000000000', 129699324000000000n],
    ['-129699324000000000', -129699324000000000n],
    ['&HFFFFFFFFFFFFFFFF', 0xffffffffffffffffn],
    ['9007199254740991', 9007199254740991],
  ])('reads the number %s', (text, value) => expect(parseExpression(text)).toMatchObject({ root: { type: 'number', value }, problems: [] }))

  it('takes a minus behind a value for the operator, and before a number for its sign', () => {
    expect(read('[a] -1')).toBe('{[a] - 1}')
    expect(read('[a]--1')).toBe('{[a] - -1}')
    expect(read('BitAnd([groupType],-2147483648)')).toBe('BitAnd([groupType],-2147483648)')
    expect(read('-1 * 2')).toBe('{-1 * 2}')
  })

  it('keeps a hyphenated name together, so that StringFromGuid can be offered over all of it', () => {
    const { root } = parseExpression('"CN=" & String-FromGuid([objectGUID]) & "x"')
    expect(root).toMatchObject({ left: { right: { type: 'call', name: 'String-FromGuid', from: 8, nameTo: 23 } } })
    expect(read('Len([a])-Len([b])')).toBe('{Len([a]) - Len([b])}')
    expect(read('$x-1')).toBe('{$x - 1}')
  })

  it('gives each part its place, brackets outside', () => {
    const { root } = parseExpression(' ([a] = 1) && Left("x", 2) ')
    expect(root).toMatchObject({
      from: 1,
      to: 26,
      operatorFrom: 11,
      left: { from: 2, to: 9, parens: 1, operatorFrom: 6, left: { from: 2, to: 5 }, right: { from: 8, to: 9 } },
      right: {
        from: 14,
        to: 26,
        nameTo: 18,
        args: [
          { from: 19, to: 22 },
          { from: 24, to: 25 },
        ],
      },
    })
  })

  it.each(['', ' ', '\r\n\t'])('has nothing to say about the blank text %j', (text) =>
    expect(parseExpression(text)).toMatchObject({ root: undefined, problems: [] }),
  )

  it('reads what is right around a mistake', () => {
    expect(printTree(parseExpression('IIF(IsNull([a], True, NULL)').root)).toBe('IIF(IsNull([a],True,NULL))')
    expect(printTree(parseExpression('IIF([a] = , 1, 2)').root)).toBe('IIF({[a] = ?},1,2)')
    expect(printTree(parseExpression('Left(,3) & Right([b]').root)).toBe('{Left(?,3) & Right([b])}')
  })
})
