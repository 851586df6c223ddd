import type { ComparedFinding, ComparedValue, FactRow, RegistryChange, SideSummary } from '../../shared/contract/compareRequests.ts'
import type { Language, Localized } from '../../shared/facts/localized.ts'
import type { ComparedPair } from '../engine/compare/compareCases.ts'
import { oneLine } from './oneLine.ts'
import { stepStates } from './triageText.ts'

const words = {
  before: { en: 'before', fr: 'avant' },
  after: { en: 'after', fr: 'après' },
  verdict: { en: 'Verdict', fr: 'Verdict' },
  status: { en: 'Enrollment status', fr: 'État d’inscription' },
  steps: { en: 'Steps', fr: 'Étapes' },
  gone: { en: 'gone', fr: 'disparu' },
  new: { en: 'new', fr: 'nouveau' },
  still: { en: 'still there', fr: 'toujours là' },
  none: { en: '(nothing)', fr: '(rien)' },
  same: { en: 'the same', fr: 'identiques' },
  facts: { en: 'facts', fr: 'faits' },
  registry: { en: 'Registry values that differ', fr: 'Valeurs de registre différentes' },
  more: { en: 'more; --json has them', fr: 'de plus\u00a0; --json les donne' },
} as const satisfies Record<string, Localized>

/** Rows of facts and of the registry that people are told of one device; the JSON has more. */
const ROWS = 60

/** One compared device for people: the verdict first, then what differs. */
export function compareText({ comparison, registry }: ComparedPair, language: Language): string {
  const say = (id: keyof typeof words): string => words[id][language]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const { left, right, steps, findings, facts, counts } = comparison
  const differing = facts.filter(({ change }) => change !== 'same')
  const lines = [
    `${left.device} (${sideName(left, say('before'))}) → ${right.device} (${sideName(right, say('after'))})`,
    `  ${say('verdict')}${colon} ${left.verdict.title[language]} → ${right.verdict.title[language]}`,
    ...statusLine(left, right, `  ${say('status')}${colon}`, say('none')),
    ...steps
      .filter((step) => step.left !== step.right)
      .map(({ title, left: a, right: b }) => `  ${title[language]}${colon} ${stepStates[language][a]} → ${stepStates[language][b]}`),
    ...findings.gone.map((finding) => findingLine('-', say('gone'), finding, language)),
    ...findings.new.map((finding) => findingLine('+', say('new'), finding, language)),
    ...findings.still.map((finding) => findingLine('=', say('still'), finding, language)),
    ...differing.slice(0, ROWS).map((row) => `  ${row.title[language]}${colon} ${valuesOf(row, say('none'))}`),
    ...moreLine(differing.length - ROWS, say('more')),
    `  ${counts.same} ${say('facts')} ${say('same')}`,
    ...registryLines(registry.rows, `  ${say('registry')}${colon}`, say('none'), say('more')),
  ]
  return `${lines.map(oneLine).join('\n')}\n\n`
}

const sideName = ({ collectedAt, collection }: SideSummary, otherwise: string): string => collectedAt ?? collection ?? otherwise

function statusLine(left: SideSummary, right: SideSummary, head: string, none: string): string[] {
  const word = (side: SideSummary): string => (side.enrollmentStatus === undefined ? none : String(side.enrollmentStatus.code))
  return left.enrollmentStatus === undefined && right.enrollmentStatus === undefined ? [] : [`${head} ${word(left)} → ${word(right)}`]
}

const findingLine = (sign: string, word: string, { title, rule }: ComparedFinding, language: Language): string =>
  `  ${sign} ${word}${language === 'fr' ? '\u00a0:' : ':'} ${title[language]} (${rule})`

function valuesOf({ left, right, leftMore, rightMore }: FactRow, none: string): string {
  const list = (values: readonly ComparedValue[], more: number): string =>
    values.length === 0 ? none : `${values.map(({ value }) => value).join(', ')}${more > 0 ? ` +${more}` : ''}`
  return `${list(left, leftMore)} → ${list(right, rightMore)}`
}

const moreLine = (count: number, words: string): string[] => (count > 0 ? [`  … ${count} ${words}`] : [])

function registryLines(rows: readonly RegistryChange[], head: string, none: string, more: string): string[] {
  const differing = rows.filter(({ change }) => change !== 'same')
  if (differing.length === 0) return []
  const lines = differing
    .slice(0, ROWS)
    .map(({ key, name, left, right }) => `    ${key}\\${name}: ${left?.data ?? none} → ${right?.data ?? none}`)
  return [head, ...lines, ...moreLine(differing.length - ROWS, more)]
}
