import { z } from 'zod'

/** Formats that a reader exists for, containers, and formats that are recognised and kept. */
export const formatIds = [
  'analyzerHtml',
  'analyzerXml',
  'mdeConfigMgrRegInfo',
  'dsregcmd',
  'reg',
  'regQuery',
  'regf',
  'deviceInventory',
  /** PowerShell that the Synchronization Rules Editor exports. */
  'syncRuleScript',
  /** One rule, connector or metaverse schema of a folder that Get-ADSyncServerConfiguration writes. */
  'syncRuleXml',
  'syncConnectorXml',
  'ldif',
  /** Directory objects by csvde or Get-ADComputer | Export-Csv. */
  'directoryCsv',
  'directoryJson',
  'cliXml',
  /** An event log as XML: wevtutil, Event Viewer, Get-WinEvent, tracerpt. */
  'eventXml',
  /** An event log as CSV or tab-separated text: Event Viewer, Get-WinEvent | Export-Csv, tracerpt. */
  'eventCsv',
  /** What `autoworkplace /i` prints on down-level systems. */
  'autoworkplace',
  'zip',
  'cab',
  'regfLog',
  'evtx',
  'etl',
  'unknown',
] as const
export const formatSchema = z.enum(formatIds)
export type FormatId = z.infer<typeof formatSchema>

/** Formats that speak of no device, or of many: an artefact of one is never given to a device as a whole. */
const deviceless: ReadonlySet<FormatId> = new Set([
  'deviceInventory',
  'syncRuleScript',
  'syncRuleXml',
  'syncConnectorXml',
  'ldif',
  'directoryCsv',
  'directoryJson',
  'cliXml',
])
export const isDeviceless = (format: FormatId): boolean => deviceless.has(format)

/** What became of an artefact. `unknown`: kept and listed, not read; `failed`: its format is known, its content is not readable. */
export const artefactStatusSchema = z.enum(['read', 'partlyRead', 'unknown', 'failed'])
export type ArtefactStatus = z.infer<typeof artefactStatusSchema>
