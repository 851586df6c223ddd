import type { StepId } from '../contract/diagnosis.ts'
import type { TraceCoverage } from '../contract/eventRequests.ts'
import type { Localized } from '../facts/localized.ts'
import captureData from './data/eventCaptures.json' with { type: 'json' }
import providerData from './data/eventProviders.json' with { type: 'json' }
import { joinSteps } from './joinSteps.ts'
import type { EventCapture, EventProvider, KnownEvent } from './knowledgeSchemas.ts'
import { knownEvents } from './knownEvents.ts'
import { typedData } from './typedData.ts'

/** Providers of traces and logs that the join and the sensor write. */
export const eventProviders = typedData<readonly EventProvider[]>(providerData)

/** How to record a trace that spans the attempt; `source` is a key of sources.json, several are separated by a comma. */
export const captureCommands: readonly TraceCoverage['capture'][number][] = typedData<readonly EventCapture[]>(captureData).map(
  ({ tool, commands, note, sources }) => ({ tool, commands: [...commands], note, source: sources.join(', ') }),
)

const providersByName = new Map(
  eventProviders.flatMap((provider) =>
    [provider.id, provider.name, ...provider.otherNames, ...provider.channels].map((name) => [name.toLowerCase(), provider] as const),
  ),
)

/** A provider by its GUID (braces or not), its name, the short name of Event Viewer's Source column, or one of its channels; whatever the case of letters. */
export const eventProviderOf = (named: string): EventProvider | undefined =>
  providersByName.get(
    named
      .trim()
      .replace(/^\{(.*)\}$/, '$1')
      .toLowerCase(),
  )

/** What is known of an event, whatever its build: texts of Windows differ by build. */
export interface EventDescription {
  readonly title: Localized
  /** Step of the join; absent where it belongs to none (leaving, MDM, sensor). */
  readonly step?: StepId
  /** Names of its fields in their order; empty where it has none or no source tells. */
  readonly fields: readonly string[]
  /** As the manifest says it, in English: `Error`, `Information (Analytic)`. */
  readonly level?: string
  /** False where the title is made of field names only, or the text of Windows is in no source. */
  readonly documented: boolean
  /** Keys of sources.json. */
  readonly sources: readonly string[]
}

const stepOf = (phase: string | undefined): { readonly step?: StepId } => {
  const step = joinSteps.find(({ id }) => id === phase)?.id
  return step === undefined ? {} : { step }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const keyOf = (provider: string, id: number): string => `${provider} ${id}`
const described = new Map(knownEvents.map((event) => [keyOf(event.provider, event.id), descriptionOf(event)]))

function descriptionOf({ meaning, phase, fields, level, textKnown, sources }: KnownEvent): EventDescription {
  return {
    title: { en: capitalised(meaning.en), fr: capitalised(meaning.fr) },
    ...stepOf(phase),
    fields,
    ...(level === undefined ? {} : { level }),
    documented: textKnown !== false,
    sources,
  }
}

/** The description of an event; `provider` is anything that `eventProviderOf` finds. Undefined for every other event. */
export function eventDescription(provider: string, eventId: number): EventDescription | undefined {
  const known = eventProviderOf(provider)
  if (known === undefined) return undefined
  const found = described.get(keyOf(known.name, eventId))
  if (found !== undefined) return found
  const { untold, sources } = known
  if (untold?.ids.includes(eventId) !== true) return undefined
  return { title: untold.title, ...stepOf(untold.phase), fields: [], documented: false, sources }
}
