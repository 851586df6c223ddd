import { describe, expect, it } from 'vitest'
import { compileExpression } from '../../../../../shared/syncrules/expression/compileExpression.ts'
import { explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { EvaluationError } from '../../../../../shared/syncrules/expression/problem.ts'
import type { Value } from '../../../../../shared/syncrules/expression/value.ts'
import { scopeOf } from './evaluationScope.ts'

const scope = scopeOf({
  cn: 'SRV-1',
  number: 5,
  big: 9007199254740993n,
  guid: Uint8Array.of(1, 2),
  sameGuid: Uint8Array.of(1, 2),
  manager: { kind: 'ref', dn: 'CN=A,DC=b' },
  proxyAddresses: { kind: 'multi', values: ['SMTP:a', 'smtp:b'] },
  otherMailbox: { kind: 'multi', values: ['c', 'd'] },
})

const evaluate = (text: string): Value => compileExpression(parseExpression(text)).evaluate(scope)

function failureOf(text: string): EvaluationError {
  try {
    evaluate(text)
  } catch (error) {
    if (error instanceof EvaluationError) return error
    throw error
  }
  throw new Error(`${text} has a value`)
}

describe('operators', () => {
  it.each<[string, Value, string]>([
    ['1 + 2 * 3', 7, 'dossier, operators: * binds tighter'],
    ['(1 + 2) * 3', 9, 'declarative provisioning expressions: brackets group'],
    ['7 - 2 - 1', 4, 'from left to right'],
    ['6 / 4', 1.5, 'inferred: the second minus of the page is a division'],
    ['9007199254740992 + 1', 9007199254740993n, 'large integers of AD keep their digits'],
    ['[big] = 9007199254740993', true, 'large integers of AD keep their digits'],
    ['"a" & "b"', 'ab', 'declarative provisioning expressions'],
    ['"a" & [absent]', 'a', 'inferred'],
    ['[manager] & "!"', 'CN=A,DC=b!', 'inferred'],
    ['"a" = "A"', false, 'inferred: case counts'],
    ['[guid] = [sameGuid]', true, 'bytes by their content'],
    ['[manager] = "cn=a,dc=B"', false, 'inferred: a text beside a reference is a text'],
    ['NULL = NULL', true, 'inferred'],
    ['[absent] = "x"', false, 'inferred'],
    ['[absent] <> "x"', true, 'inferred'],
    ['[absent] < 1', false, 'inferred'],
    ['[absent] >= 1', false, 'inferred'],
    ['[absent] + 1', null, 'inferred'],
    ['1 < 2', true, 'declarative provisioning expressions'],
    ['2 <= 2', true, 'declarative provisioning expressions'],
    ['"a" < "b"', true, 'declarative provisioning expressions'],
    ['CDate("2001-01-01") < Now()', true, 'replacement rule compares dates'],
    ['True && False || True', true, 'dossier, advice: && before ||'],
    ['IsNull([cn]) || [cn] = "SRV-1" && [number] > 4', true, 'dossier: comparisons bind tighter than && and ||'],
    ['%Domain.FQDN%', 'contoso.com', 'declarative provisioning expressions'],
    ['"a" & CRLF & "b"', 'a\r\nb', 'dossier, constants'],
    ['[proxyAddresses] = "SMTP:a"', { kind: 'multi', values: [true, false] }, 'inferred: value by value'],
    ['-5 + 2', -3, 'dossier: a minus in front of a number'],
    ['', null, 'a blank expression contributes nothing'],
  ])('%s', (text, value) => {
    expect(evaluate(text)).toEqual(value)
    expect(explainExpression(parseExpression(text), scope).outcome).toEqual({ kind: 'value', value })
  })

  it('look at the right side only when it decides', () => {
    expect(evaluate('False && Error("never") = 1')).toBe(false)
    expect(evaluate('True || Error("never") = 1')).toBe(true)
  })

  it('leave flow literals as they are', () => {
    expect(evaluate('AuthoritativeNull')).toEqual({ kind: 'flow', name: 'AuthoritativeNull' })
    expect(evaluate('IIF(IsPresent([absent]),[absent],IgnoreThisFlow)')).toEqual({ kind: 'flow', name: 'IgnoreThisFlow' })
  })
})

describe('errors tell their place and what to write', () => {
  it.each([
    ['Left([cn], "1")', '"1"', '`Left` takes a text and a number; here the second is a text.'],
    ['Left(Trim([number]), 1)', '[number]', '`Trim` takes a text; here it is a number.'],
    ['"a" & 1', '1', '`&` joins texts; this is a number. Put CStr around it.'],
    ['1 + "a"', '"a"', '`+` calculates with numbers; this is a text. Texts are joined by `&`.'],
    ['[cn] = 1', '[cn] = 1', '`=` compares values of one type; here a text stands beside a number.'],
    ['IIF([cn], 1, 2)', '[cn]', '`IIF` needs True or False; here is a text.'],
    ['[cn] && True', '[cn]', '`&&` needs True or False; here is a text.'],
    ['1 / 0', '0', 'Division by zero.'],
    ['left([cn], 1)', 'left', 'No function is named `left`: case counts, it is `Left`.'],
    ['Lft([cn], 1)', 'Lft', 'No function is named `Lft`.'],
    ['Trim()', 'Trim()', '`Trim` takes a text; here are 0 arguments.'],
    ['1 & $x', '$x', 'Nothing binds $x: With, Where and Select do.'],
    ['"a" & %Forest.FQDN%', '%Forest.FQDN%', 'The value of %Forest.FQDN% is not known here; the server fills it in.'],
    ['IIF(True, Error("No name"), 1)', 'Error("No name")', 'No name'],
    ['Item([proxyAddresses], 3)', '3', 'There is no value 3: the attribute has 2. ItemOrNull answers NULL instead.'],
    ['CertSubject([guid])', '[guid]', 'These bytes are no certificate. Test them with IsCert first.'],
    ['RegexIsMatch([cn], "S(?=R)", "IgnoreCase")', '(?=', 'Look-ahead is not run here'],
    ['RegexIsMatch([cn], "S" & "(?=R)")', '"S" & "(?=R)"', 'Look-ahead is not run here'],
    ['RegexIsMatch([cn], "S", "IgnoreCase, Once")', 'Once', '`Once` is no option'],
    ['[proxyAddresses] & [otherMailbox]', '[proxyAddresses] & [otherMailbox]', 'Only one side of `&` can have several values'],
    ['Left([cn], IgnoreThisFlow)', 'IgnoreThisFlow', 'here the second is IgnoreThisFlow'],
    ['Switch([cn] = "x", 1, True)', 'Switch([cn] = "x", 1, True)', '`Switch` takes pairs'],
  ])('%s: %s', (text, place, words) => {
    const failure = failureOf(text)
    expect(text.slice(failure.from, failure.to)).toBe(place)
    expect(failure.localized.en).toContain(words)
    expect(failure.localized.fr).toMatch(words === 'No name' ? /^No name$/ : /\S/)
  })

  it('refuses an expression that has syntax errors at the first of them', () => {
    expect(() => compileExpression(parseExpression('Left([cn], '))).toThrow(EvaluationError)
  })
})

describe('hostile expressions end in an error', () => {
  const nested = (count: number, seed: string, around: (inner: string, index: number) => string): string => {
    let text = seed
    for (let index = 0; index < count; index++) text = around(text, index)
    return text
  }

  it.each([
    ['10,000 open brackets', '('.repeat(10_000)],
    ['10,000 nested calls', `${'Trim('.repeat(10_000)}"a"${')'.repeat(10_000)}`],
    ['10,000 joined texts', Array.from({ length: 10_001 }, () => '"a"').join(' & ')],
    ['a text that doubles 60 times', nested(60, '"0123456789"', (inner, index) => `With($v${index},${inner},$v${index} & $v${index})`)],
    ['values that double 25 times', nested(25, '[proxyAddresses]', (inner) => `Select($s,${inner},Split("a,b",","))`)],
    ['a replacement of a million by a million', 'Replace(PadLeft("a",1000000,"a"),"a",PadLeft("a",1000000,"a"))'],
  ])('%s', (_, text) => {
    expect(failureOf(text)).toBeInstanceOf(EvaluationError)
    expect(explainExpression(parseExpression(text), scope).outcome.kind).toBe('error')
  })

  it('nested as deep as the language allows, it still has a value', () => {
    expect(evaluate(`${'Trim('.repeat(499)}" a "${')'.repeat(499)}`)).toBe('a')
  })

  it('keeps loops within loops from running for ever', () => {
    const values = { kind: 'multi', values: Array.from({ length: 3_000 }, (_, index) => String(index)) } as const
    const text = 'Count(Where($a,[m],Count(Where($b,[m],$a = $b)) > 1))'
    expect(() => compileExpression(parseExpression(text)).evaluate(scopeOf({ m: values }))).toThrow(/five million/)
  })
})

it('evaluates again and again without a trace of the object before', () => {
  const compiled = compileExpression(parseExpression('With($x,[cn],IIF(IsNull($x),"none",$x))'))
  expect(['a', null, 'b'].map((cn) => compiled.evaluate(scopeOf({ cn })))).toEqual(['a', 'none', 'b'])
})
