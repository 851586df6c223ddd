import { enrollmentStatusOf } from './enrollmentStatuses.ts'
import { errorCodeOf } from './errorCodes.ts'
import { explainAnalyzerResult } from './explainAnalyzerResult.ts'
import { explainAadsts, explainHresult, explainUnknownWin32, explainWin32 } from './explainErrorCode.ts'
import { explainEvents, explainUnknownEvent } from './explainEvents.ts'
import type { Explanation, ExplanationKind } from './explanation.ts'
import { fillText } from './fillText.ts'
import { fittingFirst } from './fittingFirst.ts'
import type { EditionId } from './knowledgeSchemas.ts'
import { diagnosisTexts, explainTexts } from './namedTexts.ts'
import { formatHex, readCodeInput } from './readCodeInput.ts'

export type { Explanation } from './explanation.ts'

/** Numbers from here on are HRESULT or NTSTATUS: below lie enrollment statuses, event ids, Win32 numbers and analyzer results. */
const FIRST_HRESULT = 0x01000000
const LAST_WIN32 = 0xffff
/** The tables of statuses are incomplete: up to here, a number without meaning may still be a status. */
const LAST_STATUS_LIKE = 99

/**
 * Everything a code can mean, one explanation for each kind of number it can be; empty when the text is no code.
 * A code that no source explains is a result of its own with `documented: false`. `fitting` is the edition that the evidence was made by.
 */
export function explainCode(input: string, fitting?: EditionId): Explanation[] {
  const code = readCodeInput(input)
  if (code === undefined) return []
  if (code.kind === 'aadsts') return [explainAadsts(input, code.number)]
  const { value, hexOnly } = code
  if (value >= FIRST_HRESULT) return [explainHresult(input, value)]
  const found = [
    value > LAST_STATUS_LIKE ? undefined : explainStatus(input, value, fitting),
    ...(hexOnly ? [] : [explainAnalyzerResult(input, value, fitting), ...explainEvents(input, value)]),
    explainWin32(input, value),
    hexOnly || errorCodeOf(`AADSTS${value}`) === undefined ? undefined : explainAadsts(input, value),
  ].filter((explanation) => explanation !== undefined)
  if (found.length > 0) return found
  return [value > LAST_WIN32 ? explainHresult(input, value) : explainUnknownWin32(input, value)]
}

/** The kinds of small numbers that a text can name next to the number: `Event ID: 304`. */
export type NamedKind = Extract<ExplanationKind, 'enrollmentStatus' | 'eventId' | 'win32'>

/** A number of which the text says what it is; what no source explains is told as unknown of that kind. */
export function explainAs(kind: NamedKind, input: string, value: number, fitting?: EditionId): Explanation[] {
  switch (kind) {
    case 'enrollmentStatus':
      return [explainStatus(input, value, fitting)]
    case 'eventId': {
      const events = explainEvents(input, value)
      return events.length > 0 ? events : [explainUnknownEvent(input, value)]
    }
    case 'win32':
      return [explainWin32(input, value) ?? explainUnknownWin32(input, value)]
  }
}

function explainStatus(input: string, code: number, fitting: EditionId | undefined): Explanation {
  const known = enrollmentStatusOf(code)
  const common = { input, code, hex: formatHex(code), kind: 'enrollmentStatus' } as const
  if (known === undefined) {
    return {
      ...common,
      documented: false,
      title: fillText(diagnosisTexts['explain.unknown'], { value: `${code} (${common.hex})` }),
      meaning: diagnosisTexts['explain.statusUnknown'],
      actions: [explainTexts.runAnalyzer, diagnosisTexts['explain.collectLogs'], explainTexts.callSupport],
      procedures: ['runAnalyzer', 'exportEventLogs', 'traceAadRuntime'],
      sources: [],
    }
  }
  const { title, meaning, actions, symbolicName, editions, contradiction, procedures, sources } = known
  return {
    ...common,
    documented: true,
    title,
    meaning,
    actions: actions.map(({ en, fr }) => ({ en, fr })),
    ...(symbolicName === undefined ? {} : { name: symbolicName }),
    editions: fittingFirst(editions, fitting).map((reading) => ({
      edition: reading.edition,
      title: reading.title,
      listed: reading.listed,
    })),
    ...(contradiction === undefined ? {} : { contradiction }),
    ...(procedures === undefined ? {} : { procedures }),
    sources,
  }
}
