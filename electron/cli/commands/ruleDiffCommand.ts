import { stat } from 'node:fs/promises'
import type { Language, Localized } from '../../../shared/facts/localized.ts'
import type { GroupDiff } from '../../../shared/syncrules/diff/diffGroups.ts'
import { diffExpressionTexts, type MappingDiff } from '../../../shared/syncrules/diff/diffMappings.ts'
import { diffRuleSets, type RulePair } from '../../../shared/syncrules/diff/diffRuleSets.ts'
import { diffRules, type FieldDiff, type RuleDiff } from '../../../shared/syncrules/diff/diffRules.ts'
import type { DiffPart } from '../../../shared/syncrules/diff/diffTokens.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import { findRules, type RuleSource, readExpression } from '../ruleFiles.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface RuleDiffOptions {
  readonly json?: boolean
  readonly lang?: Language
}

/** What differs between two files or folders of rules, or, where neither holds a rule, between two expressions. */
export async function ruleDiffCommand(terminal: Terminal, a: string, b: string, options: RuleDiffOptions): Promise<ExitCode> {
  const [before, after] = [await findRules(terminal, a), await findRules(terminal, b)]
  if (before.rules.length === 0 && after.rules.length === 0 && (await areFiles(a, b))) return diffExpressionFiles(terminal, a, b, options)
  await printSets(terminal, before, after, options)
  return before.isPartial || after.isPartial ? exitCode.partly : exitCode.done
}

const areFiles = async (...paths: readonly string[]): Promise<boolean> =>
  (await Promise.all(paths.map((path) => stat(path)))).every((info) => info.isFile())

async function diffExpressionFiles(terminal: Terminal, a: string, b: string, { json }: RuleDiffOptions): Promise<ExitCode> {
  const { kind, parts } = diffExpressionTexts(await readExpression(a), await readExpression(b))
  await terminal.write(json === true ? jsonLine({ type: 'expression', kind, parts }) : `${partsText(parts)}\n`)
  return exitCode.done
}

async function printSets(terminal: Terminal, before: RuleSource, after: RuleSource, options: RuleDiffOptions): Promise<void> {
  const language = options.lang ?? terminal.language
  const { pairs, counts } = pairsOf(before, after)
  for (const pair of pairs) {
    if (options.json === true) await terminal.write(jsonLine(pairJson(pair)))
    else if (pair.kind !== 'same' || pair.moved) await terminal.write(pairText(pair, language))
  }
  await terminal.write(options.json === true ? jsonLine({ type: 'summary', ...counts }) : summaryText(counts, language))
}

/** Two rules that stand by themselves are compared with each other, whatever they are called. */
function pairsOf(before: RuleSource, after: RuleSource): ReturnType<typeof diffRuleSets> {
  const [old, next] = [before.rules[0], after.rules[0]]
  if (before.rules.length !== 1 || after.rules.length !== 1 || old === undefined || next === undefined) return diffRuleSets(before, after)
  const options = { beforeConnectors: before.connectors, afterConnectors: after.connectors }
  const diff = diffRules(old, next, options)
  const kind = diff.kind === 'changed' || diff.kind === 'formatting' ? diff.kind : 'same'
  const counts = { same: 0, formatting: 0, renumbered: 0, changed: 0, added: 0, removed: 0, moved: 0, [kind]: 1 }
  return { pairs: [{ kind, before: old, after: next, diff, moved: false }], counts }
}

interface PairJson {
  readonly type: 'rule'
  readonly kind: RulePair['kind']
  readonly moved?: true
  readonly name: string | undefined
  readonly precedence: { readonly before?: number; readonly after?: number }
  readonly fields?: readonly FieldDiff[]
  readonly mappings?: readonly MappingDiff[]
  readonly scope?: RuleDiff['scope']
  readonly join?: RuleDiff['join']
}

/** Only what differs: a part that is the same on both sides is left out. */
function pairJson({ kind, before, after, diff, moved }: RulePair): PairJson {
  return {
    type: 'rule',
    kind,
    ...(moved && { moved: true as const }),
    name: (after ?? before)?.name,
    precedence: {
      ...(before?.precedence !== undefined && { before: before.precedence }),
      ...(after?.precedence !== undefined && { after: after.precedence }),
    },
    ...(diff !== undefined && {
      fields: diff.fields.filter(differs),
      mappings: diff.mappings.filter(differs),
      scope: diff.scope.filter(differs),
      join: diff.join.filter(differs),
    }),
  }
}

const differs = ({ kind }: { readonly kind: string }): boolean => kind !== 'same' && kind !== 'unknown'

const kinds: Readonly<Record<RulePair['kind'], Localized>> = {
  same: { en: 'same', fr: 'identique' },
  formatting: { en: 'only blanks differ', fr: 'seuls les blancs diffèrent' },
  renumbered: { en: 'only the precedence differs', fr: 'seule la priorité diffère' },
  changed: { en: 'changed', fr: 'modifiée' },
  added: { en: 'added', fr: 'ajoutée' },
  removed: { en: 'removed', fr: 'supprimée' },
}
const movedText: Localized = { en: 'moved', fr: 'déplacée' }

function pairText({ kind, before, after, diff, moved }: RulePair, language: Language): string {
  const rule = after ?? before
  const precedence =
    before?.precedence === after?.precedence ? `${rule?.precedence ?? '?'}` : `${before?.precedence ?? '-'} > ${after?.precedence ?? '-'}`
  const head = `${rule?.name ?? ''} (${precedence}): ${kinds[kind][language]}${moved ? `, ${movedText[language]}` : ''}\n`
  if (diff === undefined) return `${head}\n`
  const lines = [
    ...diff.fields.filter(differs).map(({ field, before: old, after: next }) => `${field}: [-${old ?? ''}-]{+${next ?? ''}+}`),
    ...diff.mappings.filter(differs).map(mappingText),
    ...groupLines('scope', diff.scope),
    ...groupLines('join', diff.join),
  ]
  return `${head}${lines.map((line) => `  ${line}\n`).join('')}\n`
}

function mappingText({ target, kind, before, after, settings, expression }: MappingDiff): string {
  if (expression !== undefined && settings.length === 0) return `${target}: ${partsText(expression.parts)}`
  const side = (mapping: MappingDiff['before']): string =>
    mapping === undefined ? '' : [mapping.flow, mapping.expression ?? mapping.source.join(', '), mapping.merge].join(' | ')
  if (kind === 'added') return `${target}: {+${side(after)}+}`
  return kind === 'removed' ? `${target}: [-${side(before)}-]` : `${target}: [-${side(before)}-]{+${side(after)}+}`
}

function groupLines(page: string, groups: readonly GroupDiff<object>[]): readonly string[] {
  const text = (condition: object | undefined): string => (condition === undefined ? '' : Object.values(condition).join(' '))
  return groups.filter(differs).flatMap(({ conditions }) =>
    conditions.filter(differs).map(({ before, after }) => {
      const [old, next] = [text(before), text(after)]
      return `${page}: ${old === '' ? '' : `[-${old}-]`}${next === '' ? '' : `{+${next}+}`}`
    }),
  )
}

/** As wdiff prints: `[-gone-]{+new+}`. */
const partsText = (parts: readonly DiffPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')

function summaryText(counts: Readonly<Record<string, number>>, language: Language): string {
  const words = (Object.keys(kinds) as RulePair['kind'][]).filter((kind) => (counts[kind] ?? 0) > 0)
  return `${words.map((kind) => `${counts[kind]} ${kinds[kind][language]}`).join(', ')}\n`
}
