import type { InventorySource } from '../../facts/inventoryField.ts'
import { encodeText, type ScenarioEncoding } from './encodeText.ts'

/** A device as a list names it; what is absent is an empty cell. Times are UTC ISO 8601. */
export interface ListedDevice {
  readonly name: string
  readonly aadDeviceId?: string
  readonly senseDeviceId?: string
  readonly intuneDeviceId?: string
  readonly os?: string
  readonly osVersion?: string
  readonly managedBy?: string
  readonly enrollmentStatus?: string
  readonly onboardingStatus?: string
  readonly joinType?: string
  /** A time, or `Pending`. */
  readonly registered?: string
  readonly enabled?: boolean
  readonly mdm?: string
  readonly compliant?: string
  readonly lastSeen?: string
  readonly user?: string
  readonly healthStatus?: string
  readonly riskLevel?: string
}

export interface InventoryCsv {
  readonly source: InventorySource
  readonly devices: readonly ListedDevice[]
  readonly language?: 'en' | 'fr'
  readonly delimiter?: ',' | ';' | '\t'
  readonly encoding?: ScenarioEncoding
}

/** Header in English and French, and the cell; a header that the portal does not translate stands once. */
type Column = readonly [en: string, fr: string, cell: (device: ListedDevice, time: WriteTime) => string | undefined]
type WriteTime = (iso: string | undefined) => string | undefined

const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'True' : 'False')

const portal: readonly Column[] = [
  ['Device ID', 'ID de l’appareil', ({ senseDeviceId }) => senseDeviceId],
  ['Device Name', 'Nom de l’appareil', ({ name }) => name],
  ['Domain', 'Domaine', () => undefined],
  ['Last device update', 'Dernière mise à jour de l’appareil', ({ lastSeen }, time) => time(lastSeen)],
  ['OS Platform', 'Plateforme du système d’exploitation', ({ os }) => os],
  ['OS Version', 'Version du système d’exploitation', ({ osVersion }) => osVersion],
  ['Health Status', 'État d’intégrité', ({ healthStatus }) => healthStatus],
  ['Risk Level', 'Niveau de risque', ({ riskLevel }) => riskLevel],
  ['Onboarding Status', 'État d’intégration', ({ onboardingStatus }) => onboardingStatus],
  ['Managed By', 'Géré par', ({ managedBy }) => managedBy],
  ['MDE Enrollment status', 'État d’inscription MDE', ({ enrollmentStatus }) => enrollmentStatus],
  ['Azure AD Device Id', 'ID d’appareil Azure AD', ({ aadDeviceId }) => aadDeviceId],
  ['Tags', 'Balises', () => undefined],
]
/** Attribute names, the same in every language. */
const entra: readonly Column[] = [
  ['displayName', 'displayName', ({ name }) => name],
  ['accountEnabled', 'accountEnabled', ({ enabled }) => yesNo(enabled)],
  ['operatingSystem', 'operatingSystem', ({ os }) => os],
  ['operatingSystemVersion', 'operatingSystemVersion', ({ osVersion }) => osVersion],
  ['joinType (trustType)', 'joinType (trustType)', ({ joinType }) => joinType],
  ['registeredOwners', 'registeredOwners', ({ user }) => user],
  ['mdmDisplayName', 'mdmDisplayName', ({ mdm }) => mdm],
  ['isCompliant', 'isCompliant', ({ compliant }) => compliant],
  ['registrationTime', 'registrationTime', ({ registered }, time) => time(registered)],
  ['approximateLastSignInDateTime', 'approximateLastSignInDateTime', ({ lastSeen }, time) => time(lastSeen)],
  ['deviceId', 'deviceId', ({ aadDeviceId }) => aadDeviceId],
  ['profileType', 'profileType', () => 'RegisteredDevice'],
]
const intune: readonly Column[] = [
  ['Device ID', 'ID de l’appareil', ({ intuneDeviceId }) => intuneDeviceId],
  ['Device name', 'Nom de l’appareil', ({ name }) => name],
  ['Enrollment date', 'Date d’inscription', ({ registered }, time) => time(registered)],
  ['Last check-in', 'Dernier check-in', ({ lastSeen }, time) => time(lastSeen)],
  ['Azure AD Device ID', 'ID d’appareil Azure AD', ({ aadDeviceId }) => aadDeviceId],
  ['OS version', 'Version du système d’exploitation', ({ osVersion }) => osVersion],
  ['OS', 'Système d’exploitation', ({ os }) => os],
  ['Managed by', 'Géré par', ({ managedBy }) => managedBy],
  ['Compliance', 'Conformité', ({ compliant }) => compliant],
  ['Ownership', 'Propriété', () => 'Corporate'],
  ['Primary user UPN', 'UPN de l’utilisateur principal', ({ user }) => user],
  ['JoinType', 'Type de jonction', ({ joinType }) => joinType],
]
const columnsOf: Readonly<Record<InventorySource, readonly Column[]>> = { portal, entra, intune }

/** Writes a list of devices as the portals export it: a header, then a row for each device. */
export function encodeInventoryCsv(list: InventoryCsv): Uint8Array {
  const { source, devices, language = 'en', delimiter = ',', encoding = 'utf-8+bom' } = list
  const columns = columnsOf[source]
  const time = language === 'fr' && source !== 'entra' ? frenchTime : (iso: string | undefined) => iso
  const rows = devices.map((device) => columns.map(([, , cell]) => cell(device, time) ?? ''))
  const lines = [columns.map(([en, fr]) => (language === 'fr' ? fr : en)), ...rows]
  return encodeText(lines.map((cells) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`).join(''), encoding)
}

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** `2024-05-01T10:20:30Z` as `01/05/2024 10:20`; a word stays. */
const frenchTime: WriteTime = (iso) => iso?.replace(/^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d).*$/, '$3/$2/$1 $4')
