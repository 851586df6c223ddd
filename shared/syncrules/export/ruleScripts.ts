import type { Language } from '../../facts/localized.ts'
import type { SyncRule } from '../../facts/syncRule.ts'
import { filterMapping } from '../guide/computerJoin.ts'
import { rulePartCalls } from './exportEditorScript.ts'
import { commentText, literal } from './powerShellText.ts'
import { scriptTexts } from './scriptTexts.ts'

/** A change of rules: the copy, and the rule that it takes the place of; without one the copy is only added. */
export interface RuleChange {
  readonly clone: SyncRule
  readonly original?: SyncRule
  /** Of the rules' connector: its GUID is another one on every server. Where it is not known, whoever runs a script is asked for it. */
  readonly connectorName?: string
}

/**
 * PowerShell 5.1 that makes the change on a Connect server. It finds the connector by its name and the original by its tag, or name,
 * gives the copy a new identifier, stops where anything is not as the change was made for, refuses while a synchronization runs,
 * switches the scheduler off and back, saves the rules to a file first, and ends by naming the full synchronization. Nothing is run here.
 */
export const exportChangeScript = (change: RuleChange, language: Language): string => script(change, language, 'change')

/** The same for taking it back: the copy is removed, the original enabled. */
export const exportUndoScript = (change: RuleChange, language: Language): string => script(change, language, 'undo')

type Direction = 'change' | 'undo'

function script(change: RuleChange, language: Language, direction: Direction): string {
  const t = scriptTexts[language]
  const lines = [
    '<#',
    commentText(`${t[direction]} ${t.madeBy}`),
    commentText(t.whatIf),
    commentText(t.undocumented),
    '#>',
    "[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]",
    ...parameterLines(change),
    '',
    'Set-StrictMode -Version Latest',
    "$ErrorActionPreference = 'Stop'",
    '',
    `$cloneName = ${literal(change.clone.name)}`,
    ...(change.original === undefined ? [] : originalLines(change.original)),
    '',
    `if (-not (Get-Module -ListAvailable -Name ADSync)) { throw ${literal(t.noModule)} }`,
    'Import-Module ADSync',
    '',
    ...connectorLines(t),
    ...(change.original === undefined ? [] : findOriginalLines(t)),
    ...(direction === 'change' ? precedenceLines(change.clone, t) : findCloneLines(t)),
    ...notRunningLines(t),
    ...saveLines(direction, t),
    ...guardedLines(direction === 'change' ? changeLines(change, t) : undoLines(change, t), t),
    '',
    ...checkLines(change, direction, t),
    `Write-Host ${literal(t.done)}`,
    "Write-Host '    Start-ADSyncSyncCycle -PolicyType Initial'",
    '',
  ]
  return lines.join('\r\n')
}

type Texts = (typeof scriptTexts)[Language]

const parameterLines = ({ connectorName }: RuleChange): string[] => [
  'param(',
  connectorName === undefined
    ? '  [Parameter(Mandatory = $true)][string]$ConnectorName,'
    : `  [string]$ConnectorName = ${literal(connectorName)},`,
  '  [string]$SaveFolder = (Get-Location).Path',
  ')',
]

function originalLines(original: SyncRule): string[] {
  return [
    `$originalName = ${literal(original.name)}`,
    `$originalTag = ${literal(original.immutableTag ?? '')}`,
    `$originalFilter = ${literal(filterMapping(original)?.expression ?? '')}`,
  ]
}

const connectorLines = (t: Texts): string[] => [
  '$connectors = @(Get-ADSyncConnector | Where-Object { $_.Name -eq $ConnectorName })',
  `if ($connectors.Count -eq 0) { throw (${literal(t.noConnector)} -f $ConnectorName) }`,
  `if ($connectors.Count -gt 1) { throw (${literal(t.severalConnectors)} -f $ConnectorName, $connectors.Count) }`,
  '$connector = $connectors[0].Identifier.Guid',
  '$rules = @(Get-ADSyncRule)',
  '',
]

