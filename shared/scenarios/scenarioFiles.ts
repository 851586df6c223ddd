import { analyzerReportOf } from './analyzerReportOf.ts'
import { dsregSectionsOf } from './dsregSectionsOf.ts'
import { encodeAnalyzerHtml } from './encoders/encodeAnalyzerHtml.ts'
import { encodeAnalyzerXml } from './encoders/encodeAnalyzerXml.ts'
import { encodeDsregcmd } from './encoders/encodeDsregcmd.ts'
import { encodeEvtx } from './encoders/encodeEvtx.ts'
import { encodeReg } from './encoders/encodeReg.ts'
import { encodeRegInfo } from './encoders/encodeRegInfo.ts'
import { encodeZip, type ScenarioFile } from './encoders/encodeZip.ts'
import { identitiesOf } from './identities.ts'
import { registrationLogOf } from './registrationLogOf.ts'
import { regInfoOf, registryKeysOf } from './registryOf.ts'
import type { Scenario } from './scenario.ts'

export interface ScenarioOptions {
  /** Another number makes another device with other ids; the same number the same bytes. */
  readonly seed?: number
}

/** A scenario as the files that a person collects on the device: the analyzer's result, an export of the registry, and the log of the registration where there is one. */
export function scenarioFiles(scenario: Scenario, { seed = 1 }: ScenarioOptions = {}): readonly ScenarioFile[] {
  const ids = identitiesOf(scenario.id, seed)
  const report = analyzerReportOf(scenario, ids)
  const events = registrationLogOf(scenario, ids)
  return [
    { path: 'MDEClientAnalyzer.htm', bytes: encodeAnalyzerHtml(report) },
    { path: 'SystemInfoLogs/MDEClientAnalyzer.xml', bytes: encodeAnalyzerXml(report) },
    { path: 'SystemInfoLogs/dsregcmd.txt', bytes: encodeDsregcmd(dsregSectionsOf(scenario, ids)) },
    { path: 'MdeConfigMgrLogs/MdeConfigMgrRegInfo.txt', bytes: encodeRegInfo(regInfoOf(scenario, ids)) },
    { path: 'Registry/enrollment.reg', bytes: encodeReg(registryKeysOf(scenario, ids)) },
    ...(events.length === 0 ? [] : [{ path: 'EventLogs/UserDeviceRegistration-Admin.evtx', bytes: encodeEvtx({ events }) }]),
  ]
}

/** The same files as one zip, named as the analyzer names it: MDEClientAnalyzerResult.zip. */
export function scenarioZip(scenario: Scenario, options: ScenarioOptions & { readonly separator?: '/' | '\\' } = {}): Uint8Array {
  return encodeZip(scenarioFiles(scenario, options), { separator: options.separator ?? '/', modified: scenario.device.collectedAt })
}
