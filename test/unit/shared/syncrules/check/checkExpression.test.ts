import { describe, expect, it } from 'vitest'
import type { SchemaAttribute } from '../../../../../shared/facts/syncRule.ts'
import { functionCatalogue } from '../../../../../shared/syncrules/catalogue/functions.ts'
import { type CheckContext, type CheckResult, checkExpression } from '../../../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { replacementExpression } from '../../../../../shared/syncrules/guide/replacementExpression.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const schema: readonly SchemaAttribute[] = [
  { name: 'userCertificate', type: 'bin', multi: true },
  { name: 'proxyAddresses', type: 'str', multi: true },
  { name: 'objectGUID', type: 'bin', multi: false },
  { name: 'cn', type: 'str', multi: false },
  { name: 'manager', type: 'ref', multi: false },
  { name: 'userAccountControl', type: 'num', multi: false },
  { name: 'isCriticalSystemObject', type: 'bool', multi: false },
]

const check = (text: string, context: CheckContext = { schema }): CheckResult => checkExpression(parseExpression(text), context)

/** `severity code "what it is about" -> fix`, a problem a line. */
const problemsOf = (text: string, context?: CheckContext): readonly string[] =>
  check(text, context).problems.map(
    ({ severity, code, from, to, fix }) => `${severity} ${code} ${text.slice(from, to)}${fix === undefined ? '' : ` -> ${fix.insert}`}`,
  )

describe('checking functions', () => {
  it.each([
    ['iif(True = [isCriticalSystemObject],1,2)', 'error function-case iif -> IIF'],
    ['Lef([cn],2)', 'error function-unknown Lef -> Left'],
    ['IsNulOrEmtpy([cn])', 'error function-unknown IsNulOrEmtpy -> IsNullOrEmpty'],
    ['Random(1,2)', 'error function-unknown Random -> RandomNum'],
    ['Frobnicate([cn])', 'error function-unknown Frobnicate'],
    ['GUID()', 'error function-case GUID -> Guid'],
    ['Left([cn])', 'error argument-count Left'],
    ['Now(1)', 'error argument-count Now'],
    ['Switch([cn] = "a", 1, True)', 'error argument-count Switch'],
    ['Left([cn],"2")', 'error argument-type "2"'],
    ['Left([userAccountControl],2)', 'error argument-type [userAccountControl]'],
    ['StringFromGuid([cn])', 'error argument-type [cn]'],
    ['DateAdd("m",1,[cn])', 'error argument-type [cn]'],
    ['Count([cn])', 'error argument-type [cn]'],
    ['Where($c,[objectGUID],IsCert($c))', 'error argument-type [objectGUID]'],
    ['DateAdd("month",1,Now())', 'error choice-unknown "month"'],
    ['DateAdd("YYYY",1,Now())', 'error choice-unknown "YYYY" -> "yyyy"'],
    ['ConvertFromBase64([cn],"UTF8")', 'error choice-unknown "UTF8" -> UTF8'],
    ['ConvertFromBase64([cn],utf8)', 'error choice-unknown utf8 -> UTF8'],
    ['RegexIsMatch([cn],"a","Multiline")', 'warning choice-unknown "Multiline"'],
    ['RegexIsMatch([cn],"a","Ignore")', 'error pattern Ignore'],
    ['RegexIsMatch([cn],"a(?=b)","IgnoreCase")', 'error pattern (?='],
    ['RegexIsMatch([cn],"a(","IgnoreCase")', 'error pattern ('],
  ])('finds in %s: %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  it('says what a function takes and what it got, as a person would', () => {
    expect(check('Left([cn],[cn])').problems[0]?.message).toEqual({
      en: '`Left` takes a text and a number; here the second is a text. `CNum` makes a number of it.',
      fr: '`Left` prend un texte et un nombre\u00a0; ici le deuxième est un texte. `CNum` en fait un nombre.',
    })
    expect(check('Left([cn])').problems[0]?.message.en).toBe(
      '`Left` takes other arguments: str Left(str string, num NumChars). Here there is 1.',
    )
    expect(check('Switch(True)').problems[0]?.message.en).toContain('in pairs')
  })

  it('knows the function that drafts of the procedure wrote with a hyphen', () => {
    const text = '"CN=[{]*" & String-FromGuid([objectGUID]) & "[}]*"'
    expect(problemsOf(text)).toEqual(['error function-hyphen String-FromGuid -> StringFromGuid'])
  })

  it('goes on inside an unknown function and inside wrong arguments', () => {
    expect(problemsOf('Foo([cnn], Left([cn]))').map((problem) => problem.split(' ')[1])).toEqual([
      'function-unknown',
      'attribute-unknown',
      'argument-count',
    ])
  })

  it('takes what shipped rules give a function beyond its signature', () => {
    for (const text of ['ConvertToBase64([objectGUID])', 'Count([userCertificate])', 'ValueCount("proxyAddresses")', 'CStr([cn])']) {
      expect(problemsOf(text), text).toEqual([])
    }
  })

  it('finds nothing wrong in any example of the catalogue but what the reference itself gets wrong', () => {
    // %ReplaceString% is made up by the reference, $c is bound outside of the example's excerpt.
    const known = ['warning parameter-unknown %ReplaceString%', 'error variable-unbound $c']
    const examples = functionCatalogue.flatMap(({ examples: own }) => own.map(({ expression }) => expression))
    expect(examples.length).toBeGreaterThan(55)
    for (const text of examples) {
      const found = problemsOf(text, {}).filter((problem) => !problem.includes('attribute-unknown') && !known.includes(problem))
      expect(found, text).toEqual([])
    }
  })
})

