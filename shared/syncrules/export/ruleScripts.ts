import type { Language } from '../../facts/localized.ts'
import { newRuleCall, rulePartCalls } from './exportEditorScript.ts'
import { asciiLiteral, commentText, literal } from './powerShellText.ts'
import type { RuleChange, ScriptDirection } from './ruleChange.ts'
import { findLines, saveLines, verifyLines } from './scriptChecks.ts'
import { type ScriptTexts, scriptTexts } from './scriptTexts.ts'

/**
 * PowerShell 5.1 that makes the change on a Connect server. It finds the connector by its name and the original by its tag, or name,
 * gives the copy a new identifier, stops where anything is not as the change was made for, refuses while a synchronization runs,
 * switches the scheduler off and back, saves the rules to a file first, and ends by naming the full synchronization. Nothing is run here.
 */
export const exportChangeScript = (change: RuleChange, language: Language): string => script(change, language, 'change')

/** The same for taking it back: the original is enabled, the copy removed. */
export const exportUndoScript = (change: RuleChange, language: Language): string => script(change, language, 'undo')

function script(change: RuleChange, language: Language, direction: ScriptDirection): string {
  const t = scriptTexts[language]
  const about = change.original === undefined ? { change: t.add, undo: t.remove }[direction] : t[direction]
  const lines = [
    '<#',
    ...[`${about} ${t.madeBy}`, t.whatIf, t.encoding, t.undocumented].map(commentText),
    '#>',
    "[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]",
    ...parameterLines(change, direction),
    '',
    'Set-StrictMode -Version Latest',
    "$ErrorActionPreference = 'Stop'",
    '',
    `if (-not (Get-Module -ListAvailable -Name ADSync)) { throw ${literal(t.noModule)} }`,
    'Import-Module ADSync',
    '',
    ...findLines(change, direction, t),
    ...notRunningLines(t),
    ...saveLines(direction, t),
    ...planLines(change, direction, t),
    ...guardedLines(direction === 'change' ? changeLines(change, t) : undoLines(change, t), t),
    `if (-not $isDone) { Write-Host ${literal(t.nothingDone)}; return }`,
    '',
    ...verifyLines(change, direction, t),
    `Write-Host ${literal(t.done)}`,
    "Write-Host '    Start-ADSyncSyncCycle -PolicyType Initial'",
    '',
  ]
  return lines.join('\r\n')
}

/** What the change does not say is asked for: PowerShell prompts for a mandatory parameter. */
function parameterLines({ clone, connectorName }: RuleChange, direction: ScriptDirection): string[] {
  const asksPrecedence = direction === 'change' && clone.precedence === undefined
  return [
    'param(',
    connectorName === undefined
      ? '  [Parameter(Mandatory = $true)][string]$ConnectorName,'
      : `  [string]$ConnectorName = ${asciiLiteral(connectorName)},`,
    ...(asksPrecedence ? ['  [Parameter(Mandatory = $true)][int]$Precedence,'] : []),
    '  [string]$SaveFolder = (Get-Location).Path',
    ')',
  ]
}

/** Get-ADSyncConnectorRunStatus gives nothing while the engine is idle (Connect Sync: Scheduler). */
const notRunningLines = (t: ScriptTexts): string[] => [
  'function Assert-NotRunning {',
  '  if ((Get-ADSyncScheduler).SyncCycleInProgress -or @(Get-ADSyncConnectorRunStatus).Count -gt 0) {',
  `    throw ${literal(t.running)}`,
  '  }',
  '}',
  'Assert-NotRunning',
  '$wasEnabled = (Get-ADSyncScheduler).SyncCycleEnabled',
  '',
]

/** All of it is asked for at once: the copy without the original disabled, or the reverse, would be worse than nothing. */
function planLines({ original }: RuleChange, direction: ScriptDirection, t: ScriptTexts): string[] {
  const change = [
    `(${literal(t.planAdd)} -f $cloneName, $precedence)`,
    ...(original === undefined ? [] : [`(${literal(t.planDisable)} -f $originalName)`]),
  ]
  const undo = [
    ...(original === undefined ? [] : [`(${literal(t.planEnable)} -f $originalName)`]),
    `(${literal(t.planRemove)} -f $cloneName)`,
  ]
  return [
    '$plan = @(',
    `  if ($wasEnabled) { ${literal(t.planOff)} }`,
    ...(direction === 'change' ? change : undo).map((line) => `  ${line}`),
    ')',
    `Write-Host (${literal(t.plan)} -f $ConnectorName)`,
    "foreach ($step in $plan) { Write-Host ('  - ' + $step) }",
    '',
  ]
}

/** A cycle may begin between the first look and the switch, so it looks again once the scheduler is off. */
const guardedLines = (work: readonly string[], t: ScriptTexts): string[] => [
  '$isDone = $false',
  '$isSwitched = $false',
  "if ($PSCmdlet.ShouldProcess($ConnectorName, ($plan -join '; '))) {",
  'try {',
  '  if ($wasEnabled) {',
  '    $isSwitched = $true',
  '    Set-ADSyncScheduler -SyncCycleEnabled $false',
  `    Write-Host ${literal(t.schedulerOff)}`,
  '  }',
  '  Assert-NotRunning',
  ...work,
  '  $isDone = $true',
  '}',
  'catch {',
  `  Write-Warning (${literal(t.failed)} -f $saved)`,
  '  throw',
  '}',
  'finally {',
  '  if ($isSwitched) {',
  '    Set-ADSyncScheduler -SyncCycleEnabled $wasEnabled',
  `    Write-Host (${literal(t.schedulerBack)} -f $wasEnabled)`,
  '  }',
  '}',
  '}',
]

/** Not indented: texts of several lines stand in it. The dot keeps what the calls put into variables. */
function changeLines({ clone, original }: RuleChange, t: ScriptTexts): string[] {
  const given = {
    Identifier: '$identifier',
    Precedence: '$precedence',
    PrecedenceAfter: "'00000000-0000-0000-0000-000000000000'",
    PrecedenceBefore: "'00000000-0000-0000-0000-000000000000'",
    Connector: '$connector',
    ImmutableTag: "''",
  }
  return [
    '  $identifier = [guid]::NewGuid().Guid',
    '  . {',
    '',
    newRuleCall(clone, given, asciiLiteral) + rulePartCalls(clone, asciiLiteral).trimEnd(),
    '',
    'Add-ADSyncRule -SynchronizationRule $syncRule[0]',
    '',
    '  } | Out-Null',
    `  Write-Host (${literal(t.added)} -f $cloneName)`,
    ...(original === undefined ? [] : saveOriginalLines('$true', t.disabled)),
  ]
}

const saveOriginalLines = (isDisabled: '$true' | '$false', said: string): string[] => [
  `  $original.Disabled = ${isDisabled}`,
  '  Add-ADSyncRule -SynchronizationRule $original | Out-Null',
  `  Write-Host (${literal(said)} -f $originalName)`,
]

const undoLines = ({ original }: RuleChange, t: ScriptTexts): string[] => [
  ...(original === undefined ? [] : saveOriginalLines('$false', t.enabled)),
  '  Remove-ADSyncRule -Identifier $clone.Identifier | Out-Null',
  `  Write-Host (${literal(t.removed)} -f $cloneName)`,
]
