import { describe, expect, it } from 'vitest'
import type { DeviceDiagnosis, StepCheck, StepState } from '../../../../shared/contract/diagnosis.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import { checkTexts } from '../../../../shared/knowledge/checkTexts.ts'
import { diagnose, domainOnly, dsregcmd, from, hybridJoined, newSensor, oldSensor, registry, report, stepStates } from './evidence.ts'

const checkOf = (diagnosis: DeviceDiagnosis, id: string): StepCheck => {
  const found = diagnosis.steps.flatMap((step) => step.checks).find((check) => check.id === id)
  if (found === undefined) throw new Error(`no check ${id}`)
  return found
}
const result = (id: string, severity = 'error') => from(report, ['analyzer.result', severity, id])
const server2012 = from(report, ['device.os', 'Windows Server 2012 R2 Standard'])

describe('prerequisites as checks', () => {
  it.each<readonly [string, StepState, string, readonly SourcedFact[]]>([
    ['organisationKnown', 'ok', 'an organisation id', from(report, ['mde.orgId', '10000000-0000-4000-8000-00000000000a'])],
    ['organisationKnown', 'failed', 'an organisation that has expired', result('122005')],
    ['systemInScope', 'failed', 'a build that is not supported', result('112002')],
    ['systemInScope', 'ok', 'a report without an objection', [...from(report, ['device.os', 'Windows 11']), ...result('130021', 'info')]],
    ['systemInScope', 'unknown', 'a name of the system alone', from(registry, ['device.os', 'Windows 11'])],
    ['domainController', 'ok', 'a test that passed', from(dsregcmd, ['diagnostic.test', 'PASS', 'adConnectivity'])],
    ['clock', 'failed', 'a clock that is off', result('122007')],
    ['dns', 'ok', 'a discovery that passed', from(dsregcmd, ['diagnostic.test', 'PASS', 'drsDiscovery'])],
    [
      'dns',
      'failed',
      'a discovery without an address',
      from(dsregcmd, ['diagnostic.test', 'FAIL', 'drsDiscovery'], ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery']),
    ],
    ['scpClient', 'ok', 'values on the client', from(registry, ['scp.tenantName', 'contoso.com', 'client'])],
    ['scpClient', 'failed', 'a service on premises', from(registry, ['scp.enterpriseDrsName', 'sts.contoso.com'])],
    ['scpClient', 'notNeeded', 'a connection point of the domain', from(report, ['scp.configurationType', 'Domain'])],
    ['scpDomain', 'failed', 'none in the directory', result('121018', 'warning')],
    ['scpDomain', 'ok', 'a read that passed', from(dsregcmd, ['diagnostic.test', 'PASS', 'adConfiguration'])],
    ['scpDomain', 'notNeeded', 'a device outside of a domain', from(dsregcmd, ['join.domainJoined', false])],
    ['joinAddresses', 'notNeeded', 'the flow without join', from(report, newSensor)],
    ['joinAddresses', 'ok', 'addresses that were all reached', [...from(report, oldSensor), ...result('130021', 'info')]],
    ['inSyncScope', 'ok', 'a pending row in Entra ID', from(report, ['inventory.registration', 'Pending', 'entra'])],
    ['inSyncScope', 'ok', 'a hybrid joined device', from(dsregcmd, ...hybridJoined)],
    ['inSyncScope', 'unknown', 'a domain member of the older flow', [...from(dsregcmd, ...domainOnly), ...from(report, oldSensor)]],
    ['syncRule', 'notNeeded', 'a system that needs none', from(report, ['device.os', 'Windows Server 2019'])],
    ['syncRule', 'unknown', 'Server 2012 R2 in the older flow', [...server2012, ...from(report, oldSensor)]],
    [
      'syncRule',
      'failed',
      'Server 2012 R2 that is not synchronised',
      [...server2012, ...from(report, oldSensor), ...from(registry, ['enrollment.status', 37])],
    ],
    ['sensorVersion', 'ok', 'a new sensor', from(report, newSensor)],
    ['sensorVersion', 'failed', 'an old sensor', from(report, oldSensor)],
    [
      'sensorVersion',
      'notNeeded',
      'an old sensor that is enrolled',
      [...from(report, oldSensor), ...from(registry, ['enrollment.status', 1])],
    ],
    ['systemUpdates', 'failed', 'a revision below the minimum', from(report, ['device.osBuild', '17763.100'])],
    [
      'controllerSupport',
      'failed',
      'a controller in 2024-06',
      [...result('111022', 'warning'), ...from(dsregcmd, ['diagnostic.clientTime', '2024-06-18T00:00:00Z'])],
    ],
    [
      'controllerSupport',
      'ok',
      'a controller in 2025-09',
      [...result('111022', 'warning'), ...from(dsregcmd, ['diagnostic.clientTime', '2025-09-01T00:00:00Z'])],
    ],
    ['controllerSupport', 'notNeeded', 'a workstation', from(report, ['device.os', 'Windows 11'])],
    ['noOtherManager', 'notNeeded', 'a device of an MDM', from(registry, ['enrollment.status', 3])],
    ['noOtherManager', 'ok', 'an enrolled device', from(registry, ['enrollment.status', 1])],
    ['modeSwitch', 'ok', 'mode 2', from(registry, ['enrollment.modeSwitch', 2])],
    [
      'modeSwitch',
      'failed',
      'another mode with a new sensor',
      [...from(registry, ['enrollment.modeSwitch', 1]), ...from(report, newSensor)],
    ],
    ['managementReached', 'failed', 'addresses that were not reached', result('132025')],
    ['deviceAccepted', 'failed', 'an object that is disabled', from(report, ['inventory.enabled', false, 'entra'])],
  ])('%s is %s for %s', (id, state, _what, facts) => {
    const check = checkOf(diagnose(facts), id)
    expect(check.state).toBe(state)
    if (state === 'ok' || state === 'failed') expect(check.evidence.length).toBeGreaterThan(0)
  })

  it('says of every unknown check what would prove it, in both languages', () => {
    const unknown = diagnose([]).steps.flatMap((step) => step.checks)
    expect(unknown.length).toBeGreaterThan(25)
    for (const { id, state, detail } of unknown) {
      expect([id, state]).toEqual([id, id === 'inSyncScope' ? state : 'unknown'])
      expect(detail?.en, id).toMatch(/\w{3}/)
      expect(detail?.fr, id).not.toBe(detail?.en)
    }
  })

  it('leaves no placeholder in a detail', () => {
    const facts = [...server2012, ...from(report, oldSensor), ...result('111022', 'warning'), ...from(dsregcmd, ...domainOnly)]
    const details = diagnose(facts).steps.flatMap((step) => step.checks.map((check) => `${check.detail?.en} ${check.detail?.fr}`))
    expect(details.filter((detail) => detail.includes('{'))).toEqual([])
  })

  it('does not make a step fail for what another flow needs', () => {
    const diagnosis = diagnose(from(report, oldSensor), from(dsregcmd, ...hybridJoined), from(registry, ['enrollment.status', 23]))
    expect(checkOf(diagnosis, 'sensorVersion').state).toBe('failed')
    expect(stepStates(diagnosis).enroll).toBe('unknown')
  })

  it('has a use for every text', () => {
    const used = new Set(diagnose([]).steps.flatMap((step) => step.checks.map((check) => check.id)))
    const elsewhere = ['lastAttempt', 'status']
    expect(checkTexts.map((text) => text.id).filter((id) => !used.has(id) && !elsewhere.includes(id))).toEqual([])
  })
})
