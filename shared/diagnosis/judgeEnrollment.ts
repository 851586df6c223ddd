import type { EnrollmentStatus } from '../contract/diagnosis.ts'
import { enrollmentStatusOf } from '../knowledge/enrollmentStatuses.ts'
import { fillText } from '../knowledge/fillText.ts'
import type { EditionId, Generation } from '../knowledge/knowledgeSchemas.ts'
import { formatHex } from '../knowledge/readCodeInput.ts'
import { ruleTextOf } from '../knowledge/ruleTexts.ts'
import { generationOf } from './analyzerEdition.ts'
import { type FactIndex, isTime } from './factIndex.ts'

/** The generation of the analyzer that wrote the device's report; undefined without a report, or where it does not say. */
export function fittingGeneration(index: FactIndex): Generation | undefined {
  for (const fact of index.of('analyzer.scriptVersion')) {
    const generation = generationOf(String(fact.value))
    if (generation !== undefined) return generation
  }
  return undefined
}

/** The day from which the page of November 2021 was no longer the newest word: that of the April 2022 analyzer. */
const SEED_UNTIL = '2022-04-28'

/** The edition whose reading fits the device's evidence: the analyzer's generation; without a report the page that held when it was collected. */
function fittingEdition(index: FactIndex): EditionId {
  const generation = fittingGeneration(index)
  if (generation !== undefined) return generation
  const times = [...index.of('analyzer.runTime'), ...index.of('diagnostic.clientTime')].map(({ value }) => value).filter(isTime)
  const newest = times.sort().at(-1)
  return newest !== undefined && newest < SEED_UNTIL ? 'seed2021' : 'current'
}

/** The enrollment status with every edition's reading, the fitting one first; undefined when no source names one. */
export function judgeEnrollment(index: FactIndex): EnrollmentStatus | undefined {
  const facts = index.of('enrollment.status').filter(({ value }) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
  const code = facts[0]?.value
  if (typeof code !== 'number') return undefined
  const evidence = index.refs(facts.filter((fact) => fact.value === code))
  const hex = formatHex(code)
  const known = enrollmentStatusOf(code)
  if (known === undefined) {
    const title = fillText(ruleTextOf('enrollment-status').variants.undocumented?.title ?? ruleTextOf('enrollment-status').title, {
      code,
      hex,
    })
    return { code, hex, documented: false, title, severity: 'unknown', editions: [], evidence }
  }
  const fitting = fittingEdition(index)
  const editions = known.editions.map(({ edition, title }) => ({ edition, title, fits: edition === fitting }))
  return {
    code,
    hex,
    documented: true,
    title: known.title,
    severity: known.severity,
    editions: [...editions.filter((edition) => edition.fits), ...editions.filter((edition) => !edition.fits)],
    evidence,
  }
}

/** Another channel manages the device: Configuration Manager (4), or an MDM. */
export const isManagedElsewhere = (code: number | undefined): boolean =>
  code !== undefined && (code === 4 || enrollmentStatusOf(code)?.category === 'managed-elsewhere')

/** Enrolled: 1, and 43 (Configuration Manager manages it too). */
export const isEnrolled = (code: number | undefined): boolean => code === 1 || code === 43
