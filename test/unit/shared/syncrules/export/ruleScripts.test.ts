import { describe, expect, test } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import type { RuleChange } from '../../../../../shared/syncrules/export/ruleChange.ts'
import { exportChangeScript, exportUndoScript } from '../../../../../shared/syncrules/export/ruleScripts.ts'
import { replacementExpression } from '../../../../../shared/syncrules/guide/replacementExpression.ts'

const original: SyncRule = {
  name: 'In from AD - Computer Join',
  description: '',
  direction: 'Inbound',
  precedence: 143,
  connector: '9e07a96a-57fe-457c-8354-cfee0fb0a549',
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  immutableTag: 'Microsoft.InfromADComputerJoin.006',
  mappings: [
    {
      target: 'cloudFiltered',
      flow: 'Expression',
      source: ['userCertificate'],
      expression: 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)',
      merge: 'Update',
    },
  ],
  scope: [],
  join: [[{ attribute: 'objectGUID', metaverse: 'deviceId' }]],
}
const { immutableTag: _tag, ...untagged } = original
const clone: SyncRule = {
  ...untagged,
  name: 'Computer Join, 2012 R2',
  description: 'Takes Windows Server 2012 R2 along',
  precedence: 200,
  mappings: [
    { target: 'cloudFiltered', flow: 'Expression', source: ['userCertificate'], expression: replacementExpression, merge: 'Update' },
  ],
}
const change: RuleChange = { clone, original, connectorName: 'corp.contoso.com' }

