import type { Localized } from '../facts/localized.ts'
import { analyzerResultOf } from './analyzerResults.ts'
import { editions } from './editions.ts'
import type { Explanation } from './explanation.ts'
import { fillText } from './fillText.ts'
import { fittingFirst } from './fittingFirst.ts'
import type { EditionId, Generation, KnownAnalyzerResult } from './knowledgeSchemas.ts'
import { diagnosisTexts, explainTexts } from './namedTexts.ts'
import { formatHex } from './readCodeInput.ts'

/** What one generation of the analyzer means by a result. */
interface ResultReading {
  readonly edition: Generation
  readonly meaning: Localized
  readonly action: Localized | undefined
}

/** The readings of a result by generation, the fitting one first, then the newest; empty where all generations mean the same. */
export function resultReadings(known: KnownAnalyzerResult, fitting?: EditionId): readonly ResultReading[] {
  const { meaning, meaningIn = {}, action, actionIn = {} } = known
  if (Object.keys(meaningIn).length + Object.keys(actionIn).length === 0) return []
  const readings = editions.flatMap(({ id }) => {
    const generation = known.generations.find((candidate) => candidate === id)
    const told = generation && (meaningIn[generation] ?? meaning)
    return generation === undefined || told === undefined
      ? []
      : [{ edition: generation, meaning: told, action: actionIn[generation] ?? action }]
  })
  return fittingFirst(readings, fitting)
}

/** Six digits: category, severity, number (1 C S nnn). An id of that shape that no catalogue holds is told by its scheme. */
export function explainAnalyzerResult(input: string, code: number, fitting?: EditionId): Explanation | undefined {
  const id = String(code)
  const scheme = /^1([1-4])([012])\d{3}$/.exec(id)
  if (scheme?.[1] === undefined || scheme[2] === undefined) return undefined
  const known = analyzerResultOf(id)
  const common = { input, code, hex: formatHex(code), kind: 'analyzerResult' } as const
  if (known?.meaning === undefined) return { ...common, ...unknownResult(id, scheme[1], scheme[2], known) }
  const readings = resultReadings(known, fitting)
  const meaning = readings[0]?.meaning ?? known.meaning
  const action = readings[0]?.action ?? known.action
  return {
    ...common,
    documented: true,
    title: fillText(diagnosisTexts['explain.resultTitle'], { id, value: known.test ?? meaning }),
    meaning,
    actions: action === undefined ? [] : [action],
    ...(known.test === undefined ? {} : { name: known.test }),
    ...(readings.length === 0 ? {} : { editions: readings.map(({ edition, meaning: title }) => ({ edition, title, listed: true })) }),
    ...(known.procedures === undefined ? {} : { procedures: known.procedures }),
    sources: known.sources,
  }
}

function unknownResult(id: string, category: string, severity: string, known: KnownAnalyzerResult | undefined) {
  const byScheme = fillText(diagnosisTexts['explain.resultScheme'], {
    category: ['Environment', 'Configuration', 'Connectivity', 'Telemetry'][Number(category) - 1] ?? '',
    severity: ['informational', 'warning', 'error'][Number(severity)] ?? '',
  })
  const noText =
    known?.test === undefined ? diagnosisTexts['explain.unknownMeaning'] : fillText(diagnosisTexts['explain.noText'], { value: known.test })
  return {
    documented: false,
    title: fillText(diagnosisTexts['explain.resultTitle'], {
      id,
      value: known?.test ?? fillText(diagnosisTexts['explain.unknown'], { value: id }),
    }),
    meaning: { en: `${noText.en} ${byScheme.en}`, fr: `${noText.fr} ${byScheme.fr}` },
    actions: [explainTexts.runAnalyzer, explainTexts.callSupport],
    procedures: ['runAnalyzer'],
    ...(known?.test === undefined ? {} : { name: known.test }),
    sources: known?.sources ?? [],
  } as const
}
