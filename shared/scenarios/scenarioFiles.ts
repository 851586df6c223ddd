import { analyzerReportOf } from './analyzerReportOf.ts'
import { dsregSectionsOf } from './dsregSectionsOf.ts'
import { encodeAnalyzerHtml } from './encoders/encodeAnalyzerHtml.ts'
import { encodeAnalyzerXml } from './encoders/encodeAnalyzerXml.ts'
import { encodeDsregcmd } from './encoders/encodeDsregcmd.ts'
import { encodeReg } from './encoders/encodeReg.ts'
import { encodeRegInfo } from './encoders/encodeRegInfo.ts'
import { encodeZip, type ScenarioFile } from './encoders/encodeZip.ts'
import { identitiesOf } from './identities.ts'
import { regInfoOf, registryKeysOf } from './registryOf.ts'
import type { Scenario } from './scenario.ts'

export interface ScenarioOptions {
  /** Another number makes another device with other ids; the same number the same bytes. */
  readonly seed?: number
}

/** A scenario as the files that a person collects on the device: the analyzer's result and an export of the registry. */
export function scenarioFiles(scenario: Scenario, { seed = 1 }: ScenarioOptions = {}): readonly ScenarioFile[] {
  const ids = identitiesOf(scenario.id, seed)
  const report = analyzerReportOf(scenario, ids)
  return [
    { path: 'MDEClientAnalyzer.htm', bytes: encodeAnalyzerHtml(report) },
    { path: 'SystemInfoLogs/MDEClientAnalyzer.xml', bytes: encodeAnalyzerXml(report) },
    { path: 'SystemInfoLogs/dsregcmd.txt', bytes: encodeDsregcmd(dsregSectionsOf(scenario, ids)) },
    { path: 'MdeConfigMgrLogs/MdeConfigMgrRegInfo.txt', bytes: encodeRegInfo(regInfoOf(scenario, ids)) },
    { path: 'Registry/enrollment.reg', bytes: encodeReg(registryKeysOf(scenario, ids)) },
  ]
}

/** The same files as one zip, named as the analyzer names it: MDEClientAnalyzerResult.zip. */
export function scenarioZip(scenario: Scenario, options: ScenarioOptions & { readonly separator?: '/' | '\\' } = {}): Uint8Array {
  return encodeZip(scenarioFiles(scenario, options), { separator: options.separator ?? '/', modified: scenario.device.collectedAt })
}
