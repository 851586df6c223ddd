import { classifyLine } from './classifyLine.ts'
import { isKnownSection } from './fieldTable.ts'

/** Names that other texts of the analyzer print too: alone they say nothing. */
const SHARED_NAMES = new Set(['TenantId', 'DeviceId', 'TenantName', 'DomainName', 'Device Name', 'DomainJoined', 'Thumbprint'])
/** Lines of the analyzer's own log (MDEClientAnalyzer.txt): banners, its version, results with time and severity. */
const ANALYZER_LOG = /^(?:#{10,}|Script (?:Version|RunTime): |\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ \[)/m

/** Whether a text holds output of dsregcmd: one boxed title of its sections, or two fields that only it prints. */
export function looksLikeDsregcmd(headText: string): boolean {
  if (ANALYZER_LOG.test(headText)) return false
  const names = new Set<string>()
  for (const text of headText.split(/\r\n|\n|\r/)) {
    const line = classifyLine(text)
    if (line.kind === 'title' && line.isBoxed && isKnownSection(line.title)) return true
    if (line.kind === 'field' && line.isKnown && !SHARED_NAMES.has(line.field)) names.add(line.field)
    if (names.size >= 2) return true
  }
  return false
}
