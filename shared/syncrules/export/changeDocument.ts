import type { Language, Localized } from '../../facts/localized.ts'
import type { JoinCondition, ScopeCondition, SyncMapping } from '../../facts/syncRule.ts'
import type { GroupDiff } from '../diff/diffGroups.ts'
import { type DiffKind, isDifference } from '../diff/diffKind.ts'
import type { MappingDiff } from '../diff/diffMappings.ts'
import { diffRules, type FieldDiff, type RuleDiff } from '../diff/diffRules.ts'
import type { DiffPart } from '../diff/diffTokens.ts'
import { ruleFieldLabels } from '../diff/ruleFieldLabels.ts'
import { changeBackground } from '../guide/changeBackground.ts'
import { filterMapping } from '../guide/computerJoin.ts'
import { documentTexts } from './documentTexts.ts'
import { escapeHtml, htmlPage } from './htmlPage.ts'
import type { RuleChange } from './ruleChange.ts'

/** What an evaluation over the directory counted; labels come with it. */
export interface DocumentImpact {
  readonly attribute: string
  readonly computers: number
  readonly counts: Readonly<Record<'toSynced' | 'toFiltered' | 'changed' | 'unchanged' | 'error', number>>
  readonly families: readonly {
    readonly label: Localized
    readonly computers: number
    readonly toSynced: number
    readonly toFiltered: number
  }[]
}

export interface ChangeDocument extends RuleChange {
  readonly impact?: DocumentImpact
  readonly appVersion: string
  /** As it is to be printed; the only thing that makes two documents of one change differ. */
  readonly date: string
}

type Texts = (typeof documentTexts)[Language]

/** A page for change control, in one file: what, why, before and after token by token, effects, steps, the way back, sources. No script, no links. */
export function exportChangeDocument(change: ChangeDocument, language: Language): string {
  const t = documentTexts[language]
  const { clone, original, connectorName, impact } = change
  const background = changeBackground(original, clone)
  const expression = filterMapping(clone)?.expression
  const body = [
    `<h1>${escapeHtml(t.title)}</h1>`,
    section(
      t.what,
      `<p>${escapeHtml(original === undefined ? t.whatNew : t.whatText)}</p>${ruleTable(change, t)}<p>${escapeHtml(t.precedenceText)}</p>`,
    ),
    background === undefined ? '' : section(t.why, `<p>${escapeHtml(background.why[language])}</p>`),
    original === undefined ? '' : section(t.differences, differences(diffRules(original, clone), t, language)),
    background === undefined ? '' : section(t.sideEffects, list(background.sideEffects.map((effect) => effect[language]))),
    impact === undefined ? '' : section(t.impact, impactPart(impact, t, language)),
    expression === undefined ? '' : section(t.expression, `<pre>${escapeHtml(expression)}</pre>`),
    section(t.steps, `<ol>${[t.stepSave, t.stepCheck, t.stepSync].map((step) => `<li>${escapeHtml(step)}</li>`).join('')}</ol>`),
    section(t.rollback, `<p>${escapeHtml(t.rollbackText)}</p>`),
    background === undefined ? '' : section(t.sources, list(background.sources.map((source) => source[language]))),
    `<footer>${escapeHtml(fill(t.made, change.appVersion, change.date))}</footer>`,
  ]
  return htmlPage({
    language,
    title: `${t.title}: ${clone.name}${connectorName === undefined ? '' : ` (${connectorName})`}`,
    body: body.filter((part) => part !== '').join('\n'),
  })
}

