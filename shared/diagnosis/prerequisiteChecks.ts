import type { SourcedFact } from '../facts/fact.ts'
import { check, type DecidedCheck, findingCheck, type StepInput, unknown } from './checkParts.ts'
import { compareVersions } from './compareVersions.ts'
import { managersInWords, minimumSensor, runsOnServer2012R2 } from './flowSignals.ts'
import { isEnrolled } from './judgeEnrollment.ts'
import { isManagedElsewhere } from './managedElsewhere.ts'
import { joinTestResult } from './rules/joinTests.ts'

/** Prerequisites that are told without making their step fail: the flow may go on, or another flow needs them. */
export const besideTheStep: ReadonlySet<string> = new Set([
  'scpClient',
  'scpDomain',
  'inSyncScope',
  'sensorVersion',
  'systemUpdates',
  'controllerSupport',
  'noOtherManager',
  'modeSwitch',
])

/** Supported unless the analyzer says otherwise: it checks the build, and reports only what is wrong. */
export function systemInScope(input: StepInput): DecidedCheck {
  const failed = findingCheck(input, 'systemInScope', 'os-not-in-scope')
  const system = [...input.index.of('device.os'), ...input.index.of('device.osBuild')].slice(0, 2)
  const isAnalyzed = input.index.of('analyzer.result').length > 0 && system.length > 0
  if (failed !== undefined) return failed
  return isAnalyzed
    ? check(input, 'systemInScope', { state: 'ok', facts: system, args: { value: String(system[0]?.value) } })
    : unknown(input, 'systemInScope')
}

/** A discovery that passed has resolved the names; one that failed by DNS, a result of the analyzer, or status 41 say that they are not. */
export function namesResolved(input: StepInput): DecidedCheck {
  const { index, enrollment } = input
  const test = joinTestResult(index, 'drsDiscovery')
  const isUnresolved = test?.codes.includes('0x80072ee7') === true
  if (isUnresolved && test?.outcome === 'fail') return check(input, 'dns', { state: 'failed', facts: test.facts })
  const failed = findingCheck(input, 'dns', 'dns-not-resolving')
  if (failed !== undefined) return failed
  if (test?.outcome === 'pass') return check(input, 'dns', { state: 'ok', facts: test.facts })
  const reached = index.of('analyzer.result', '130021')
  if (reached.length > 0 && enrollment?.code !== 41) return check(input, 'dns', { state: 'ok', facts: reached })
  return unknown(input, 'dns')
}

/** Values on the client win over the directory; a device without them goes by the directory. */
export function clientConnectionPoint(input: StepInput): DecidedCheck {
  const drs = input.index.of('scp.enterpriseDrsName')
  if (drs.length > 0) return check(input, 'scpClient', { state: 'failed', facts: drs, args: { value: String(drs[0]?.value) } })
  const client = [...input.index.of('scp.tenantId', 'client'), ...input.index.of('scp.tenantName', 'client')]
  if (client.length > 0) return check(input, 'scpClient', { state: 'ok', facts: client, args: { value: String(client[0]?.value) } })
  const ofDomain = input.index.of('scp.configurationType').filter(({ value }) => /^domain/i.test(String(value)))
  return ofDomain.length > 0 ? check(input, 'scpClient', { state: 'notNeeded', facts: ofDomain }) : unknown(input, 'scpClient')
}

export function domainConnectionPoint(input: StepInput): DecidedCheck {
  const { index } = input
  const missing = ['121016', '121017', '121018'].flatMap((id) => index.of('analyzer.result', id))
  if (missing.length > 0) return check(input, 'scpDomain', { state: 'failed', facts: missing, args: { value: missing[0]?.quote ?? '' } })
  const ofDomain = index.of('scp.configurationType').filter(({ value }) => /^domain/i.test(String(value)))
  if (ofDomain.length > 0) return check(input, 'scpDomain', { state: 'ok', facts: ofDomain })
  const read = joinTestResult(index, 'adConfiguration')
  if (read?.outcome === 'pass') return check(input, 'scpDomain', { state: 'ok', facts: read.facts })
  if (index.of('join.domainJoined')[0]?.value === false)
    return check(input, 'scpDomain', { state: 'notNeeded', facts: index.of('join.domainJoined').slice(0, 1) })
  return unknown(input, 'scpDomain')
}

/** The addresses of the older flow; the analyzer tests them together with those of the management service. */
export function joinAddresses(input: StepInput): DecidedCheck {
  const { index, join } = input
  if (join.mode === 'attachV2') return check(input, 'joinAddresses', { state: 'notNeeded' })
  const reached = [...(joinTestResult(index, 'drsConnectivity')?.outcome === 'pass' ? index.of('diagnostic.test', 'drsConnectivity') : [])]
  const all = index.of('analyzer.result', '130021')
  if (reached.length + all.length > 0) return check(input, 'joinAddresses', { state: 'ok', facts: [...reached, ...all] })
  return unknown(input, 'joinAddresses')
}