/** By tag where it has one: names are translated and edited, tags are not. The expression tells whether it still is what was seen. */
const findOriginalLines = (t: Texts): string[] => [
  '$originals = @($rules | Where-Object { ([guid]$_.Connector).Guid -eq $connector -and $(if ($originalTag) { $_.ImmutableTag -eq $originalTag } else { $_.Name -eq $originalName }) })',
  `if ($originals.Count -eq 0) { throw (${literal(t.noOriginal)} -f $originalName) }`,
  `if ($originals.Count -gt 1) { throw (${literal(t.severalOriginals)} -f $originalName, $originals.Count) }`,
  '$original = $originals[0]',
  "$filter = @($original.AttributeFlowMappings | Where-Object { $_.Destination -eq 'cloudFiltered' })",
  "$found = if ($filter.Count -eq 1 -and $filter[0].Expression) { $filter[0].Expression } else { '' }",
  "if (($found -replace '\\s', '') -ne ($originalFilter -replace '\\s', '')) {",
  `  throw (${literal(t.otherOriginal)} -f $originalName, 'cloudFiltered')`,
  '}',
  '',
]

const precedenceLines = ({ precedence }: SyncRule, t: Texts): string[] => [
  `$precedence = ${precedence ?? 0}`,
  '$owner = @($rules | Where-Object { $_.Precedence -eq $precedence })',
  `if ($owner.Count -gt 0) { throw (${literal(t.taken)} -f $precedence, $owner[0].Name) }`,
  'if (@($rules | Where-Object { $_.Name -eq $cloneName -and ([guid]$_.Connector).Guid -eq $connector -and -not $_.ImmutableTag }).Count -gt 0) {',
  `  throw (${literal(t.cloneThere)} -f $cloneName)`,
  '}',
  '',
]

const findCloneLines = (t: Texts): string[] => [
  '$clones = @($rules | Where-Object { $_.Name -eq $cloneName -and ([guid]$_.Connector).Guid -eq $connector -and -not $_.ImmutableTag })',
  `if ($clones.Count -eq 0) { throw (${literal(t.noClone)} -f $cloneName) }`,
  `if ($clones.Count -gt 1) { throw (${literal(t.severalClones)} -f $cloneName, $clones.Count) }`,
  '$clone = $clones[0]',
  '',
]

const notRunningLines = (t: Texts): string[] => [
  '$scheduler = Get-ADSyncScheduler',
  `if ($scheduler.SyncCycleInProgress -or @(Get-ADSyncConnectorRunStatus).Count -gt 0) { throw ${literal(t.running)} }`,
  '$wasEnabled = $scheduler.SyncCycleEnabled',
  '',
]

const saveLines = (direction: Direction, t: Texts): string[] => [
  `$saved = Join-Path $SaveFolder ('ADSyncRules-before-${direction}-' + (Get-Date -Format 'yyyyMMdd-HHmmss') + '.xml')`,
  '$rules | Export-Clixml -Path $saved -Depth 10',
  `if (-not $WhatIfPreference) { Write-Host (${literal(t.saved)} -f $saved) }`,
  '',
]

const guardedLines = (work: readonly string[], t: Texts): string[] => [
  'try {',
  `  if ($wasEnabled -and $PSCmdlet.ShouldProcess('Set-ADSyncScheduler', ${literal(t.doScheduler)})) {`,
  '    Set-ADSyncScheduler -SyncCycleEnabled $false',
  `    Write-Host ${literal(t.schedulerOff)}`,
  '  }',
  ...indented(work),
  '}',
  'finally {',
  '  if ($wasEnabled -and -not $WhatIfPreference) {',
  '    Set-ADSyncScheduler -SyncCycleEnabled $true',
  `    Write-Host (${literal(t.schedulerBack)} -f $wasEnabled)`,
  '  }',
  '}',
]

