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
  'zip',
  'cab',
  'regfLog',
  'evtx',
  'etl',
  'unknown',
] as const
export const formatSchema = z.enum(formatIds)
export type FormatId = z.infer<typeof formatSchema>

/** What became of an artefact. `unknown`: kept and listed, not read; `failed`: its format is known, its content is not readable. */
export const artefactStatusSchema = z.enum(['read', 'partlyRead', 'unknown', 'failed'])
export type ArtefactStatus = z.infer<typeof artefactStatusSchema>
