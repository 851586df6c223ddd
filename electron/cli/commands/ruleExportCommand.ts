import packageJson from '../../../package.json' with { type: 'json' }
import type { Language } from '../../../shared/facts/localized.ts'
import type { SyncRule } from '../../../shared/facts/syncRule.ts'
import { exportChangeDocument } from '../../../shared/syncrules/export/changeDocument.ts'
import { exportEditorScript } from '../../../shared/syncrules/export/exportEditorScript.ts'
import type { RuleChange } from '../../../shared/syncrules/export/ruleChange.ts'
import { exportChangeScript, exportUndoScript } from '../../../shared/syncrules/export/ruleScripts.ts'
import { computerJoinRules, isComputerJoin } from '../../../shared/syncrules/guide/computerJoin.ts'
import { documentedChange } from '../../../shared/syncrules/guide/documentedChange.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { type RuleSource, readRules } from '../ruleFiles.ts'
import type { Terminal } from '../terminal.ts'
import type { RuleExportOptions } from './ruleExportFormats.ts'

/**
 * A rule in the Rules Editor's format, or its change as scripts or a document. With `--original` the rule takes the place of that one;
 * the standard Computer Join rule by itself is changed as the page for Windows Server 2012 R2 has it; any other rule is added.
 */
export async function ruleExportCommand(terminal: Terminal, options: RuleExportOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  const source = await readRules(terminal, options.rule)
  const rule = chosenRule(source.rules, options)
  if (options.format === 'editor') await terminal.write(exportEditorScript([rule]))
  else await terminal.write(changeText(await changeOf(terminal, rule, source, options, language), options.format, language))
  return source.isPartial ? exitCode.partly : exitCode.done
}

function chosenRule(rules: readonly SyncRule[], { rule: path, name }: RuleExportOptions): SyncRule {
  const fitting = rules.filter((rule) => name === undefined || rule.name === name)
  const [only, ...others] = fitting
  if (only !== undefined && others.length === 0) return only
  const standard = computerJoinRules(fitting)
  if (standard.length === 1 && standard[0] !== undefined) return standard[0]
  const listed = (fitting.length > 0 ? fitting : rules).map((rule) => rule.name).join('\n')
  throw new CommandFailure(exitCode.usage, `${path}: name one of its rules with --name\n${listed}`)
}

async function changeOf(
  terminal: Terminal,
  rule: SyncRule,
  source: RuleSource,
  options: RuleExportOptions,
  language: Language,
): Promise<RuleChange> {
  const connector = source.connectors.find(({ id }) => id === rule.connector)
  const named = connector === undefined ? {} : { connectorName: connector.name }
  if (options.original !== undefined) {
    const { rules } = await readRules(terminal, options.original)
    const [original, ...others] = rules.length > 1 ? computerJoinRules(rules) : rules
    if (original === undefined || others.length > 0)
      throw new CommandFailure(exitCode.usage, `${options.original}: not one rule, but ${rules.length}`)
    return { clone: rule, original, ...named }
  }
  if (!isComputerJoin(rule)) return { clone: rule, ...named }
  return { clone: documentedChange(rule, source.rules, language), original: rule, ...named }
}

function changeText(change: RuleChange, format: 'powershell' | 'undo' | 'html', language: Language): string {
  if (format === 'powershell') return exportChangeScript(change, language)
  if (format === 'undo') return exportUndoScript(change, language)
  const date = new Date().toISOString().slice(0, 10)
  return exportChangeDocument({ ...change, appVersion: packageJson.version, date }, language)
}
