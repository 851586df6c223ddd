import { describe, expect, it } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { parseSyncRuleScript } from '../../../../../shared/parse/syncRules/parseSyncRuleScript.ts'
import { encodeSyncRuleScript } from '../../../../../shared/scenarios/encoders/encodeSyncRuleScript.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, readItems } from '../readItems.ts'
import { fullRule } from './rules.ts'

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const read = (script: string) => readItems(parseSyncRuleScript, bytesOf(script))
const rulesOf = (script: string): readonly SyncRule[] => read(script).records.filter((record) => record.type === 'syncRule')
const codesOf = (script: string): readonly string[] => read(script).problems.map(({ code, line }) => `${line}: ${code}`)

const START = "New-ADSyncRule -Name 'Essai' -Precedence 90 -OutVariable syncRule\n"
const END = 'Add-ADSyncRule -SynchronizationRule $syncRule[0]\n'
const mapping = (parameters: string): string =>
  `${START}Add-ADSyncAttributeFlowMapping -SynchronizationRule $syncRule[0] ${parameters}\n${END}`

describe('parseSyncRuleScript', () => {
  it.each(['utf-8', 'utf-8+bom', 'utf-16le+bom', 'latin1'] as const)('gives back a server of twenty rules in %s', (encoding) => {
    // Latin-1 has no typographic quotes: the tool that wrote it lost them, which is not the reader's matter.
    const plain = (rule: SyncRule): SyncRule => JSON.parse(JSON.stringify(rule).replaceAll('’', '`').replaceAll('–', '-'))
    const rules = Array.from({ length: 20 }, (_, seed) => (encoding === 'latin1' ? plain(fullRule(seed)) : fullRule(seed)))
    const bytes = encodeSyncRuleScript(rules, encoding)
    expect(detectFormat({ bytes, size: bytes.length, name: 'x' })).toBe('syncRuleScript')
    const { records, problems, summary } = readItems(parseSyncRuleScript, bytes)
    expect(problems).toEqual([])
    expect(records).toEqual(rules.map((rule) => ({ type: 'syncRule', ...rule })))
    expect(summary.account).toEqual({ parsed: bytes.length, problem: 0, unknown: 0 })
  })

  it.each<readonly [string, string, string | undefined]>([
    ['a doubled quote', "-Destination 'd' -FlowType Expression -Expression 'it''s'", "it's"],
    ['quotes doubled twice', "-Destination 'd' -FlowType Expression -Expression ''''''", "''"],
    ['typographic quotes', '-Destination ‘d’ -FlowType Expression -Expression ‘a “b” c’', 'a “b” c'],
    ['double quotes with escapes', '-Destination "d" -FlowType Expression -Expression "a ""b"" `$c `"d`" e`tf"', 'a "b" $c "d" e\tf'],
    ['several lines', "-Destination 'd' -FlowType Expression -Expression 'a\n  b'", 'a\n  b'],
    [
      'a here-string',
      "-Destination 'd' -FlowType Expression -Expression @'\nit's \"so\"\n  #not a comment\n'@",
      'it\'s "so"\n  #not a comment',
    ],
    ['a here-string of nothing in it', "-Destination 'd' -FlowType Expression -Expression @'\n'@", ''],
    ['a hash inside', "-Destination 'd' -FlowType Expression -Expression 'a # b'", 'a # b'],
    ['joined lines and a comment', "-Destination 'd' `\n  -FlowType Expression `\n  -Expression 'x' # why", 'x'],
    ['a block comment', "-Destination 'd' <# two\nlines #> -FlowType Expression -Expression 'x'", 'x'],
    ['a colon', "-Destination:'d' -FlowType:Expression -Expression:'x'", 'x'],
  ])('reads an expression with %s', (_what, parameters, expression) => {
    expect(rulesOf(mapping(parameters))[0]?.mappings).toEqual([
      { target: 'd', flow: 'Expression', source: [], expression, merge: 'Update' },
    ])
    expect(codesOf(mapping(parameters))).toEqual([])
  })

  it('reads variables that hold literals, results kept by assignment, and properties that are set', () => {
    const script = `
      $name = 'Essai'; $id = "{9E07A96A-57FE-457C-8354-CFEE0FB0A548}"
      $rule = New-ADSyncRule -Name $name -Identifier $id -Direction inbound -Precedence 95 -Disabled:$true -ImmutableTag ''
      $c = New-Object Microsoft.IdentityManagement.PowerShell.ObjectModel.ScopeCondition -ArgumentList 'cn', '', 'ISNULL'
      Add-ADSyncScopeConditionGroup -SynchronizationRule $rule -ScopeConditions @($c) | Out-Null
      $rule.Precedence = 97
      Add-ADSyncRule -SynchronizationRule $rule | Out-Null`
    expect(codesOf(script)).toEqual([])
    expect(rulesOf(script)).toEqual([
      {
        type: 'syncRule',
        name: 'Essai',
        id: '9e07a96a-57fe-457c-8354-cfee0fb0a548',
        description: '',
        direction: 'Inbound',
        precedence: 97,
        disabled: true,
        mappings: [],
        scope: [[{ attribute: 'cn', operator: 'ISNULL', value: '' }]],
        join: [],
      },
    ])
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['a computed name', `New-ADSyncRule -Name "Rule $n" -OutVariable syncRule\n${END}`, ['1: scriptValueComputed']],
    ['a variable that nobody set', `New-ADSyncRule -Name $n -OutVariable syncRule\n${END}`, ['1: scriptValueComputed']],
    ['a subexpression', `New-ADSyncRule -Name (Get-Date) -OutVariable syncRule\n${END}`, ['1: scriptValueComputed']],
    ['a property', `New-ADSyncRule -Name $old.Name -OutVariable syncRule\n${END}`, ['1: scriptValueComputed']],
    ['an unknown parameter', mapping("-Destination d -FlowType Direct -Colour 'x'"), ['2: scriptParameterUnknown']],
    ['a precedence in words', `New-ADSyncRule -Name 'a' -Precedence first -OutVariable syncRule\n${END}`, ['1: scriptValueWrong']],
    ['an unknown flow type', mapping('-Destination d -FlowType Magic'), ['2: scriptValueWrong']],
    [
      'a mapping of no rule',
      `${START}Add-ADSyncAttributeFlowMapping -SynchronizationRule $other[0] -Destination d -FlowType Direct\n${END}`,
      ['2: scriptReferenceUnknown'],
    ],
    [
      'a group of no condition',
      `${START}Add-ADSyncScopeConditionGroup -SynchronizationRule $syncRule[0] -ScopeConditions @($c[0])\n${END}`,
      ['2: scriptReferenceUnknown'],
    ],
    [
      'other statements',
      `Import-Module ADSync\n${START}Remove-Item -Recurse C:\\\n& 'calc.exe'\n${END}`,
      ['1: scriptStatementSkipped', '3: scriptStatementSkipped', '4: scriptStatementSkipped'],
    ],
    ['a block', `if ($true) {\n${START}}\n${START}${END}`, ['1: scriptStatementSkipped']],
    ['a pipe', `${START}Get-ADSyncRule -Identifier 'x' | Remove-ADSyncRule\n${END}`, ['2: scriptStatementSkipped']],
    ['a rule never added', START, ['1: ruleNotAdded']],
  ])('tells %s at its line, and the rest goes on', (_what, script, codes) => {
    expect(codesOf(script)).toEqual(codes)
    expect(rulesOf(script)).toHaveLength(1)
  })

  it('never takes a computed value for a literal one', () => {
    const [rule] = rulesOf(`New-ADSyncRule -Name "a $(calc) b" -Description \`\n("x" + "y") -Connector $c[1] -OutVariable syncRule\n${END}`)
    expect(rule).toEqual({ type: 'syncRule', name: '', description: '', disabled: false, mappings: [], scope: [], join: [] })
  })

  it('goes on at the next statement behind a quote that never ends', () => {
    const script = `New-ADSyncRule -Name 'lost -OutVariable a\n${START}${END}`.replace("'Essai'", 'Essai')
    expect(codesOf(script)).toEqual(['1: scriptQuoteOpen'])
    expect(rulesOf(script).map(({ name }) => name)).toEqual(['Essai'])
  })

  it('accounts for every byte of a script that is cut anywhere', () => {
    const bytes = encodeSyncRuleScript([fullRule(1), fullRule(2)])
    for (let part = 0; part <= 20; part++) {
      const cut = bytes.slice(0, Math.floor((bytes.length * part) / 20))
      const { summary, problems, records } = readItems(parseSyncRuleScript, cut)
      expect(accountedBytes(summary)).toBe(cut.length)
      expect(part === 20 || problems.length > 0 || records.length === 1).toBe(true)
    }
  })

  it.each<readonly [string, string]>([
    ['100,000 brackets', `New-ADSyncRule -Name ${'('.repeat(100_000)}`],
    ['100,000 nested lists', `New-ADSyncRule -Name ${'@('.repeat(100_000)}`],
    ['100,000 quotes', `New-ADSyncRule -Name ${"'".repeat(100_001)}`],
    ['100,000 backticks', `New-ADSyncRule ${'`'.repeat(100_000)}`],
    ['100,000 hashes', `New-ADSyncRule ${'<#'.repeat(100_000)}`],
    ['a million blanks', `New-ADSyncRule -Name 'a'${' '.repeat(1_000_000)}`],
    ['a million joined lines', `New-ADSyncRule -Name 'a' ${'`\n'.repeat(1_000_000)}`],
    ['300,000 values', `New-ADSyncRule -Name 'a' -Source @(${"'a',".repeat(300_000)}'b')`],
    ['10,000 here-strings that never end', "New-ADSyncRule -Name @'\n".repeat(10_000)],
    ['zero bytes', `New-ADSyncRule -Name 'a'${'\0'.repeat(1000)}`],
  ])('stays on its feet before %s', (_what, script) => {
    const { summary, problems } = read(script)
    expect(accountedBytes(summary)).toBe(script.length)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(200)
  })

  it('lists no more than a hundred statements of a foreign script', () => {
    const { problems } = read(`New-ADSyncRule -Name 'a' -OutVariable r\n${'Write-Host\n'.repeat(5000)}`)
    expect(problems.filter(({ code }) => code === 'scriptStatementSkipped')).toHaveLength(100)
    expect(problems.find(({ code }) => code === 'moreLinesNotUnderstood')?.args).toEqual({ count: 4900 })
  })
})

describeWithCorpus("the editor's export in the corpus", () => {
  const bytes = () => corpusBytes('F/sre-export/ComputerJoin_precedence161.ps1.txt')

  it('is the rule Computer Join with all its parts', () => {
    const { records, problems, summary } = readItems(parseSyncRuleScript, bytes())
    expect(problems).toEqual([])
    expect(summary.account.parsed).toBe(bytes().length)
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      name: 'In from AD - Computer Join',
      direction: 'Inbound',
      precedence: 161,
      sourceObjectType: 'computer',
      targetObjectType: 'device',
      linkType: 'Provision',
      immutableTag: 'Microsoft.InfromADComputerJoin.003',
      scope: [],
      join: [[{ attribute: 'objectGUID', metaverse: 'deviceId', caseSensitive: false }]],
    })
    const mappings = records[0]?.type === 'syncRule' ? records[0].mappings : []
    expect(mappings).toHaveLength(13)
    expect(mappings.filter(({ once }) => once).map(({ target }) => target)).toEqual(['cloudCreated', 'registeredOwnerReference'])
    expect(mappings.at(-1)).toMatchObject({ target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'] })
  })
})