function changeLines({ clone, original }: RuleChange, t: Texts): string[] {
  return [
    `if ($PSCmdlet.ShouldProcess($ConnectorName, (${literal(t.doAdd)} -f $cloneName, $precedence))) {`,
    '  $identifier = [guid]::NewGuid().Guid',
    ...newRuleLines(clone),
    ...indented(rulePartCalls(clone).trimEnd().split(/\r\n/)),
    '  Add-ADSyncRule -SynchronizationRule $syncRule[0] | Out-Null',
    '}',
    ...(original === undefined
      ? []
      : [
          `if ($PSCmdlet.ShouldProcess($ConnectorName, (${literal(t.doDisable)} -f $originalName))) {`,
          '  $original.Disabled = $true',
          '  Add-ADSyncRule -SynchronizationRule $original | Out-Null',
          '}',
        ]),
  ]
}

/** A text of several lines is a literal across lines: nothing may be put before its second line. */
function indented(lines: readonly string[]): string[] {
  let isInside = false
  return lines.map((line) => {
    const out = isInside || line === '' ? line : `  ${line}`
    if ((line.match(/'/g)?.length ?? 0) % 2 === 1) isInside = !isInside
    return out
  })
}

function newRuleLines(clone: SyncRule): string[] {
  const { name, description, direction, sourceObjectType, targetObjectType, linkType, softDeleteExpiryInterval, enablePasswordSync } = clone
  const parameters = [
    `-Name ${literal(name)}`,
    '-Identifier $identifier',
    `-Description ${literal(description)}`,
    `-Direction ${literal(direction ?? 'Inbound')}`,
    '-Precedence $precedence',
    "-PrecedenceAfter '00000000-0000-0000-0000-000000000000'",
    "-PrecedenceBefore '00000000-0000-0000-0000-000000000000'",
    `-SourceObjectType ${literal(sourceObjectType ?? '')}`,
    `-TargetObjectType ${literal(targetObjectType ?? '')}`,
    '-Connector $connector',
    `-LinkType ${literal(linkType ?? 'Join')}`,
    `-SoftDeleteExpiryInterval ${Number.isInteger(Number(softDeleteExpiryInterval ?? '0')) ? Number(softDeleteExpiryInterval ?? '0') : 0}`,
    "-ImmutableTag ''",
    ...(enablePasswordSync === true ? ['-EnablePasswordSync'] : []),
    '-OutVariable syncRule | Out-Null',
  ]
  return indented([
    `New-ADSyncRule \``,
    ...parameters.flatMap((parameter, at) => `${parameter}${at < parameters.length - 1 ? ' `' : ''}`.split('\n')),
  ])
}

function undoLines({ original }: RuleChange, t: Texts): string[] {
  return [
    ...(original === undefined
      ? []
      : [
          `if ($PSCmdlet.ShouldProcess($ConnectorName, (${literal(t.doEnable)} -f $originalName))) {`,
          '  $original.Disabled = $false',
          '  Add-ADSyncRule -SynchronizationRule $original | Out-Null',
          '}',
        ]),
    `if ($PSCmdlet.ShouldProcess($ConnectorName, (${literal(t.doRemove)} -f $cloneName))) {`,
    '  Remove-ADSyncRule -Identifier $clone.Identifier | Out-Null',
    '}',
  ]
}

/** Reads the rules once more: a cmdlet that changed nothing without a word would be the worst of all. */
function checkLines({ original }: RuleChange, direction: Direction, t: Texts): string[] {
  const clones = direction === 'change' ? 1 : 0
  return [
    'if (-not $WhatIfPreference) {',
    '  $now = @(Get-ADSyncRule)',
    `  if (@($now | Where-Object { $_.Name -eq $cloneName -and ([guid]$_.Connector).Guid -eq $connector -and -not $_.ImmutableTag }).Count -ne ${clones}) {`,
    `    throw (${literal(t.notAsWanted)} -f $cloneName)`,
    '  }',
    ...(original === undefined
      ? []
      : [
          `  if (@($now | Where-Object { $_.Identifier -eq $original.Identifier -and $_.Disabled -eq $${direction === 'change'} }).Count -ne 1) {`,
          `    throw (${literal(t.notAsWanted)} -f $originalName)`,
          '  }',
        ]),
    '}',
  ]
}
