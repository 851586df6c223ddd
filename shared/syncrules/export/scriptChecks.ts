import type { SyncRule } from '../../facts/syncRule.ts'
import { asciiLiteral, literal } from './powerShellText.ts'
import type { RuleChange, ScriptDirection } from './ruleChange.ts'
import type { ScriptTexts } from './scriptTexts.ts'

/** Finds connector, original and copy on the server, and stops where they are not as the change was made for. */
export function findLines(change: RuleChange, direction: ScriptDirection, t: ScriptTexts): string[] {
  const { clone, original } = change
  return [
    `$cloneName = ${asciiLiteral(clone.name)}`,
    '$connectors = @(Get-ADSyncConnector | Where-Object { $_.Name -eq $ConnectorName })',
    `if ($connectors.Count -eq 0) { throw (${literal(t.noConnector)} -f $ConnectorName) }`,
    `if ($connectors.Count -gt 1) { throw (${literal(t.severalConnectors)} -f $ConnectorName, $connectors.Count) }`,
    '$connector = ([guid]$connectors[0].Identifier).Guid',
    '$rules = @(Get-ADSyncRule)',
    '',
    ...(original === undefined ? [] : originalLines(original, t)),
    ...(original !== undefined && direction === 'change' ? sameOriginalLines(original, t) : []),
    `$clones = @(${clonesIn('$rules')})`,
    ...(direction === 'change' ? placeLines(change, t) : cloneLines(t)),
    '',
  ]
}

/** Rules of the name that are no standard rules: those are never taken for a copy. */
const clonesIn = (rules: string): string =>
  `${rules} | Where-Object { $_.Name -eq $cloneName -and ([guid]$_.Connector).Guid -eq $connector -and -not $_.ImmutableTag }`

/** By tag where it has one, without the number that new versions of the product raise: names are translated and edited, tags are not. */
function originalLines(original: SyncRule, t: ScriptTexts): string[] {
  const { immutableTag = '' } = original
  const isIt =
    immutableTag === ''
      ? '-not $_.ImmutableTag -and $_.Name -eq $originalName'
      : "([string]$_.ImmutableTag -replace '\\.\\d+$', '') -eq ($originalTag -replace '\\.\\d+$', '')"
  return [
    `$originalName = ${asciiLiteral(original.name)}`,
    `$originalTag = ${asciiLiteral(immutableTag)}`,
    `$originals = @($rules | Where-Object { ([guid]$_.Connector).Guid -eq $connector -and ${isIt} })`,
    `if ($originals.Count -eq 0) { throw (${literal(t.noOriginal)} -f $originalName) }`,
    `if ($originals.Count -gt 1) { throw (${literal(t.severalOriginals)} -f $originalName, $originals.Count) }`,
    '$original = $originals[0]',
    '',
  ]
}

/** The copy has the original's transformations: they must be those that the change was made from. Blanks do not count. */
const sameOriginalLines = (original: SyncRule, t: ScriptTexts): string[] => [
  `if ($original.Disabled) { throw (${literal(t.alreadyDisabled)} -f $originalName) }`,
  `if ([string]$original.ImmutableTag -ne $originalTag) { throw (${literal(t.otherOriginal)} -f $originalName, 'ImmutableTag') }`,
  '$expected = @{',
  ...expressionsOf(original).map(([target, expression]) => `${asciiLiteral(target)} = ${asciiLiteral(expression)}`),
  '}',
  'foreach ($target in $expected.Keys) {',
  '  $flows = @($original.AttributeFlowMappings | Where-Object { $_.Destination -eq $target })',
  "  $found = if ($flows.Count -eq 1) { [string]$flows[0].Expression } else { '' }",
  "  if (($found -replace '\\s', '') -cne ($expected[$target] -replace '\\s', '')) {",
  `    throw (${literal(t.otherOriginal)} -f $originalName, $target)`,
  '  }',
  '}',
  '',
]

/** Targets that a rule has once: a table of PowerShell has each key once, whatever its case. */
function expressionsOf({ mappings }: SyncRule): (readonly [target: string, expression: string])[] {
  const targets = mappings.map(({ target }) => target.toLowerCase())
  return mappings.flatMap(({ target, flow, expression }) => {
    const isOnce = targets.indexOf(target.toLowerCase()) === targets.lastIndexOf(target.toLowerCase())
    return isOnce && flow === 'Expression' && expression !== undefined ? [[target, expression] as const] : []
  })
}

function placeLines({ clone, original }: RuleChange, t: ScriptTexts): string[] {
  const wasLarger = (clone.precedence ?? 0) > (original?.precedence ?? Number.POSITIVE_INFINITY)
  return [
    `if ($clones.Count -gt 0) { throw (${literal(t.cloneThere)} -f $cloneName) }`,
    ...(clone.precedence === undefined ? [] : [`$precedence = ${clone.precedence}`]),
    '$owners = @($rules | Where-Object { $_.Precedence -eq $precedence })',
    `if ($owners.Count -gt 0) { throw (${literal(t.taken)} -f $precedence, $owners[0].Name) }`,
    ...(wasLarger
      ? [
          `if ($precedence -le $original.Precedence) { throw (${literal(t.notLarger)} -f $precedence, $original.Precedence, $originalName) }`,
        ]
      : []),
  ]
}

const cloneLines = (t: ScriptTexts): string[] => [
  `if ($clones.Count -eq 0) { throw (${literal(t.noClone)} -f $cloneName) }`,
  `if ($clones.Count -gt 1) { throw (${literal(t.severalClones)} -f $cloneName, $clones.Count) }`,
  '$clone = $clones[0]',
]

/** Export-Clixml knows -WhatIf by itself. */
export const saveLines = (direction: ScriptDirection, t: ScriptTexts): string[] => [
  `$saved = Join-Path $SaveFolder ('ADSyncRules-before-${direction}-' + (Get-Date -Format 'yyyyMMdd-HHmmss') + '.xml')`,
  '$rules | Export-Clixml -Path $saved -Depth 6',
  `if (-not $WhatIfPreference) { Write-Host (${literal(t.saved)} -f $saved) }`,
  '',
]

/** Reads the rules once more: a cmdlet that changed nothing without a word would be the worst of all. */
export function verifyLines({ original }: RuleChange, direction: ScriptDirection, t: ScriptTexts): string[] {
  const isChange = direction === 'change'
  return [
    '$now = @(Get-ADSyncRule)',
    `$clones = @(${clonesIn('$now')})`,
    `if ($clones.Count -ne ${isChange ? 1 : 0}) { throw (${literal(t.notAsWanted)} -f $cloneName, $saved) }`,
    ...(isChange
      ? [`if ($clones[0].Precedence -ne $precedence) { Write-Warning (${literal(t.renumbered)} -f $cloneName, $clones[0].Precedence) }`]
      : []),
    ...(original === undefined
      ? []
      : [
          `if (@($now | Where-Object { $_.Identifier -eq $original.Identifier -and $_.Disabled -eq $${isChange} }).Count -ne 1) {`,
          `  throw (${literal(t.notAsWanted)} -f $originalName, $saved)`,
          '}',
        ]),
  ]
}
