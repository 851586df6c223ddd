import { ParseError } from '../byteReader.ts'
import type { DecoderParts } from './decoderParts.ts'
import type { ManifestField } from './manifestFields.ts'
import type { PayloadReader } from './payloadReader.ts'
import { groupedJson } from './recordReader.ts'

/** What a trace carries of the manifest of one kind of event. */
export interface EventDescription {
  readonly providerId: string
  readonly provider?: string
  readonly eventId: number
  readonly version: number
  readonly name?: string
  readonly channel?: string
  /** With places `%1`…; may be in any language. */
  readonly message?: string
  readonly fields: readonly ManifestField[]
}

export interface DecodedPayload {
  readonly data: string
  readonly message?: string
}

/** An event's description, made once into what reads its payload. */
export interface EventDecoder {
  readonly description: EventDescription
  /** Undefined where nothing of the payload fits. A payload that ends before the last field gives those that it has. */
  read(reader: PayloadReader): DecodedPayload | undefined
}

/** Undefined where a field has a type that nobody knows. */
export function eventDecoder(description: EventDescription, parts: DecoderParts): EventDecoder | undefined {
  const template = parts.fieldsOf(description.fields)
  if (template === undefined) return undefined
  const { fields, prefixes } = template
  const messageOf = description.message === undefined ? undefined : parts.messageOf(description.message)
  const read = (reader: PayloadReader): DecodedPayload | undefined => {
    const values: string[] = []
    try {
      for (const [i, field] of fields.entries()) {
        reader.spend(prefixes[i]?.length ?? 0)
        values.push(field.read(reader))
      }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error
      if (values.length === 0) return undefined
    }
    const data = groupedJson(prefixes, values)
    return messageOf === undefined ? { data } : { data, message: messageOf(values) }
  }
  return { description, read }
}
