import { hybridJoined, newerFlow, olderFlow } from './evidenceLines.ts'
import type { FieldCase } from './fieldCase.ts'

const idA = '0a0a0a0a-1111-4111-8111-0a0a0a0a0a0a'
const idB = '0b0b0b0b-2222-4222-8222-0b0b0b0b0b0b'
const someoneElse = 'other name=SRV-99; aadDeviceId=0c0c0c0c-3333-4333-8333-0c0c0c0c0c0c'

/** What the lists of the Defender portal, Entra ID and Intune say of a device, or fail to say. */
export const fleetCases: readonly FieldCase[] = [
  {
    name: 'managed by Defender with success, by the portal’s list alone',
    because: 'The portal says Managed by MDE and Success for an enrolled device; nothing has to be collected to know that.',
    evidence: 'portal name=SRV-1; managedBy=MDE; enrollmentStatus=Success; onboardingStatus=Onboarded',
    verdict: 'healthy',
    steps: { enroll: 'ok' },
  },
  {
    name: 'success in the list, but of a device that Configuration Manager manages',
    because: 'Configuration Manager is named, not Defender: the channel stands aside and is not called healthy.',
    evidence: 'portal name=SRV-1; managedBy=ConfigMgr; enrollmentStatus=Success',
    verdict: 'managed-by-configmgr',
    steps: { enroll: 'notNeeded' },
  },
  {
    name: 'managed by Defender, with an error in the list',
    because: 'An error in words is no success, and its cause is not known from the list.',
    evidence: 'portal name=SRV-1; managedBy=MDE; enrollmentStatus=SCP misconfiguration',
    verdict: 'insufficient-evidence',
    without: ['managed-by-configmgr'],
  },
  {
    name: 'managed by both in the list',
    because: 'MDE/ConfigMgr is a device that both manage: enrolled, so not one that Configuration Manager alone manages.',
    evidence: 'portal name=SRV-1; managedBy=MDE/ConfigMgr; enrollmentStatus=Success',
    verdict: 'healthy',
    findings: ['co-managed-configmgr'],
    without: ['managed-by-configmgr'],
  },
  {
    name: 'success in the list and a failed status on the device',
    because: 'The device’s own status weighs more than the list.',
    evidence: newerFlow('registry EnrollmentStatus = 13', 'portal name=SRV-1; managedBy=MDE; enrollmentStatus=Success'),
    verdict: 'enrollment-status-13',
  },
  {
    name: 'not in the list of Entra ID',
    because: 'The list was imported and does not name the device: its object never came to the cloud.',
    evidence: olderFlow('registry EnrollmentStatus = 37', `entra ${someoneElse}; lastSeen=2024-05-21T08:00:00Z`),
    verdict: 'not-in-entra-list',
    findings: ['enrollment-status-37'],
  },
  {
    name: 'in the list of Entra ID',
    because: 'A device that the list names is found.',
    evidence: [
      hybridJoined,
      `registry DeviceId = ${idA} | EnrollmentStatus = 1`,
      `entra name=SRV-1; aadDeviceId=${idA}; enabled=true`,
    ].join('\n'),
    verdict: 'healthy',
    without: ['not-in-entra-list', 'disabled-in-entra', 'duplicate-in-list', 'pending-in-entra'],
  },
  {
    name: 'not in the list of Intune, though it says that it is enrolled',
    because: 'An enrolled device has an object in Intune; the list does not hold it.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 1',
      'intune other name=SRV-99; intuneDeviceId=0c0c0c0c-3333-4333-8333-0c0c0c0c0c0c; os=Windows',
    ),
    verdict: 'healthy',
    findings: ['not-in-intune-list'],
  },
  {
    name: 'in the list of Intune',
    because: 'The list names the device.',
    evidence: newerFlow('registry EnrollmentStatus = 1', `intune name=SRV-1; intuneDeviceId=${idB}; os=Windows`),
    verdict: 'healthy',
    without: ['not-in-intune-list'],
  },
  {
    name: 'not in the portal’s inventory',
    because: 'A device that the portal does not list is not onboarded there.',
    evidence: newerFlow('registry EnrollmentStatus = 2', 'portal other name=SRV-99; senseDeviceId=99; onboardingStatus=Onboarded'),
    verdict: 'enrollment-status-2',
    findings: ['not-in-portal-list'],
  },
  {
    name: 'in the portal’s inventory',
    because: 'The portal lists the device as onboarded.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 2',
      'portal name=SRV-1; senseDeviceId=99; onboardingStatus=Onboarded; managedBy=Unknown',
    ),
    verdict: 'enrollment-status-2',
    without: ['not-in-portal-list'],
  },
  {
    name: 'pending in Entra ID',
    because: 'Connect brought the object, but the device has not registered.',
    evidence: olderFlow(
      'registry EnrollmentStatus = 42',
      `entra name=SRV-1; aadDeviceId=${idA}; joinType=Microsoft Entra hybrid joined; registered=Pending`,
    ),
    verdict: 'pending-in-entra',
    findings: ['enrollment-status-42'],
  },
  {
    name: 'two objects of one name',
    because: 'The list holds the device twice with different ids: an older registration was left behind.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 1',
      `entra name=SRV-1; aadDeviceId=${idA}; enabled=true`,
      `entra name=SRV-1; aadDeviceId=${idB}; enabled=true`,
    ),
    verdict: 'healthy',
    findings: ['duplicate-in-list'],
  },
  {
    name: 'stale in Entra ID',
    because: 'Last sign-in more than 21 days before the newest one of the list, which is when the list was made.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 1',
      `entra name=SRV-1; aadDeviceId=${idA}; lastSeen=2024-03-01T08:00:00Z`,
      `entra ${someoneElse}; lastSeen=2024-05-21T08:00:00Z`,
    ),
    verdict: 'healthy',
    findings: ['stale-in-entra'],
  },
  {
    name: 'seen twenty days before the list was made',
    because: '21 days is where the analyzer calls a device stale.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 1',
      `entra name=SRV-1; aadDeviceId=${idA}; lastSeen=2024-05-01T09:00:00Z`,
      `entra ${someoneElse}; lastSeen=2024-05-21T08:00:00Z`,
    ),
    verdict: 'healthy',
    without: ['stale-in-entra'],
  },
  {
    name: 'disabled in Entra ID',
    because: 'A disabled object is not accepted, whatever the device says of itself.',
    evidence: [hybridJoined, 'registry EnrollmentStatus = 13', `entra name=SRV-1; aadDeviceId=${idA}; enabled=false`].join('\n'),
    verdict: 'disabled-in-entra',
  },
  {
    name: 'listed as hybrid joined, and not joined by its own word',
    because: 'The object in the list is of an earlier join, or of another device of that name.',
    evidence: newerFlow(
      'registry EnrollmentStatus = 1',
      `entra name=SRV-1; aadDeviceId=${idA}; joinType=Microsoft Entra hybrid joined; registered=2024-01-05T10:00:00Z`,
    ),
    verdict: 'healthy',
    findings: ['list-disagrees'],
  },
  {
    name: 'listed as hybrid joined, and joined by its own word',
    because: 'List and device say the same.',
    evidence: [
      hybridJoined,
      'registry EnrollmentStatus = 1',
      `entra name=SRV-1; aadDeviceId=${idA}; joinType=Microsoft Entra hybrid joined; registered=2024-01-05T10:00:00Z`,
    ].join('\n'),
    verdict: 'healthy',
    without: ['list-disagrees'],
  },
]
