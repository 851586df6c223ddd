import { describe, expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import { hybridJoined } from './cases/evidenceLines.ts'
import { readCaseEvidence } from './cases/readCaseEvidence.ts'

const tenantA = 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa'
const tenantB = 'bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb'

function diagnose(...lines: readonly string[]) {
  const { facts, places, lists } = readCaseEvidence(lines.join('\n'))
  return diagnoseDevice(facts, places, { provisional: false, lists })
}

function findingOf(rule: string, ...lines: readonly string[]) {
  const found = diagnose(...lines).findings.find((finding) => finding.rule === rule)
  if (found === undefined) throw new Error(`no finding ${rule}`)
  return found
}

describe('findings that misled an engineer', () => {
  it('asks from which device the files come when they name two, instead of only collecting again', () => {
    const found = findingOf(
      'sources-disagree:device.name',
      `${hybridJoined} | Device Name : CLONE-01.contoso.com`,
      'report Device Name: CLONE-02',
      'registry EnrollmentStatus = 1',
    )
    expect(found.severity).toBe('warning')
    expect(found.title.en).toBe('The files name different devices')
    expect(found.actions.map(({ command }) => command)).toContain('dsregcmd /leave')
  })

  it.each([
    ['the full name', 'PC-1.contoso.com', 'PC-1'],
    ['the name that NetBIOS cuts off after 15 characters', 'ACCOUNTING-SERVER-07.contoso.com', 'ACCOUNTING-SERV'],
  ])('takes %s for the same device', (_what, full, short) => {
    const { findings } = diagnose(
      `${hybridJoined} | Device Name : ${full}`,
      `report Device Name: ${short}`,
      'registry EnrollmentStatus = 1',
    )
    expect(findings.map(({ rule }) => rule)).not.toContain('sources-disagree:device.name')
  })

  it('shows a place of each tenant first, so that a short list names both sides', () => {
    const { evidence } = findingOf(
      'tenant-mismatch',
      `dsregcmd AzureAdJoined : YES | DomainJoined : YES | TenantId : ${tenantB}`,
      `report Azure AD Tenant ID: ${tenantB} | SCP Tenant ID: ${tenantA}`,
      'registry EnrollmentStatus = 18',
    )
    const [first, second] = evidence.map(({ quote }) => quote)
    expect([first, second].join(' ')).toContain(tenantA)
    expect([first, second].join(' ')).toContain(tenantB)
  })

  it('corrects the connection point before it lets the device leave the wrong tenant', () => {
    const { actions } = findingOf(
      'tenant-mismatch',
      `dsregcmd AzureAdJoined : YES | DomainJoined : YES | TenantId : ${tenantB}`,
      `registry TenantId = ${tenantA} | EnrollmentStatus = 18`,
    )
    expect(actions.find(({ command }) => command === 'dsregcmd /leave')?.text.en).toMatch(/correct the connection point first, then leave/)
  })

  it('calls Intune by its name where a list does, and only an MDM where a status does', () => {
    const listed = findingOf('managed-by-intune', hybridJoined, 'portal name=PC-1; managedBy=Intune')
    const byStatus = findingOf('managed-by-intune', hybridJoined, 'registry EnrollmentStatus = 3')
    expect(listed.title.en).toBe('Intune already manages this device')
    expect(byStatus.title.en).toBe('An MDM, Intune or another, already manages this device')
  })

  it('sends a device that ran the tests elevated, but not as SYSTEM, to the page that runs them as SYSTEM', () => {
    const found = findingOf('not-run-as-system', 'dsregcmd AzureAdJoined : NO | DomainJoined : YES | User Context : ELEVATED User')
    expect(found.procedures[0]).toBe('dsregcmdSystem')
  })
})
