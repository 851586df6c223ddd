import type { StepId } from '../../../shared/contract/diagnosis.ts'
import type { EventCard } from '../../../shared/contract/eventRequests.ts'
import { readEventCard } from '../../../shared/diagnosis/events/readEventCard.ts'
import type { EventClass, EventKind, EventRow } from '../../../shared/facts/event.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { eventDescription } from '../../../shared/knowledge/events.ts'
import type { EventField } from './eventFields.ts'

/** What knowledge says of a kind of event. */
export interface EventWords {
  readonly title?: Localized
  readonly step?: StepId
}

const words = new WeakMap<EventClass, EventWords>()

/** The description of a known event, looked up once a class. */
export function wordsOf(eventClass: EventClass): EventWords {
  const known = words.get(eventClass)
  if (known !== undefined) return known
  const made = described(eventClass)
  words.set(eventClass, made)
  return made
}

/** By the provider's name or GUID, else by the channel that the event was read from. */
function described({ provider, providerId, channel, eventId }: EventClass): EventWords {
  if (eventId === undefined) return {}
  for (const name of [provider, providerId, channel]) {
    const known = name === undefined ? undefined : eventDescription(name, eventId)
    if (known !== undefined) return { title: known.title, ...(known.step && { step: known.step }) }
  }
  return {}
}

/** What was read out of an event of the sign-in and registration components; undefined for every other one. */
export const cardOf = ({ class: eventClass, message }: EventRow, fields: readonly EventField[]): EventCard | undefined =>
  readEventCard({ class: eventClass, fields, ...(message !== undefined && { message }) })

const text = (en: string, fr: string): Localized => ({ en, fr })

const rawReasons: Partial<Readonly<Record<EventKind, Localized>>> = {
  manifest: text(
    'This event’s fields are described by its provider’s manifest, which the trace does not carry. Decode the trace with tracerpt on a machine where the provider is installed, and import its XML.',
    'Les champs de cet événement sont décrits par le manifeste de son fournisseur, que la trace ne contient pas. Décodez la trace avec tracerpt sur une machine où le fournisseur est installé, puis importez le XML obtenu.',
  ),
  wpp: text(
    'A WPP message: only the trace message format file (TMF) of the program that wrote it, made from its symbols, says what it means.',
    'Un message WPP\u00a0: seul le fichier TMF (trace message format) du programme qui l’a écrit, tiré de ses symboles, en donne le sens.',
  ),
  classic: text(
    'A classic event: its fields are described by a MOF class that is registered on the machine that recorded it.',
    'Un événement classique\u00a0: ses champs sont décrits par une classe MOF enregistrée sur la machine d’origine.',
  ),
  instance: text(
    'A classic instance event: its fields are described by a MOF class that is registered on the machine that recorded it.',
    'Un événement d’instance classique\u00a0: ses champs sont décrits par une classe MOF enregistrée sur la machine d’origine.',
  ),
  system: text('A kernel event: Joinsight reads its header only.', 'Un événement du noyau\u00a0: Joinsight ne lit que son en-tête.'),
  compact: text('A kernel event: Joinsight reads its header only.', 'Un événement du noyau\u00a0: Joinsight ne lit que son en-tête.'),
  perfInfo: text('A kernel event: Joinsight reads its header only.', 'Un événement du noyau\u00a0: Joinsight ne lit que son en-tête.'),
}

/** Why the payload is raw, and what would be needed to read it; undefined where it was decoded. */
export const rawReasonOf = ({ decoded, kind }: EventClass): Localized | undefined => (decoded ? undefined : rawReasons[kind])
