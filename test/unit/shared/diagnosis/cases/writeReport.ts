import type { AnalyzerReport, ReportEvent, ReportField } from '../../../../../shared/scenarios/encoders/analyzerReport.ts'
import { encodeAnalyzerXml } from '../../../../../shared/scenarios/encoders/encodeAnalyzerXml.ts'

type Section = Exclude<keyof AnalyzerReport, 'events'>

/** Labels of the report that stand in another section than Device Configuration Management Details. */
const sections: Readonly<Record<string, Section>> = {
  'Script Version': 'general',
  'Script Runtime': 'general',
  'Device Name': 'devInfo',
  'Device Operating System': 'devInfo',
  'OS Build Number': 'devInfo',
  'OS Edition': 'devInfo',
  'System-wide WinHTTP proxy': 'devInfo',
  'Organization ID': 'edr',
  'Sense Version': 'edr',
  'Sense Service Status': 'edr',
  'Sense Service StartType': 'edr',
  'DiagTrack (UTC) Service Status': 'edr',
  'Microsoft Account Sign-in Assistant Start Type': 'edr',
}

/** `Label: value` and `result 122007 Error: words` lines as MDEClientAnalyzer.xml. */
export function writeReport(lines: readonly string[]): Uint8Array {
  const fields: Record<Section, ReportField[]> = { general: [], devInfo: [], edr: [], configuration: [], av: [] }
  const events: ReportEvent[] = []
  for (const line of lines.flatMap((one) => one.split(' | '))) {
    const [, id, severity, result] = /^result (\d{6}) (Error|Warning|Informational)(?:: (.*))?$/.exec(line) ?? []
    const [, label, value] = /^(.+?):\s+(.*)$/.exec(line) ?? []
    if (id !== undefined && severity !== undefined) {
      const words = result ?? 'As the catalogue says'
      events.push({
        id,
        severity: severity as ReportEvent['severity'],
        category: 'Configuration',
        check: 'Check',
        result: words,
        guidance: '',
      })
    } else if (label !== undefined && value !== undefined) {
      fields[sections[label] ?? 'configuration'].push({ element: label.replace(/\W/g, ''), displayName: label, value })
    } else throw new Error(`a report has "Label: value" and "result 122007 Error", not "${line}"`)
  }
  return encodeAnalyzerXml({ ...fields, events })
}