/** A row of Entra's list proves that the object came to the cloud. */
export function listedInEntra(input: StepInput): DecidedCheck {
  const missing = findingCheck(input, 'objectSynced', 'not-in-entra-list')
  const listed = input.index.of('inventory.listed', 'entra')
  const finding = input.findings.find(({ rule }) => rule === 'not-in-entra-list')
  if (missing !== undefined && finding?.severity === 'error') return missing
  return listed.length > 0 ? check(input, 'objectSynced', { state: 'ok', facts: listed }) : unknown(input, 'objectSynced')
}

/** The OU is in scope when the object came to the cloud, by a row that waits for the device or by a hybrid join. */
export function inSyncScope(input: StepInput): DecidedCheck {
  const { index, join } = input
  const pending = index.of('inventory.registration', 'entra').filter(({ value }) => value === 'Pending')
  const hybrid = join.observed === 'haadj' || join.observed === 'dual' ? index.of('join.azureAdJoined').slice(0, 1) : []
  const synced = [...pending, ...hybrid]
  if (synced.length > 0) return check(input, 'inSyncScope', { state: 'ok', facts: synced })
  if (join.mode === 'attachV2' || index.value('join.domainJoined') === false) return check(input, 'inSyncScope', { state: 'notNeeded' })
  return unknown(input, 'inSyncScope')
}

/** Only Windows Server 2012 R2 in the older flow needs a rule of its own. */
export function syncRule(input: StepInput): DecidedCheck {
  const failed = findingCheck(input, 'syncRule', 'sync-rule-2012r2')
  if (failed !== undefined) return failed
  const system = [...input.index.of('device.os'), ...input.index.of('device.osBuild')].slice(0, 1)
  const isNeeded = runsOnServer2012R2(input.index) && input.join.flow.choice === 'downLevel'
  return isNeeded || system.length === 0 ? unknown(input, 'syncRule') : check(input, 'syncRule', { state: 'notNeeded', facts: system })
}

/** A sensor below the minimum leaves the older flow; there its version is not what fails. */
export function sensorVersion(input: StepInput): DecidedCheck {
  const facts = input.index.of('mde.senseVersion').slice(0, 1)
  const minimum = minimumSensor(input.index)
  const value = String(facts[0]?.value)
  const order = compareVersions(value, minimum)
  if (order === undefined) return unknown(input, 'sensorVersion')
  const state = order >= 0 ? 'ok' : isEnrolled(input.enrollment?.code) ? 'notNeeded' : 'failed'
  return check(input, 'sensorVersion', { state, facts, args: { value, minimum } })
}

export function systemUpdates(input: StepInput): DecidedCheck {
  const failed = findingCheck(input, 'systemUpdates', 'updates-missing')
  const facts = input.index.of('device.osBuild').slice(0, 1)
  if (failed !== undefined) return failed
  return facts.length > 0 && input.index.of('analyzer.result').length > 0
    ? check(input, 'systemUpdates', { state: 'ok', facts, args: { value: String(facts[0]?.value) } })
    : unknown(input, 'systemUpdates')
}

/** A workstation needs no support for controllers; a controller is told by the edition that fits. */
export function domainControllerSupport(input: StepInput): DecidedCheck {
  const finding = input.findings.find(({ rule }) => rule === 'domain-controller-out-of-scope')
  if (finding !== undefined) {
    const state = finding.severity === 'info' ? 'ok' : 'failed'
    return { ...check(input, 'controllerSupport', { state, args: { value: finding.title } }), evidence: [...finding.evidence] }
  }
  const client = input.index.of('device.os').filter(({ value }) => !/server/i.test(String(value)))
  return client.length > 0 ? check(input, 'controllerSupport', { state: 'notNeeded', facts: client }) : unknown(input, 'controllerSupport')
}

/** Co-existence: Intune, another MDM, Configuration Manager. A status of this channel says that no other holds the device. */
export function noOtherManager(input: StepInput): DecidedCheck {
  const { index, enrollment } = input
  const others = ['managed-by-intune', 'managed-by-other-mdm', 'managed-by-configmgr', 'co-managed-configmgr']
  const finding = input.findings.find(({ rule }) => others.includes(rule))
  if (finding !== undefined)
    return { ...check(input, 'noOtherManager', { state: 'notNeeded', args: { value: finding.title } }), evidence: [...finding.evidence] }
  const status: readonly SourcedFact[] = index.of('enrollment.status').slice(0, 1)
  if (isManagedElsewhere(input))
    return check(input, 'noOtherManager', {
      state: 'notNeeded',
      facts: status,
      args: enrollment === undefined ? {} : { value: enrollment.title },
    })
  const own = [...(enrollment?.code === 1 ? status : []), ...managersInWords(index).map(({ fact }) => fact)]
  return own.length > 0 ? check(input, 'noOtherManager', { state: 'ok', facts: own }) : unknown(input, 'noOtherManager')
}

export function modeSwitch(input: StepInput): DecidedCheck {
  const fact = input.index.of('enrollment.modeSwitch')[0]
  if (fact === undefined) return unknown(input, 'modeSwitch')
  const state = fact.value === 2 ? 'ok' : input.join.mode === 'attachV2' && !isEnrolled(input.enrollment?.code) ? 'failed' : 'notNeeded'
  return check(input, 'modeSwitch', { state, facts: [fact], args: { value: String(fact.value) } })
}