const fill = (text: string, ...values: readonly string[]): string => text.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '')
const section = (title: string, content: string): string => `<section><h2>${escapeHtml(title)}</h2>\n${content}</section>`
const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`

function ruleTable({ clone, original, connectorName }: RuleChange, t: Texts): string {
  const rules = [...(original === undefined ? [] : [[t.original, original] as const]), [t.clone, clone] as const]
  return table(
    [t.rule, '', t.connector, t.precedence, t.description],
    rules.map(([label, rule]) =>
      row(
        escapeHtml(label),
        escapeHtml(rule.name),
        escapeHtml(connectorName ?? ''),
        String(rule.precedence ?? ''),
        escapeHtml(rule.description),
      ),
    ),
  )
}

const differs = ({ kind }: { readonly kind: DiffKind }): boolean => isDifference(kind)

function differences(diff: RuleDiff, t: Texts, language: Language): string {
  const rows = [
    ...diff.fields
      .filter(differs)
      .map(({ field, before, after }) => row(escapeHtml(ruleFieldLabels[field][language]), fieldText(before, t), fieldText(after, t))),
    ...diff.mappings.filter(differs).map((mapping) => mappingRow(mapping, t)),
    ...groupRows(t.page.scope, diff.scope, ({ attribute, operator, value }: ScopeCondition) => `${attribute} ${operator} ${value}`),
    ...groupRows(t.page.join, diff.join, ({ attribute, metaverse }: JoinCondition) => `${attribute} = ${metaverse}`),
  ]
  return rows.length === 0 ? `<p>${escapeHtml(t.noDifference)}</p>` : table([t.field, t.before, t.after], rows)
}

const fieldText = (value: FieldDiff['before'], t: Texts): string =>
  escapeHtml(typeof value === 'boolean' ? (value ? t.yes : t.no) : String(value ?? ''))

function mappingRow({ target, before, after, expression, settings }: MappingDiff, t: Texts): string {
  if (expression !== undefined) {
    const [old, next] = (['added', 'removed'] as const).map((other) => expression.parts.filter(({ kind }) => kind !== other))
    const beside = (mapping: SyncMapping | undefined) => (settings.length === 0 ? '' : `<p>${escapeHtml(settingsText(mapping, t))}</p>`)
    return row(
      escapeHtml(target),
      `<pre>${parts(old ?? [], 'del')}</pre>${beside(before)}`,
      `<pre>${parts(next ?? [], 'ins')}</pre>${beside(after)}`,
    )
  }
  return row(escapeHtml(target), escapeHtml(mappingText(before, t)), escapeHtml(mappingText(after, t)))
}

const mappingText = (mapping: SyncMapping | undefined, t: Texts): string =>
  mapping === undefined ? t.none : [mapping.flow, mapping.expression ?? mapping.source.join(', '), settingsText(mapping, t)].join(' | ')

const settingsText = (mapping: SyncMapping | undefined, t: Texts): string =>
  mapping === undefined ? '' : [mapping.merge, ...(mapping.once === true ? [t.once] : [])].join(' | ')

const parts = (found: readonly DiffPart[], tag: 'ins' | 'del'): string =>
  found.map(({ kind, text }) => (kind === 'same' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`)).join('')

function groupRows<C>(page: string, groups: readonly GroupDiff<C>[], textOf: (condition: C) => string): string[] {
  return groups
    .filter(differs)
    .flatMap(({ conditions }) =>
      conditions
        .filter(differs)
        .map(({ before, after }) =>
          row(
            escapeHtml(page),
            before === undefined ? '' : escapeHtml(textOf(before)),
            after === undefined ? '' : escapeHtml(textOf(after)),
          ),
        ),
    )
}

function impactPart({ attribute, computers, counts, families }: DocumentImpact, t: Texts, language: Language): string {
  const shown = (['toSynced', 'toFiltered', 'changed', 'unchanged', 'error'] as const).filter((key) => counts[key] > 0)
  return [
    `<p>${escapeHtml(fill(t.impactOf, String(computers), attribute))}</p>`,
    list(shown.map((key) => `${counts[key]} ${t[key]}`)),
    table(
      [t.system, t.computers, t.toSynced, t.toFiltered],
      families.map(({ label, computers: count, toSynced, toFiltered }) =>
        row(escapeHtml(label[language]), String(count), String(toSynced), String(toFiltered)),
      ),
    ),
  ].join('\n')
}
