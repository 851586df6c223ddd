import type { Localized } from '../facts/localized.ts'
import { analyzerResultOf } from './analyzerResults.ts'
import { enrollmentStatusOf } from './enrollmentStatuses.ts'
import { explainAadsts, explainHresult, explainWin32 } from './explainErrorCode.ts'
import type { Explanation } from './explanation.ts'
import { fillText } from './fillText.ts'
import { knownEvents } from './knownEvents.ts'
import { diagnosisTexts } from './namedTexts.ts'
import { formatHex, readCodeInput } from './readCodeInput.ts'

export type { Explanation } from './explanation.ts'

/** Numbers from here on are HRESULT or NTSTATUS: below lie enrollment statuses, event ids, Win32 numbers and analyzer results. */
const FIRST_HRESULT = 0x01000000
/** The tables of statuses are incomplete: up to here, a number without meaning may still be a status. */
const LAST_STATUS_LIKE = 99

/**
 * Everything a code can mean, one explanation for each kind of number it can be; empty when the text is no code.
 * A code that no source explains is a result of its own with `documented: false`.
 */
export function explainCode(input: string): Explanation[] {
  const code = readCodeInput(input)
  if (code === undefined) return []
  if (code.kind === 'aadsts') return [explainAadsts(input, code.number)]
  const { value, hexOnly } = code
  if (value >= FIRST_HRESULT) return [explainHresult(input, value)]
  const found = [
    explainStatus(input, value),
    ...(hexOnly ? [] : [explainAnalyzerResult(input, value), ...explainEvents(input, value)]),
    explainWin32(input, value),
  ].filter((explanation) => explanation !== undefined)
  return found.length > 0 ? found : [explainHresult(input, value)]
}

function explainStatus(input: string, code: number): Explanation | undefined {
  if (code > LAST_STATUS_LIKE) return undefined
  const known = enrollmentStatusOf(code)
  const common = { input, code, hex: formatHex(code), kind: 'enrollmentStatus' } as const
  if (known === undefined) {
    return {
      ...common,
      documented: false,
      title: fillText(diagnosisTexts['explain.unknown'], { value: `${code} (${common.hex})` }),
      meaning: diagnosisTexts['explain.statusUnknown'],
      actions: [diagnosisTexts['explain.collectLogs']],
      sources: [],
    }
  }
  return {
    ...common,
    documented: true,
    title: known.title,
    meaning: known.meaning,
    actions: known.actions.map(({ en, fr }) => ({ en, fr })),
    ...(known.symbolicName === undefined ? {} : { name: known.symbolicName }),
    editions: known.editions.map(({ edition, title, listed }) => ({ edition, title, listed })),
    ...(known.contradiction === undefined ? {} : { contradiction: known.contradiction }),
    sources: known.sources,
  }
}

/** Six digits: category, severity, number (1 C S nnn). An id of that shape that no catalogue holds is told by its scheme. */
function explainAnalyzerResult(input: string, code: number): Explanation | undefined {
  const id = String(code)
  const scheme = /^1([1-4])([012])\d{3}$/.exec(id)
  const known = analyzerResultOf(id)
  if (scheme?.[1] === undefined || scheme[2] === undefined) return undefined
  const common = { input, code, hex: formatHex(code), kind: 'analyzerResult' } as const
  const category = ['Environment', 'Configuration', 'Connectivity', 'Telemetry'][Number(scheme[1]) - 1] ?? ''
  const severity = ['informational', 'warning', 'error'][Number(scheme[2])] ?? ''
  const byScheme = fillText(diagnosisTexts['explain.resultScheme'], { category, severity })
  const noText =
    known?.test === undefined ? diagnosisTexts['explain.unknownMeaning'] : fillText(diagnosisTexts['explain.noText'], { value: known.test })
  return {
    ...common,
    documented: known?.meaning !== undefined,
    title: fillText(diagnosisTexts['explain.resultTitle'], {
      id,
      value: known?.test ?? known?.meaning ?? fillText(diagnosisTexts['explain.unknown'], { value: id }),
    }),
    meaning: known?.meaning ?? both(noText, byScheme),
    actions: known?.action === undefined ? [] : [known.action],
    ...(known?.test === undefined ? {} : { name: known.test }),
    sources: known?.sources ?? [],
  }
}

function explainEvents(input: string, code: number): Explanation[] {
  return knownEvents
    .filter((event) => event.id === code)
    .map((event) => ({
      input,
      code,
      hex: formatHex(code),
      kind: 'eventId',
      documented: true,
      title: fillText(diagnosisTexts['explain.eventTitle'], { id: code, value: event.meaning }),
      meaning: fillText(diagnosisTexts['explain.eventMeaning'], { id: code, provider: event.provider, value: event.meaning }),
      actions: [],
      provider: event.provider,
      ...(event.phase === undefined ? {} : { phases: [event.phase] }),
      sources: event.sources,
    }))
}

const both = (a: Localized, b: Localized): Localized => ({ en: `${a.en} ${b.en}`, fr: `${a.fr} ${b.fr}` })
