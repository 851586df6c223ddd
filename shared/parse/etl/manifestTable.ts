import { DecoderParts } from './decoderParts.ts'
import { type EventDecoder, type EventDescription, eventDecoder } from './eventDescription.ts'

/** No trace describes as many; beyond, events keep their bytes. */
const MOST_DESCRIPTIONS = 50_000

/** What a trace carries of manifests. A description is made into a decoder once an event asks for it: most are never asked for. */
export class ManifestTable {
  readonly #descriptions = new Map<string, EventDescription>()
  readonly #decoders = new Map<EventDescription, EventDecoder | undefined>()
  readonly #parts = new DecoderParts()

  /** The first description of an event stays. */
  add(description: EventDescription): void {
    const key = keyOf(description.providerId, description.eventId, description.version)
    if (!this.#descriptions.has(key) && this.#descriptions.size < MOST_DESCRIPTIONS) this.#descriptions.set(key, description)
  }

  /** Undefined where the trace does not describe the event, or with a type that nobody knows. */
  find(providerId: string, eventId: number, version: number): EventDecoder | undefined {
    const description = this.#descriptions.get(keyOf(providerId, eventId, version))
    if (description === undefined) return undefined
    if (!this.#decoders.has(description)) this.#decoders.set(description, eventDecoder(description, this.#parts))
    return this.#decoders.get(description)
  }
}

const keyOf = (providerId: string, eventId: number, version: number): string => `${providerId} ${eventId} ${version}`
