import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'

/** A field or a part of the header as it is listed. */
export interface ListedField {
  readonly key: string
  readonly name: string
  readonly value: string
}

/** Fields in the file's order; those without a name are counted. */
export const fieldRows = (fields: EventDetail['fields']): readonly ListedField[] =>
  fields.map(({ name, value }, index) => ({ key: `${index} ${name}`, name: name === '' ? `${index + 1}` : name, value }))

/** Those with all words in name or value, without regard to case. */
export function fieldsWith(rows: readonly ListedField[], text: string): readonly ListedField[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ name, value }) => {
    const line = `${name}\n${value}`.toLowerCase()
    return words.every((word) => line.includes(word))
  })
}

/** What the header of an event says, by the keys of its names; what the file does not say has no row. */
export function headerRows({ class: eventClass, ...detail }: EventDetail): readonly ListedField[] {
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    ['provider', eventClass.provider],
    ['providerId', eventClass.providerId],
    ['id', eventClass.eventId],
    ['name', eventClass.name],
    ['channel', eventClass.channel],
    ['version', eventClass.version],
    ['task', eventClass.task],
    ['opcode', eventClass.opcode],
    ['keywords', eventClass.keywords],
    ['recordId', detail.recordId],
    ['process', detail.pid],
    ['thread', detail.tid],
    ['computer', detail.computer],
    ['user', detail.userSid],
    ['activity', detail.activityId],
    ['relatedActivity', detail.relatedActivityId],
  ]
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ key, name: key, value: String(value) }]))
}
