import type { FormatId } from '../facts/format.ts'
import { parseAnalyzerHtml } from './analyzer/parseAnalyzerHtml.ts'
import { parseAnalyzerXml } from './analyzer/parseAnalyzerXml.ts'
import { parseCliXml } from './directory/parseCliXml.ts'
import { parseDirectoryCsv } from './directory/parseDirectoryCsv.ts'
import { parseDirectoryJson } from './directory/parseDirectoryJson.ts'
import { parseLdif } from './directory/parseLdif.ts'
import { parseDsregcmd } from './dsregcmd/parseDsregcmd.ts'
import { parseEtl } from './etl/parseEtl.ts'
import { parseAutoworkplace } from './eventText/parseAutoworkplace.ts'
import { parseEventCsv } from './eventText/parseEventCsv.ts'
import { parseEventXml } from './eventText/parseEventXml.ts'
import { parseEvtx } from './evtx/parseEvtx.ts'
import { parseInventory } from './inventory/parseInventory.ts'
import type { ParseArtefact, ParseStream } from './parsed.ts'
import { parseRegf } from './regf/parseRegf.ts'
import { parseRegInfo } from './regInfo/parseRegInfo.ts'
import { parseRegQuery } from './registry/parseRegQuery.ts'
import { parseRegText } from './registry/parseRegText.ts'
import { parseSyncConnectorXml } from './syncRules/parseSyncConnectorXml.ts'
import { parseSyncRuleScript } from './syncRules/parseSyncRuleScript.ts'
import { parseSyncRuleXml } from './syncRules/parseSyncRuleXml.ts'
import { withEventFacts } from './withEventFacts.ts'

const readers: Partial<Readonly<Record<FormatId, ParseArtefact>>> = {
  analyzerHtml: parseAnalyzerHtml,
  analyzerXml: parseAnalyzerXml,
  mdeConfigMgrRegInfo: parseRegInfo,
  dsregcmd: parseDsregcmd,
  reg: parseRegText,
  regQuery: parseRegQuery,
  regf: parseRegf,
  deviceInventory: parseInventory,
  syncRuleScript: parseSyncRuleScript,
  syncRuleXml: parseSyncRuleXml,
  syncConnectorXml: parseSyncConnectorXml,
  ldif: parseLdif,
  directoryCsv: parseDirectoryCsv,
  directoryJson: parseDirectoryJson,
  cliXml: parseCliXml,
}

/** The reader of a format; absent for containers and for formats that are recognised and kept, but not read. */
export const readerOf = (format: FormatId): ParseArtefact | undefined => readers[format]

/** Formats whose files may be larger than memory. */
const streamReaders: Partial<Readonly<Record<FormatId, ParseStream>>> = {
  evtx: withEventFacts(parseEvtx),
  etl: withEventFacts(parseEtl),
  eventXml: withEventFacts(parseEventXml),
  eventCsv: withEventFacts(parseEventCsv),
  autoworkplace: parseAutoworkplace,
}

/** The reader of an event log or trace, which reads piece by piece; absent for every other format. */
export const streamReaderOf = (format: FormatId): ParseStream | undefined => streamReaders[format]
