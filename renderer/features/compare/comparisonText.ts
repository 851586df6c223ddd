import type { ComparedFinding, ComparedValue, Comparison, SideSummary } from '../../../shared/contract/compareRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import type { Translate } from '../../host/index.ts'
import { sideNames } from './sideNames.ts'

interface Words {
  readonly t: Translate
  readonly pick: (text: Localized) => string
  readonly language: 'en' | 'fr'
}

/** How the parts of a text are written. */
interface Style {
  readonly heading: (text: string) => string
  readonly item: (text: string) => string
  readonly strong: (text: string) => string
  readonly literal: (text: string) => string
}

const plain: Style = { heading: (text) => text, item: (text) => `- ${text}`, strong: (text) => text, literal: (text) => text }
/** Evidence is quoted as code, so that nothing in it counts as Markdown. */
const markdown: Style = {
  heading: (text) => `## ${text}\n`,
  item: (text) => `- ${text}`,
  strong: (text) => `**${escaped(text)}**`,
  literal: (text) => {
    const line = text.replace(/\s+/g, ' ')
    const fence = '`'.repeat(1 + Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)))
    return line.startsWith('`') || line.endsWith('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
  },
}
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')

/** A comparison for a ticket: verdicts, findings, then the facts that differ. */
export function comparisonText(comparison: Comparison, kind: 'text' | 'markdown', words: Words): string {
  const style = kind === 'text' ? plain : markdown
  const { t, pick } = words
  const { left, right, findings, steps, facts } = comparison
  const differing = facts.filter(({ change }) => change !== 'same')
  const step = steps.filter((each) => each.left !== each.right)
  const colon = words.language === 'fr' ? '\u00a0:' : ':'
  const names = sideNames(comparison, t)
  const isOne = names.left === t('left')
  const only = (id: 'gone' | 'new', count: number, device: string): string => (isOne ? t(id, { count }) : t('onlyOf', { count, device }))
  return [
    style.heading(t('title')),
    `${names.left}${colon} ${sideLine(left, style, words)}`,
    `${names.right}${colon} ${sideLine(right, style, words)}`,
    '',
    ...part(style.heading(t('steps')), step, (each) =>
      style.item(`${pick(each.title)}${colon} ${t(`step.${each.left}`)} → ${t(`step.${each.right}`)}`),
    ),
    ...findingPart(only('gone', findings.gone.length, left.device), findings.gone, style, words),
    ...findingPart(only('new', findings.new.length, right.device), findings.new, style, words),
    ...findingPart(t(isOne ? 'still' : 'ofBoth', { count: findings.still.length }), findings.still, style, words),
    ...part(style.heading(t('facts')), differing, ({ title, left: before, right: after }) =>
      style.item(`${style.strong(pick(title))}${colon} ${valuesText(before, style, words)} → ${valuesText(after, style, words)}`),
    ),
  ].join('\n')
}

function part<T>(heading: string, rows: readonly T[], line: (row: T) => string): string[] {
  return rows.length === 0 ? [] : [heading, ...rows.map(line), '']
}

function sideLine({ device, collectedAt, verdict, enrollmentStatus }: SideSummary, style: Style, { pick }: Words): string {
  const status = enrollmentStatus === undefined ? [] : [`${enrollmentStatus.code} (${enrollmentStatus.hex})`]
  return [style.literal(device), collectedAt, style.strong(pick(verdict.title)), ...status].filter((each) => each !== undefined).join(', ')
}

const findingPart = (heading: string, findings: readonly ComparedFinding[], style: Style, words: Words): string[] =>
  part(style.heading(heading), findings, ({ title, rule, evidence: [place] }) => {
    const proof = place === undefined ? '' : ` ${style.literal(`${place.file}, ${formatLocator(place.locator, words.language)}`)}`
    return style.item(`${words.pick(title)} (${style.literal(rule)})${proof}`)
  })

const valuesText = (values: readonly ComparedValue[], style: Style, { t }: Words): string =>
  values.length === 0 ? t('notSaid') : values.map(({ value }) => style.literal(value)).join(', ')
