import { hybridJoined, inDomain, newerFlow, newerSensor, olderFlow, olderSensor } from './evidenceLines.ts'
import type { FieldCase } from './fieldCase.ts'

const tenantA = 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa'
const tenantB = 'bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb'

/** Sources that contradict each other, are old, or say too little. */
export const evidenceCases: readonly FieldCase[] = [
  {
    name: 'report and dsregcmd disagree on the join',
    because: 'Both are kept; the device’s own words weigh more than the report’s copy.',
    evidence: [hybridJoined, 'report Azure AD Joined: NO | Sense Version: 10.7239.17763.2090', 'registry EnrollmentStatus = 1'].join('\n'),
    verdict: 'healthy',
    findings: ['sources-disagree:join.azureAdJoined'],
  },
  {
    name: 'report and dsregcmd agree on the join',
    because: 'Two sources that say the same are no finding.',
    evidence: [hybridJoined, 'report Azure AD Joined: YES', 'registry EnrollmentStatus = 1'].join('\n'),
    verdict: 'healthy',
    without: ['sources-disagree:join.azureAdJoined'],
  },
  {
    name: 'the report’s Domain Joined differs',
    because: 'The 2022 script reads it from an environment variable of the user.',
    evidence: [hybridJoined, 'report Domain Joined: NO', 'registry EnrollmentStatus = 1'].join('\n'),
    verdict: 'healthy',
    findings: ['sources-disagree:join.domainJoined'],
  },
  {
    name: 'two files, nine days apart',
    because: 'What was collected days apart may not belong together.',
    evidence: [
      `${inDomain} | Client Time : 2024-05-21 10:00:00.000 UTC`,
      'older Client Time : 2024-05-12 10:00:00.000 UTC | AzureAdJoined : NO | DomainJoined : YES',
      newerSensor,
      'registry EnrollmentStatus = 1',
    ].join('\n'),
    verdict: 'healthy',
    findings: ['evidence-stale'],
  },
  {
    name: 'two files, an hour apart',
    because: 'An hour is one visit.',
    evidence: [
      `${inDomain} | Client Time : 2024-05-21 10:00:00.000 UTC`,
      'older Client Time : 2024-05-21 09:00:00.000 UTC | AzureAdJoined : NO | DomainJoined : YES',
      newerSensor,
      'registry EnrollmentStatus = 1',
    ].join('\n'),
    verdict: 'healthy',
    without: ['evidence-stale'],
  },
  {
    name: 'registration and dsregcmd name two tenants',
    because: 'The device is registered in one tenant and joined to another.',
    evidence: [
      `dsregcmd AzureAdJoined : YES | DomainJoined : YES | TenantId : ${tenantB}`,
      `registry TenantId = ${tenantA} | EnrollmentStatus = 13`,
    ].join('\n'),
    verdict: 'tenant-mismatch',
    findings: ['enrollment-status-13'],
  },
  {
    name: 'registration and dsregcmd name one tenant',
    because: 'Equal ids are no finding, whatever the case of letters.',
    evidence: [
      `dsregcmd AzureAdJoined : YES | DomainJoined : YES | TenantId : ${tenantA.toUpperCase()}`,
      `registry TenantId = ${tenantA} | EnrollmentStatus = 13`,
    ].join('\n'),
    verdict: 'enrollment-status-13',
    without: ['tenant-mismatch', 'scp-tenant-mismatch'],
  },
  {
    name: 'the connection point names the registration’s tenant',
    because: 'Equal ids are no mismatch; status 15 then stands alone.',
    evidence: olderFlow(`registry EnrollmentStatus = 15 | TenantId = ${tenantA}`, `report SCP Tenant ID: ${tenantA}`),
    verdict: 'enrollment-status-15',
    without: ['scp-tenant-mismatch'],
  },
  {
    name: 'an older sensor on a device that is not enrolled',
    because: 'Below 10.8040 the device needs a join: said as a warning, the status stays the verdict.',
    evidence: olderFlow('registry EnrollmentStatus = 13'),
    verdict: 'enrollment-status-13',
    findings: ['sensor-too-old-for-attach-v2'],
  },
  {
    name: 'a newer sensor, as a near miss',
    because: '10.8775 is above the minimum.',
    evidence: newerFlow('registry EnrollmentStatus = 13'),
    verdict: 'enrollment-status-13',
    without: ['sensor-too-old-for-attach-v2'],
  },
  {
    name: 'the minimum sensor itself',
    because: '10.8040.0.0 is the first version of the newer flow, not the last of the older one.',
    evidence: [inDomain, 'report Sense Version: 10.8040.0.0', 'registry EnrollmentStatus = 13'].join('\n'),
    verdict: 'enrollment-status-13',
    without: ['sensor-too-old-for-attach-v2'],
  },
  {
    name: 'a unified agent of Server 2016 below its own minimum',
    because: 'The unified agent needs 10.8295.22621.1023, not 10.8040.',
    evidence: [
      inDomain,
      'report Sense Version: 10.8210.22621.1016 | Device Operating System: Windows Server 2016',
      'registry EnrollmentStatus = 13',
    ].join('\n'),
    verdict: 'enrollment-status-13',
    findings: ['sensor-too-old-for-attach-v2'],
  },
  {
    name: 'only a telemetry error',
    because: 'A result on telemetry says nothing about join or enrolment.',
    evidence: 'report result 142008 Error',
    verdict: 'insufficient-evidence',
    findings: ['analyzer-result:142008'],
  },
  {
    name: 'an analyzer result that no source explains',
    because: 'It is listed as undocumented and never the verdict.',
    evidence: 'report result 199999 Error',
    verdict: 'insufficient-evidence',
    findings: ['analyzer-result:199999'],
  },
  {
    name: 'an informational result',
    because: 'Information is not a finding.',
    evidence: ['report result 130021 Informational', 'registry EnrollmentStatus = 1'].join('\n'),
    verdict: 'healthy',
    without: ['analyzer-result:130021'],
  },
  {
    name: 'the last successful check-in of MdeConfigMgrRegInfo.txt',
    because: 'The script prints the attempt under that name, so the line is told and not used.',
    evidence: newerFlow(
      'reginfo EnrollmentStatus : 1 | LastCheckinAttempt : 2024-05-21T09:00:00Z | LastCheckinSuccess : 2024-05-21T09:00:00Z',
    ),
    verdict: 'healthy',
    findings: ['last-checkin-untrusted'],
  },
  {
    name: 'MdeConfigMgrRegInfo.txt without a successful check-in',
    because: 'A line without a value states nothing.',
    evidence: newerFlow('reginfo EnrollmentStatus : 1 | LastCheckinAttempt : 2024-05-21T09:00:00Z'),
    verdict: 'healthy',
    without: ['last-checkin-untrusted'],
  },
  {
    name: 'managed by Intune according to the report alone',
    because: 'The report’s MDM state is enough where no status was collected.',
    evidence: [hybridJoined, olderSensor, 'report MDM Enrollment state: MDM enrolled'].join('\n'),
    verdict: 'managed-by-intune',
  },
]
