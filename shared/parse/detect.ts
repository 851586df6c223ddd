import type { FormatId } from '../facts/format.ts'
import { looksLikeAnalyzerHtml, looksLikeAnalyzerXml } from './analyzer/looksLikeAnalyzer.ts'
import { looksLikeCliXml, looksLikeDirectoryCsv, looksLikeDirectoryJson, looksLikeLdif } from './directory/looksLikeDirectory.ts'
import { looksLikeDsregcmd } from './dsregcmd/looksLikeDsregcmd.ts'
import { looksLikeAutoworkplace, looksLikeEventCsv, looksLikeEventXml } from './eventText/looksLikeEventText.ts'
import { looksLikeInventory } from './inventory/looksLikeInventory.ts'
import { looksLikeRegInfo } from './regInfo/looksLikeRegInfo.ts'
import { isRegf, isRegfLog, looksLikeRegQuery, looksLikeRegText } from './registry/detect.ts'
import { hasLogEntries, holds, isEtl } from './signatures.ts'
import { looksLikeSyncConnectorXml, looksLikeSyncRuleScript, looksLikeSyncRuleXml } from './syncRules/looksLikeSyncRules.ts'
import { decodeText, detectEncoding } from './text/detectEncoding.ts'

/** What is known of a file before it is read: its first bytes (`headSize` of them are enough), its size, and its name, which decides nothing. */
export interface SourceHead {
  readonly bytes: Uint8Array
  readonly size: number
  readonly name: string
}

export const headSize = 64 << 10

/** More control characters than this are not text. */
const BINARY_SHARE = 0.02

const texts: readonly (readonly [FormatId, (headText: string) => boolean])[] = [
  ['analyzerHtml', looksLikeAnalyzerHtml],
  ['analyzerXml', looksLikeAnalyzerXml],
  ['reg', looksLikeRegText],
  // Before the texts that are told by their lines: a message may quote them.
  ['eventXml', looksLikeEventXml],
  ['eventCsv', looksLikeEventCsv],
  ['mdeConfigMgrRegInfo', looksLikeRegInfo],
  ['dsregcmd', looksLikeDsregcmd],
  ['autoworkplace', looksLikeAutoworkplace],
  ['cliXml', looksLikeCliXml],
  ['syncRuleXml', looksLikeSyncRuleXml],
  ['syncConnectorXml', looksLikeSyncConnectorXml],
  ['syncRuleScript', looksLikeSyncRuleScript],
  ['regQuery', looksLikeRegQuery],
  ['ldif', looksLikeLdif],
  ['directoryJson', looksLikeDirectoryJson],
  ['directoryCsv', looksLikeDirectoryCsv],
  ['deviceInventory', looksLikeInventory],
]

/** Names the format of a file by its content alone; `unknown` is an answer, not an error. */
export function detectFormat({ bytes }: SourceHead): FormatId {
  const head = bytes.subarray(0, headSize)
  if (holds(head, 'PK\x03\x04') || holds(head, 'PK\x05\x06')) return 'zip'
  if (holds(head, 'MSCF\0\0\0\0')) return 'cab'
  if (holds(head, 'ElfFile\0')) return 'evtx'
  if (isRegfLog(head) || hasLogEntries(head)) return 'regfLog'
  if (isRegf(head)) return 'regf'
  if (isEtl(head)) return 'etl'
  const text = decodeText(head, detectEncoding(head))
  if (isBinary(text)) return 'unknown'
  return texts.find(([, looksLike]) => looksLike(text))?.[0] ?? 'unknown'
}

function isBinary(text: string): boolean {
  let controls = 0
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) controls++
  return controls > text.length * BINARY_SHARE
}

/** Below blank, without tab, line ends, form feed, Ctrl+Z (end of text in DOS) and escape (colours of a console). */
const isControl = (unit: number): boolean => unit < 0x09 || (unit > 0x0d && unit < 0x20 && unit !== 0x1a && unit !== 0x1b)
