import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import type { Language, Localized } from '../../../shared/facts/localized.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { csvRow } from './csvRow.ts'

interface Column {
  readonly header: Localized
  readonly cell: (device: DeviceRow, language: Language) => string | number | undefined
}

const column = (en: string, fr: string, cell: Column['cell']): Column => ({ header: { en, fr }, cell })
const severities: Readonly<Record<DeviceRow['verdict']['severity'], Localized>> = {
  error: { en: 'Error', fr: 'Erreur' },
  warning: { en: 'Warning', fr: 'Avertissement' },
  info: { en: 'Information', fr: 'Information' },
  ok: { en: 'OK', fr: 'OK' },
  unknown: { en: 'Unknown', fr: 'Inconnu' },
}

/** The words of the portal's inventory where it has the column too. */
const columns: readonly Column[] = [
  column('Device name', 'Nom de l’appareil', ({ name }) => name),
  column('Operating system', 'Système d’exploitation', ({ os }) => os),
  column('OS build', 'Version de build', ({ osBuild }) => osBuild),
  column('Entra device ID', 'ID d’appareil Entra', ({ ids }) => ids.aadDeviceId),
  column('Tenant ID', 'ID de locataire', ({ ids }) => ids.tenantId),
  column('Defender device ID', 'ID d’appareil Defender', ({ ids }) => ids.senseDeviceId),
  column('Join state', 'État de jonction', ({ observed }, language) => joinStates.find(({ id }) => id === observed)?.title[language]),
  column('Enrollment status', 'État d’inscription', ({ enrollmentStatus }) => enrollmentStatus?.code),
  column('Enrollment status (hex)', 'État d’inscription (hex)', ({ enrollmentStatus }) => enrollmentStatus?.hex),
  column('Enrollment status (meaning)', 'État d’inscription (signification)', (row, language) => row.enrollmentStatus?.title[language]),
  column('Managed by', 'Géré par', ({ managedBy }) => managedBy),
  column('Last seen', 'Vu pour la dernière fois', ({ lastSeen }) => lastSeen),
  column('Severity', 'Gravité', ({ verdict }, language) => severities[verdict.severity][language]),
  column('Verdict', 'Verdict', ({ verdict }, language) => verdict.title[language]),
  column('Cause', 'Cause', ({ verdict }, language) => verdict.cause[language]),
  column('Rule', 'Règle', ({ verdict }) => verdict.rule),
]

/** Excel takes a file without it for text in the code page of its own country. */
const BYTE_ORDER_MARK = '\ufeff'

export const deviceCsvHeader = (language: Language): string => BYTE_ORDER_MARK + csvRow(columns.map(({ header }) => header[language]))

/** A device as a line of the export. Times are UTC, as everywhere. */
export const deviceCsvRow = (device: DeviceRow, language: Language): string => csvRow(columns.map(({ cell }) => cell(device, language)))