/** What is left of a script outside of literals and comments; fails where a literal is not closed. Brackets have to match. */
function codeOf(script: string): string {
  const quotes = /['\u2018-\u201b]/
  let code = ''
  let at = script.indexOf('#>') + 2
  while (at < script.length) {
    const character = script[at] ?? ''
    if (!quotes.test(character)) {
      code += character
      at++
      continue
    }
    at++
    for (;;) {
      if (at >= script.length) throw new Error('a literal is not closed')
      if (!quotes.test(script[at] ?? '')) at++
      else if (quotes.test(script[at + 1] ?? '')) at += 2
      else break
    }
    at++
    code += "''"
  }
  const open: string[] = []
  const partner: Readonly<Record<string, string>> = { ')': '(', '}': '{', ']': '[' }
  for (const bracket of code.match(/[(){}[\]]/g) ?? []) {
    if ('({['.includes(bracket)) open.push(bracket)
    else if (open.pop() !== partner[bracket]) throw new Error(`${bracket} closes nothing`)
  }
  if (open.length > 0) throw new Error(`${open.join('')} is not closed`)
  return code
}

describe.each(['en', 'fr'] as const)('the script that makes the change, in %s,', (language) => {
  const script = exportChangeScript(change, language)
  const code = codeOf(script)

  test('finds the connector by its name and never by a GUID of another server', () => {
    expect(script).toContain("[string]$ConnectorName = 'corp.contoso.com'")
    expect(script).not.toContain(original.connector)
    expect(code).toContain('$connectors.Count -gt 1')
  })

  test('gives the copy a new identifier, and no tag', () => {
    expect(code).toContain('$identifier = [guid]::NewGuid().Guid')
    expect(script).toContain("-ImmutableTag ''")
  })

  test('refuses while a synchronization runs, and looks again once the scheduler is off', () => {
    expect(code).toMatch(/SyncCycleInProgress -or @\(Get-ADSyncConnectorRunStatus\)\.Count -gt 0\) \{\s*throw/)
    const looks = [...code.matchAll(/^ *Assert-NotRunning/gm)].map(({ index }) => index)
    const off = code.indexOf('Set-ADSyncScheduler -SyncCycleEnabled $false')
    expect(looks.map((at) => at < off)).toEqual([true, false])
    expect(looks[1]).toBeLessThan(code.indexOf('New-ADSyncRule'))
  })

  test('stops where original or precedence are not as the change was made for', () => {
    expect(code).toContain('$_.Precedence -eq $precedence')
    expect(code).toContain('$precedence -le $original.Precedence')
    expect(script).toContain("$originalTag = 'Microsoft.InfromADComputerJoin.006'")
    expect(script).toContain("'cloudFiltered' = 'IIF(IsNullOrEmpty([userCertificate]),True,NULL)'")
    expect(code).toContain('-cne ($expected[$target]')
  })

  test('saves the rules before it changes any', () => {
    expect(code.indexOf('Export-Clixml')).toBeLessThan(code.indexOf('Add-ADSyncRule'))
    expect(code.indexOf('Export-Clixml')).toBeGreaterThan(0)
  })

  test('switches the scheduler off, and back in a finally to what it was', () => {
    expect(code).toMatch(
      /try \{[\s\S]*\$isSwitched = \$true\s*Set-ADSyncScheduler -SyncCycleEnabled \$false[\s\S]*\}\s*finally \{\s*if \(\$isSwitched\) \{\s*Set-ADSyncScheduler -SyncCycleEnabled \$wasEnabled/,
    )
  })

  test('asks once for all of it, so that -WhatIf or a no changes nothing', () => {
    expect(code).toContain('SupportsShouldProcess = $true')
    const asked = [...code.matchAll(/ShouldProcess\(/g)].map(({ index }) => index)
    expect(asked).toHaveLength(1)
    for (const cmdlet of ['Add-ADSyncRule', 'New-ADSyncRule', 'Set-ADSyncScheduler', '$original.Disabled ='])
      expect(code.indexOf(cmdlet)).toBeGreaterThan(asked[0] ?? Number.POSITIVE_INFINITY)
    expect(code).toContain("if (-not $isDone) { Write-Host ''; return }")
  })

  test('names the full synchronization without running it', () => {
    expect(script.trimEnd().endsWith("Write-Host '    Start-ADSyncSyncCycle -PolicyType Initial'")).toBe(true)
    expect(code).not.toContain('Start-ADSyncSyncCycle')
  })

  test('says all that it found and did, with every place filled', () => {
    for (const [, said = '', values = ''] of script.matchAll(/\('((?:[^'’]|’’|'')*)' -f ([^\n]*?)\)/g)) {
      expect(values.split(', ')).toHaveLength(new Set(said.match(/\{\d\}/g)).size)
    }
  })

  test('disables the original and looks afterwards whether it is', () => {
    expect(code).toContain('$original.Disabled = $true')
    expect(code).toMatch(/\$_\.Identifier -eq \$original\.Identifier -and \$_\.Disabled -eq \$true/)
  })
})

test('the script that takes it back enables the original, removes the copy alone, and never a standard rule', () => {
  const code = codeOf(exportUndoScript(change, 'en'))
  expect(code).toContain('$original.Disabled = $false')
  expect(code).toContain('Remove-ADSyncRule -Identifier $clone.Identifier')
  expect(code).toContain('-not $_.ImmutableTag')
  expect(code).not.toContain('New-ADSyncRule')
})

test('taking it back finds the original though an update of the product has raised the number of its tag, or changed it', () => {
  const script = exportUndoScript(change, 'en')
  expect(script).toContain("($originalTag -replace '\\.\\d+$', '')")
  expect(codeOf(script)).not.toContain('$expected')
})

test('an original without a tag is never taken for its copy', () => {
  const script = exportChangeScript({ ...change, original: untagged }, 'en')
  expect(script).toContain('-not $_.ImmutableTag -and $_.Name -eq $originalName')
})

test('a copy that is to win over the original may have the smaller number', () => {
  expect(exportChangeScript({ ...change, clone: { ...clone, precedence: 90 } }, 'en')).not.toContain('-le $original.Precedence')
})

test('targets of expressions stand once in the table of what the original has to be', () => {
  const [mapping] = original.mappings
  if (mapping === undefined) throw new Error('the rule has a mapping')
  const twice = { ...original, mappings: [mapping, { ...mapping, target: 'CLOUDFILTERED' }, { ...mapping, target: 'displayName' }] }
  expect(exportChangeScript({ ...change, original: twice }, 'en').match(/^'.*' = '/gm)).toEqual(["'displayName' = '"])
})

test('a rule without an original is only added and only removed', () => {
  expect(codeOf(exportChangeScript({ clone, connectorName: 'corp' }, 'en'))).not.toContain('$original')
  expect(codeOf(exportUndoScript({ clone, connectorName: 'corp' }, 'en'))).not.toContain('$original')
})

test('a connector whose name is not known is asked for', () => {
  expect(exportChangeScript({ clone, original }, 'en')).toContain('[Parameter(Mandatory = $true)][string]$ConnectorName')
})

test('a precedence that is not known is asked for', () => {
  const { precedence: _precedence, ...unnumbered } = clone
  expect(exportChangeScript({ ...change, clone: unnumbered }, 'en')).toContain('[Parameter(Mandatory = $true)][int]$Precedence')
  expect(exportUndoScript({ ...change, clone: unnumbered }, 'en')).not.toContain('[int]$Precedence')
})

test('a disabled rule is added disabled', () => {
  expect(codeOf(exportChangeScript({ ...change, clone: { ...clone, disabled: true } }, 'en'))).toContain('-Disabled')
})

test('no text of a rule becomes code', () => {
  const evil = "Ñ'; Remove-Item C:\\ -Recurse; '’); Stop-Computer #> $(Get-Process)\r\nRestart-Computer\n"
  const hostile: SyncRule = {
    ...clone,
    name: evil,
    description: evil,
    sourceObjectType: evil,
    linkType: evil,
    softDeleteExpiryInterval: '0; Stop-Computer',
    mappings: [{ target: evil, flow: 'Expression', source: [evil], expression: evil, merge: evil }],
    scope: [[{ attribute: evil, operator: evil, value: evil }]],
    join: [[{ attribute: evil, metaverse: evil }]],
  }
  for (const make of [exportChangeScript, exportUndoScript]) {
    const code = codeOf(make({ clone: hostile, original: { ...hostile, immutableTag: evil }, connectorName: evil }, 'en'))
    expect(code).not.toMatch(/Remove-Item|Stop-Computer|Restart-Computer|Get-Process/)
  }
})

test('nor does it where a script is saved without byte order mark and read as ANSI, in which a byte of Ñ is a quote', () => {
  const evil = 'Ñ; Stop-Computer; ‑; Stop-Computer #'
  const script = exportChangeScript({ ...change, clone: { ...clone, name: evil, description: evil } }, 'fr')
  const misread = new TextDecoder('windows-1252').decode(new TextEncoder().encode(script))
  expect(codeOf(misread)).not.toContain('Stop-Computer')
  expect(script).toContain("('' + [char]0x00D1 + '; Stop-Computer; ' + [char]0x2011 + '; Stop-Computer #')")
})

test('a text of several lines stands in the script as it is', () => {
  expect(exportChangeScript(change, 'en').replaceAll('\r\n', '\n')).toContain(replacementExpression)
})

test('the same change gives the same bytes', () => {
  expect(exportChangeScript(change, 'fr')).toBe(exportChangeScript(structuredClone(change), 'fr'))
})