describe('checking names', () => {
  it.each([
    ['[UserCertificate]', 'error attribute-case [UserCertificate] -> [userCertificate]'],
    ['[userCertificates]', 'error attribute-unknown [userCertificates] -> [userCertificate]'],
    ['ImportedValue("proxyaddresses")', 'error attribute-case "proxyaddresses" -> "proxyAddresses"'],
    ['%ForestLDAP%', 'warning parameter-unknown %ForestLDAP% -> %Forest.LDAP%'],
    ['%Foo%', 'warning parameter-unknown %Foo%'],
    ['$x', 'error variable-unbound $x'],
    ['With($certs,[userCertificate],Count($cert))', 'error variable-unbound $cert -> $certs'],
    ['With($a,[cn],"b")', 'info variable-unused $a'],
    ['Where([cn],[userCertificate],True)', 'error variable-expected [cn]'],
    ['Now', 'error name-unknown Now -> Now()'],
    ['cn', 'error name-unknown cn -> [cn]'],
  ])('finds in %s: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem)
  })

  it('warns only of an unknown attribute where the connector’s schema is not known', () => {
    expect(problemsOf('[extensionAttribute99]', {})[0]).toContain('warning attribute-unknown')
    expect(problemsOf('[operatingSystem] & [sourceAnchor]', {})).toEqual([])
  })

  it('takes dn, which no schema lists', () => {
    expect(problemsOf('DNComponent(CRef([dn]),1)')).toEqual([])
  })

  it('ends a variable with the brackets of its function', () => {
    expect(problemsOf('Count(Where($c,[userCertificate],IsCert($c))) > 0 && IsCert($c)')).toEqual(['error variable-unbound $c'])
  })

  it('gives a variable the type of one value', () => {
    expect(problemsOf('Where($c,[userCertificate],$c > 5)')).toEqual(['error compare-types $c > 5'])
    expect(problemsOf('With($n,Count([userCertificate]),Left([cn],$n))')).toEqual([])
  })
})

