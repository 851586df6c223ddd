import type { Localized } from '../../../shared/facts/localized.ts'
import { analyzerResults } from '../../../shared/knowledge/analyzerResults.ts'
import { enrollmentStatuses } from '../../../shared/knowledge/enrollmentStatuses.ts'
import { errorCodes } from '../../../shared/knowledge/errorCodes.ts'
import { joinSteps } from '../../../shared/knowledge/joinSteps.ts'
import type {
  ErrorCode,
  KnownAnalyzerResult,
  KnownEnrollmentStatus,
  KnownEvent,
  Procedure,
} from '../../../shared/knowledge/knowledgeSchemas.ts'
import { knownEvents } from '../../../shared/knowledge/knownEvents.ts'
import { enrollmentCategories } from '../../../shared/knowledge/namedTexts.ts'
import { procedures } from '../../../shared/knowledge/procedures.ts'
import { formatHex, signedDecimal } from '../../../shared/knowledge/readCodeInput.ts'

export const guidanceSections = ['status', 'errors', 'results', 'events', 'procedures'] as const
export type GuidanceSection = (typeof guidanceSections)[number]

interface Entry {
  /** Unique over all sections: `status 41`, `errors 0x801c0021`, `events Microsoft-Windows-AAD 1098`, `procedures dns`. */
  readonly id: string
  readonly code: string
  /** The other way to write the code: hex of a decimal, decimal of a hex. */
  readonly other: string
  readonly title: Localized
  readonly detail: Localized
  /** Everything that a search in words looks at, lower case, both languages. */
  readonly searched: string
}
export type GuidanceEntry =
  | (Entry & { readonly section: 'status'; readonly known: KnownEnrollmentStatus })
  | (Entry & { readonly section: 'errors'; readonly known: ErrorCode })
  | (Entry & { readonly section: 'results'; readonly known: KnownAnalyzerResult })
  | (Entry & { readonly section: 'events'; readonly known: KnownEvent })
  | (Entry & { readonly section: 'procedures'; readonly known: Procedure })

const same = (text: string): Localized => ({ en: text, fr: text })

/** The title of a phase: a step of the join, or the phase's own name where it is none (PRT, Hello, Autopilot). */
export const phaseTitle = (phase: string): Localized =>
  joinSteps.find((step) => step.id === phase)?.title ?? PHASE_NAMES.get(phase) ?? same(phase)

const PHASE_NAMES: ReadonlyMap<string, Localized> = new Map([
  ['prt', same('PRT')],
  ['mdm', same('MDM')],
  ['hello', same('Windows Hello')],
  ['autopilot', same('Autopilot')],
  ['registration', { en: 'Registration', fr: 'Enregistrement' }],
])

function statusEntry(known: KnownEnrollmentStatus): GuidanceEntry {
  const editions = known.editions.flatMap((edition) => [edition.title.en, edition.title.fr, edition.printedAs, edition.analyzerResult])
  return {
    section: 'status',
    id: `status ${known.code}`,
    code: String(known.code),
    other: formatHex(known.code),
    title: known.title,
    detail: enrollmentCategories.get(known.category) ?? same(known.category),
    known,
    searched: searchable(known.title, known.meaning, known.symbolicName, ...editions, ...known.alsoKnownAs),
  }
}

function errorEntry(known: ErrorCode): GuidanceEntry {
  const value = known.code.startsWith('0x') ? Number.parseInt(known.code, 16) : undefined
  return {
    section: 'errors',
    id: `errors ${known.code}`,
    code: known.code,
    other: value === undefined ? '' : String(signedDecimal(value)),
    title: known.meaning,
    detail: joined(known.phases.map(phaseTitle)),
    known,
    searched: searchable(known.code, known.name, known.meaning, known.action, known.win32 === undefined ? undefined : String(known.win32)),
  }
}

const resultEntry = (known: KnownAnalyzerResult): GuidanceEntry => ({
  section: 'results',
  id: `results ${known.id}`,
  code: known.id,
  other: '',
  title: known.meaning ?? same(known.test ?? ''),
  detail: same(known.test ?? ''),
  known,
  searched: searchable(known.id, known.test, known.category, known.meaning, known.action),
})

const eventEntry = (known: KnownEvent): GuidanceEntry => ({
  section: 'events',
  id: `events ${known.provider} ${known.id}`,
  code: String(known.id),
  other: '',
  title: known.meaning,
  detail: same(known.provider.replace(/^Microsoft-Windows-/, '')),
  known,
  searched: searchable(String(known.id), known.provider, known.meaning, ...known.fields),
})

const procedureEntry = (known: Procedure): GuidanceEntry => ({
  section: 'procedures',
  id: `procedures ${known.id}`,
  code: known.id,
  other: '',
  title: known.title,
  detail: known.why,
  known,
  searched: searchable(
    known.title,
    known.why,
    ...known.steps.flatMap((step) => [step.text, step.command]),
    ...known.sections.flatMap((section) => section.items.flatMap((item) => [item.text, item.command])),
  ),
})

const joined = (texts: readonly Localized[]): Localized => ({
  en: texts.map((text) => text.en).join(', '),
  fr: texts.map((text) => text.fr).join(', '),
})

const searchable = (...texts: readonly (Localized | string | undefined)[]): string =>
  texts
    .map((text) => (typeof text === 'object' ? `${text.en}\n${text.fr}` : (text ?? '')))
    .join('\n')
    .toLowerCase()

/** Everything that the knowledge explains, in the order of its tables. */
export const guidanceEntries: readonly GuidanceEntry[] = [
  ...enrollmentStatuses.map(statusEntry),
  ...errorCodes.map(errorEntry),
  ...analyzerResults.map(resultEntry),
  ...knownEvents.map(eventEntry),
  ...procedures.map(procedureEntry),
]

/** An entry by its id, or by the bare code that a link carries. */
export const guidanceEntryOf = (code: string): GuidanceEntry | undefined => {
  const wanted = code.toLowerCase()
  return (
    guidanceEntries.find((entry) => entry.id === code) ??
    guidanceEntries.find((entry) => entry.code.toLowerCase() === wanted || (entry.other !== '' && entry.other === wanted))
  )
}
