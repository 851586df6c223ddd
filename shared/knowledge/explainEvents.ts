import type { Explanation } from './explanation.ts'
import { fillText } from './fillText.ts'
import { knownEvents } from './knownEvents.ts'
import { diagnosisTexts, explainTexts } from './namedTexts.ts'
import { formatHex } from './readCodeInput.ts'

/** The events of this number, one for each provider that has one. */
export function explainEvents(input: string, code: number): Explanation[] {
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

export const explainUnknownEvent = (input: string, code: number): Explanation => ({
  input,
  code,
  hex: formatHex(code),
  kind: 'eventId',
  documented: false,
  title: fillText(diagnosisTexts['explain.unknown'], { value: `${code} (${formatHex(code)})` }),
  meaning: explainTexts.eventUnknown,
  actions: [diagnosisTexts['explain.collectContext'], diagnosisTexts['explain.collectLogs'], explainTexts.callSupport],
  procedures: ['exportEventLogs', 'traceAadRuntime'],
  sources: [],
})
