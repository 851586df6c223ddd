import type { Fact, FactValue } from '../../facts/fact.ts'
import type { FactKindId } from '../../facts/factKinds.ts'
import type { InventoryField, InventorySource } from '../../facts/inventoryField.ts'
import { asText, oneLine } from '../textFacts.ts'
import { type DateOrder, readListTime } from './readListTime.ts'

/** One cell that stands for something known. */
export interface ListCell {
  readonly field: InventoryField
  readonly header: string
  readonly value: string
}

type Stated = { readonly kind: FactKindId; readonly value: FactValue } | undefined

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i
export const isGuid = (value: string): boolean => GUID.test(value)
/** What the lists print for a device without an id. */
const NO_GUID = '00000000-0000-0000-0000-000000000000'
const LONGEST_FACT = 4096

const guid = (kind: FactKindId, value: string): Stated => {
  const id = GUID.exec(value)?.[1]?.toLowerCase()
  return id === undefined || id === NO_GUID ? undefined : { kind, value: id }
}
/** A cell that says that nothing is known. */
const NOTHING = /^(?:-|–|—|n\/a|s\.?o\.?|null)$/i
const text = (kind: FactKindId, value: string): Stated => {
  if (NOTHING.test(value)) return undefined
  const converted = asText(value)
  return converted !== undefined && 'value' in converted ? { kind, value: converted.value } : undefined
}
const yesNo = (kind: FactKindId, value: string): Stated => {
  if (/^(?:true|yes|vrai|oui)$/i.test(value)) return { kind, value: true }
  if (/^(?:false|no|faux|non)$/i.test(value)) return { kind, value: false }
  return text(kind, value)
}
/** The portal prints the name with its domain behind it, all other tools without. */
const name = (value: string): string => /^([a-z\d-]{1,63})(?:\.[a-z\d-]{1,63})*\.[a-z]{2,63}$/i.exec(value)?.[1] ?? value
/** `10.0.19045.4529` as build and revision, like winver; a release name (`22H2`) is no build. */
const osBuild = (value: string): Stated => {
  const build = /^(?:10\.0\.)?(\d{5,6}(?:\.\d+)?)$/.exec(value)?.[1] ?? /^\d+\.\d+(?:\.\d+)*$/.exec(value)?.[0]
  return build === undefined ? undefined : { kind: 'device.osBuild', value: build }
}
const status = (value: string): Stated =>
  /^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(value) ? { kind: 'enrollment.status', value: Number(value) } : text('enrollment.statusText', value)

/** Registered is a time, or the word for a device that Entra Connect has brought and that has not registered itself yet. */
const registration = (value: string, order: DateOrder): Stated => {
  const time = readListTime(value, order)
  if (time !== undefined) return { kind: 'inventory.registeredAt', value: time }
  if (/^(?:pending|en attente)$/i.test(value)) return { kind: 'inventory.registration', value: 'Pending' }
  return /^\d/.test(value) ? undefined : text('inventory.registration', value)
}
const lastSeen = (value: string, order: DateOrder): Stated => {
  const time = readListTime(value, order)
  return time === undefined ? undefined : { kind: 'inventory.lastSeen', value: time }
}

const meanings: Readonly<Record<InventoryField, (value: string, order: DateOrder) => Stated>> = {
  name: (value) => text('device.name', name(value)),
  aadDeviceId: (value) => guid('entra.deviceId', value),
  senseDeviceId: (value) => (/^[\da-f]{40}$/i.test(value) ? { kind: 'mde.senseDeviceId', value: value.toLowerCase() } : undefined),
  intuneDeviceId: (value) => guid('enrollment.intuneDeviceId', value),
  tenantId: (value) => guid('entra.tenantId', value),
  os: (value) => text('device.os', value),
  osBuild,
  managedBy: (value) => text('enrollment.managedBy', value),
  enrollmentStatus: status,
  onboardingStatus: (value) => text('inventory.onboardingStatus', value),
  joinType: (value) => text('inventory.joinType', value),
  registration,
  enabled: (value) => yesNo('inventory.enabled', value),
  mdm: (value) => text('inventory.mdm', value),
  compliant: (value) => yesNo('inventory.compliant', value),
  lastSeen,
  registeredAt: registration,
  user: (value) => text('inventory.user', value),
  healthStatus: (value) => text('inventory.healthStatus', value),
  riskLevel: (value) => text('inventory.riskLevel', value),
}

/** Fields whose cells are times. */
export const timeFields: ReadonlySet<InventoryField> = new Set(['lastSeen', 'registeredAt', 'registration'])

/** A cell that should be a time, begins like one, and could not be made one. */
export const isUndecidedTime = (cell: ListCell, order: DateOrder): boolean =>
  timeFields.has(cell.field) && /^\d/.test(cell.value) && readListTime(cell.value, order) === undefined

/**
 * What one row states of its device: `inventory.*` facts have the list's source as their subject, `inventory.listed` says that it is there.
 * Facts are about the device as the list sees it, so a join type does not say that the device is joined.
 */
export function* rowFacts(
  cells: readonly ListCell[],
  source: InventorySource,
  row: number,
  order: DateOrder,
  quote: string,
): Generator<Fact, void> {
  const place = { locator: { kind: 'line', line: row }, trusted: true, row } as const
  const facts = cells.flatMap((cell): Fact[] => {
    if (cell.value.length > LONGEST_FACT) return []
    const stated = meanings[cell.field](cell.value, order)
    if (stated === undefined) return []
    return [{ ...stated, subject: subjectOf(stated.kind, source), ...place, quote: oneLine(`${cell.header}: ${cell.value}`) }]
  })
  const named = identities.flatMap((kind) => facts.find((fact) => fact.kind === kind) ?? [])[0]
  if (named === undefined) return
  yield { kind: 'inventory.listed', subject: source, value: named.value, ...place, quote: oneLine(quote) }
  yield* facts
}

const identities: readonly FactKindId[] = ['device.name', 'entra.deviceId', 'mde.senseDeviceId', 'enrollment.intuneDeviceId']
const subjectOf = (kind: FactKindId, source: InventorySource): string => (kind.startsWith('inventory.') ? source : '')