describe('checking operators', () => {
  it.each([
    ['"a" + "b"', 'error plus-on-text + -> &'],
    ['[cn] + 1', 'error operand-type [cn]'],
    ['[userAccountControl] + True', 'error operand-type True'],
    ['"a" & 5', 'error operand-type 5'],
    ['"a" & Now()', 'error operand-type Now()'],
    ['Now() + 1', 'error operand-type Now()'],
    ['Len([cn]) && True', 'error operand-type Len([cn])'],
    ['[userAccountControl] = "512"', 'error quoted-value "512" -> 512'],
    ['[isCriticalSystemObject] = "true"', 'error quoted-value "true" -> True'],
    ['Now() > "2020-01-01"', 'error compare-types Now() > "2020-01-01"'],
    ['[isCriticalSystemObject] > False', 'error compare-order [isCriticalSystemObject] > False'],
    ['[manager] = "CN=Jo"', 'warning compare-types [manager] = "CN=Jo"'],
    ['[cn] = NULL', 'warning compare-null [cn] = NULL -> IsNull([cn])'],
    ['[cn] <> NULL', 'warning compare-null [cn] <> NULL -> IsNull([cn]) = False'],
    ['IIF(Len([cn]),1,2)', 'error condition-type Len([cn])'],
    ['IIF(True,1,2)', 'warning condition-constant True'],
    ['IIF([cn] = "a",1,"b")', 'info branches-differ IIF'],
    ['Error("no")', 'warning always-error Error("no")'],
  ])('finds in %s: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem)
  })

  it.each([
    ['IsNull([cn]) || IsEmpty([cn]) && True', ['warning binding-mixed ||']],
    ['IsNull([cn]) && IsEmpty([cn]) || True', ['warning binding-mixed ||']],
    ['(IsNull([cn]) && IsEmpty([cn])) || True', []],
    ['IsNull([cn]) && [cn] = "a"', ['info binding-order &&']],
    ['IsNull([cn]) && ([cn] = "a")', []],
    ['1 + 2 * 3 = 7', ['info binding-order +']],
    ['[cn] = "a" && IsNull([cn])', []],
  ])('says of %s how it binds, where the documents do not: %j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })

  it.each([
    'Left([cn],2) = "6.3"',
    '"6.3" = Right([cn],2)',
    'Mid([cn],1,2) = "6.3"',
    'UCase([cn]) = "Windows"',
    'LCase([cn]) = "Windows"',
    'InStr(UCase([cn]),"Windows") > 0',
    '"a" = "b"',
  ])('warns that %s can never be True', (text) => {
    expect(problemsOf(text).map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual(['warning never-true'])
  })

  it.each([
    'Left([cn],3) = "6.3"',
    'Left([cn],-1) = "6.3"',
    'InStr(UCase([cn]),"WINDOWS") > 0',
    'InStr(UCase([cn]),"Windows",1,vbTextCompare) > 0',
    'InStr(UCase([cn]),"Windows") = 0',
  ])('does not warn of %s', (text) => {
    expect(problemsOf(text)).toEqual([])
  })
})

describe('the replacement for the Computer Join rule', () => {
  const target: SchemaAttribute = { name: 'cloudFiltered', type: 'bool', multi: false }

  it('has no error and no warning, and answers True or nothing', () => {
    const { problems, type, multi } = check(replacementExpression, { target })
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect({ type, multi }).toEqual({ type: ['bool'], multi: 'no' })
  })

  it('has one error as drafts of the procedure printed it, with the name to write', () => {
    const draft = replacementExpression.replace('StringFromGuid', 'String-FromGuid')
    expect(problemsOf(draft, { target }).filter((problem) => problem.startsWith('error'))).toEqual([
      'error function-hyphen String-FromGuid -> StringFromGuid',
    ])
  })
})

describe('checking the target', () => {
  const cloudFiltered: SchemaAttribute = { name: 'cloudFiltered', type: 'bool', multi: false }

  it.each(['IIF([cn] = "a",True,NULL)', 'NULL', 'IgnoreThisFlow', 'AuthoritativeNull', 'IIF([cn] = "a",True,Error("x"))'])(
    'lets %s flow to a truth value',
    (text) => {
      expect(problemsOf(text, { schema, target: cloudFiltered }).filter((problem) => problem.startsWith('error'))).toEqual([])
    },
  )

  it('finds a text where True or False is needed, and offers the word without quotes', () => {
    expect(problemsOf('"True"', { schema, target: cloudFiltered })).toEqual(['error target-type "True" -> True'])
    expect(problemsOf('[cn]', { schema, target: cloudFiltered })).toEqual(['error target-type [cn]'])
  })

  it('warns of several values for an attribute of one', () => {
    expect(problemsOf('[proxyAddresses]', { schema, target: { name: 'mail', type: 'str', multi: false } })).toEqual([
      'warning target-single [proxyAddresses]',
    ])
  })
})

describe('the answer of a check', () => {
  it.each([
    ['IIF([cn] = "a",True,NULL)', ['bool'], 'no'],
    ['Trim([proxyAddresses])', ['str'], 'yes'],
    ['Item([proxyAddresses],1)', ['str'], 'no'],
    ['Where($c,[userCertificate],IsCert($c))', ['bin'], 'yes'],
    ['Select($c,[userCertificate],CertSubject($c))', ['str'], 'yes'],
    ['IIF([cn] = "a",1,"b")', ['num', 'str'], 'no'],
    ['Switch([cn] = "a",Now())', ['dt'], 'no'],
    ['NULL', [], 'unknown'],
    ['$x', 'any', 'unknown'],
  ])('has the type of %s', (text, type, multi) => {
    expect(check(text)).toMatchObject({ type, multi })
  })

  it('is about the readable part of a text with syntax errors, and lists those too', () => {
    for (const text of ['IIF([cn] = , 1', 'Left([cnn]', '&&', 'Foo(,,', 'Where($x', '[cn] & ', '"open', '(((', '']) {
      const { problems } = check(text)
      expect(problems.length > 0, text).toBe(text !== '')
      expect(
        problems.every(({ from, to }) => from >= 0 && from <= to && to <= text.length),
        text,
      ).toBe(true)
    }
  })

  it('is the same every time, in the order of the text, nothing twice', () => {
    const text = 'Lef([cnn],2) & [cnn] & Left("a","b") & $x'
    const { problems } = check(text)
    expect(check(text).problems).toEqual(problems)
    expect(problems.map(({ from }) => from)).toEqual(problems.map(({ from }) => from).toSorted((a, b) => a - b))
    expect(new Set(problems.map(({ from, code }) => `${from} ${code}`)).size).toBe(problems.length)
  })

  it('comes for a chain of 10,000 operators, and for 10,000 brackets', () => {
    expect(check(`${'[isCriticalSystemObject] || '.repeat(10_000)}True`).problems.some(({ from }) => from < 0)).toBe(false)
    expect(problemsOf(`${'[cn] & '.repeat(250)}5`)).toEqual(['error operand-type 5'])
    expect(check(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`).problems.length).toBeGreaterThan(0)
    expect(check(`${'Trim('.repeat(10_000)}[cn]${')'.repeat(10_000)}`).problems.length).toBeGreaterThan(0)
  })

  it('takes less than 5 ms for 2 KB', () => {
    const part = 'IIF(InStr(UCase([cn]),"WINDOWS") > 0 && Left([cn],3) <> "6.3", Trim([cn]), NULL) & '
    const parsed = parseExpression(`${part.repeat(24)}"end"`)
    expect(parsed.text.length).toBeGreaterThan(1900)
    checkExpression(parsed, { schema })
    const start = cpuMs()
    for (let round = 0; round < 20; round += 1) checkExpression(parsed, { schema })
    expect((cpuMs() - start) / 20).toBeLessThan(50)
  })
})
