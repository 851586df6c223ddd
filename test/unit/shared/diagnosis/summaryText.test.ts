import { describe, expect, it } from 'vitest'
import { summaryText } from '../../../../shared/diagnosis/summaryText.ts'
import { diagnose, domainOnly, dsregcmd, from, oldSensor, report } from './evidence.ts'

const diagnosis = diagnose(
  from(
    dsregcmd,
    ...domainOnly,
    ['diagnostic.test', 'FAIL', 'drsDiscovery'],
    ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery'],
  ),
  from(report, oldSensor, ['enrollment.status', 41], ['analyzer.runTime', '2026-11-18T08:14:00Z']),
)

describe('summaryText', () => {
  it('holds verdict, state, status, evidence with quotes, actions with commands and ids', () => {
    const text = summaryText('SRV-APP-07', diagnosis, 'en', { aadDeviceId: 'd1', tenantId: undefined })
    for (const part of [
      'Device: SRV-APP-07',
      'Verdict: DNS does not resolve enterpriseregistration.windows.net',
      'Join state: Domain joined only (expected: Microsoft Entra hybrid joined)',
      'Enrollment status: 41 (0x29) Name resolution failed [Current page, June 2024: DNS error]',
      'Flow: older flow, through the join (the sensor is 10.7239.17763.2090, older than 10.8040.0.0)',
      'Judged for: 2026-11-18T08:14:00Z',
      '- SystemInfoLogs/dsregcmd.txt, line 5: diagnostic.test drsDiscovery: FAIL',
      '- 0x80072ee7 (-2147012889) WININET_E_NAME_NOT_RESOLVED',
      '== Next actions (Network or DNS team)',
      '     Resolve-DnsName enterpriseregistration.windows.net',
      '- [error] Name resolution failed (status 41, 0x29) (MDEClientAnalyzer.htm, line 2)',
      '- Entra device id: d1',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/undefined|\{\w+\}|tenant id/)
  })

  it('is French throughout when asked for', () => {
    const text = summaryText('SRV-APP-07', diagnosis, 'fr')
    expect(text).toContain('Verdict\u00a0: Le DNS ne résout pas enterpriseregistration.windows.net')
    expect(text).toContain('== Actions suivantes (Équipe réseau ou DNS)')
    expect(text).toContain('SystemInfoLogs/dsregcmd.txt, ligne 5')
    expect(text).not.toMatch(/Next actions|Evidence|expected|, line /)
  })

  it('tells what to collect where evidence is missing', () => {
    const text = summaryText('SRV-1', diagnose(from(dsregcmd, ...domainOnly)), 'en')
    expect(text).toContain('== To collect')
    expect(text).toContain('     reg export "HKLM\\SOFTWARE\\Microsoft\\SenseCM" SenseCM.reg /y')
  })
})
