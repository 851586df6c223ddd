import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { DirectoryObject, SchemaAttribute } from '../../../../../shared/facts/syncRule.ts'
import { attributeTable } from '../../../../../shared/syncrules/catalogue/attributes.ts'
import { metaverseTable } from '../../../../../shared/syncrules/catalogue/metaverse.ts'
import { compileExpression } from '../../../../../shared/syncrules/expression/compileExpression.ts'
import { explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { EvaluationError } from '../../../../../shared/syncrules/expression/problem.ts'
import type { EvaluationScope } from '../../../../../shared/syncrules/expression/value.ts'
import { objectScope } from '../../../../../shared/syncrules/objects/objectScope.ts'
import { corpusFiles, corpusPath, describeWithCorpus } from '../../../../corpus.ts'

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

interface Shipped {
  readonly text: string
  /** Inbound rules read the directory, outbound ones the metaverse. */
  readonly inbound: boolean
}

function shippedExpressions(): readonly Shipped[] {
  const found = new Map<string, Shipped>()
  for (const file of corpusFiles('F').filter((name) => name.endsWith('.xml') || name.endsWith('.ps1.txt'))) {
    const rule = readFileSync(corpusPath(file), 'utf8')
    const inbound = !rule.includes('<direction>Outbound</direction>')
    const inXml = Array.from(rule.matchAll(/<expression>([^<]+)</g), ([, text = '']) => unescaped(text))
    const inScript = Array.from(rule.matchAll(/^-Expression '([^']+)'/gm), ([, text = '']) => text)
    for (const text of [...inXml, ...inScript]) found.set(`${inbound} ${text}`, { text, inbound })
  }
  return [...found.values()]
}

/** Of the connector to Entra ID, which no table lists: a key credential, bytes by what the rule does with it. */
const keyAttribute: SchemaAttribute = { name: 'searchableDeviceKey', type: 'bin', multi: false }

const directorySchema = [keyAttribute, ...attributeTable]
const metaverseSchema = [keyAttribute, ...metaverseTable]

/** Version 2 and one entry of three bytes: a key credential starts so (the rule takes it apart). */
const keyCredential = '00020000' + '030001' + 'aabbcc' + '010002' + 'ff'

function suitableText(name: string, type: string): string {
  if (name === 'searchableDeviceKey') return keyCredential
  if (name === 'pwdLastSet') return '129699324000000000'
  if (name === 'objectSid') return '010500000000000515000000010000000200000003000000f4010000'
  switch (type) {
    case 'num':
      return '2'
    case 'bool':
      return 'TRUE'
    case 'bin':
      return '000102030405060708090a0b0c0d0e0f'
    case 'ref':
      return 'CN=Someone,DC=contoso,DC=com'
    default:
      return ' SMTP:someone@contoso.com '
  }
}

function suitableObject(names: readonly string[], schema: readonly SchemaAttribute[]): DirectoryObject {
  const typed = names.map((name) => ({ name, type: schema.find((attribute) => attribute.name === name)?.type ?? 'str' }))
  return {
    dn: 'CN=Someone,DC=contoso,DC=com',
    attributes: Object.fromEntries(typed.map(({ name, type }) => [name, [suitableText(name, type)]])),
    binary: typed.filter(({ type }) => type === 'bin').map(({ name }) => name),
  }
}

const parameters = {
  'Domain.FQDN': 'contoso.com',
  'Domain.Netbios': 'CONTOSO',
  'Forest.FQDN': 'contoso.com',
  'Forest.Netbios': 'CONTOSO',
  'Forest.LDAP': 'DC=contoso,DC=com',
  'Connector.ID': '00000000-0000-0000-0000-000000000001',
}

/** The rule itself raises these on purpose. */
const raisedByRule = /^(SourceAnchor attribute has changed\.|AccountName is not present|Maximum Group member count exceeded)$/

/** The message of the error, `raised` where the rule asks for one, undefined where there is a value. */
function failureOf(text: string, scope: EvaluationScope): string | undefined {
  const parsed = parseExpression(text)
  const explained = explainExpression(parsed, scope).outcome
  try {
    const value = compileExpression(parsed).evaluate(scope)
    return explained.kind === 'value' && JSON.stringify(explained.value) === JSON.stringify(value) ? undefined : 'explained otherwise'
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    if (explained.kind !== 'error' || explained.error.message !== error.message) return 'explained otherwise'
    return raisedByRule.test(error.message) ? undefined : error.message
  }
}

describeWithCorpus('the expressions of real rule sets', () => {
  const expressions = shippedExpressions()

  it('are many', () => expect(expressions.length).toBeGreaterThan(80))

  it('evaluate on an object that has all they name', () => {
    const failures = expressions.flatMap(({ text, inbound }) => {
      const schema = inbound ? directorySchema : metaverseSchema
      const names = [...compileExpression(parseExpression(text)).attributes, 'member', 'proxyAddresses', 'sourceAnchor']
      const failure = failureOf(text, objectScope(suitableObject(names, schema), { now: new Date(), schema, parameters }))
      return failure === undefined ? [] : [{ text, failure }]
    })
    expect(failures).toEqual([])
  })

  it('evaluate on an object that has nothing', () => {
    const failures = expressions.flatMap(({ text }) => {
      const failure = failureOf(text, objectScope({ dn: '', attributes: {}, binary: [] }, { now: new Date(), parameters }))
      return failure === undefined ? [] : [{ text, failure }]
    })
    expect(failures).toEqual([])
  })
})
