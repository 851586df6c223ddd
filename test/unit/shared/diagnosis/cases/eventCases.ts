import { attempt, hybridJoined, inDomain, newerFlow, olderFlow } from './evidenceLines.ts'
import type { FieldCase } from './fieldCase.ts'

const at = (time: string): string => `2024-05-21T${time}:00Z`
/** An event of User Device Registration. */
const event = (id: number, time: string, said = ''): string => `log Registration ${id} ${at(time)} ${said}`.trim()
const failedJoin = (time: string, code: string, said = 'DebugOutput=registrationType: sync'): string =>
  event(304, time, `ExitCode=${code} | ${said}`)
const notFound = 'ServerResponse={"ErrorType":"DirectoryError","Message":"The device object by the given id (x) is not found."}'

/** The last attempt to join, as the log tells it: judged by the rules that judge dsregcmd. */
const attemptCases: readonly FieldCase[] = [
  {
    name: 'log: 304 with 0x801c001d and the phase discover in its debug output',
    because: 'The event holds the code of a connection point that cannot be read.',
    source: 'qa687273',
    evidence: olderFlow(failedJoin('10:00', '-2145648611', 'DebugOutput=errorPhase: discover')),
    verdict: 'scp-unreadable',
    findings: ['join-failed'],
    steps: { discover: 'failed' },
  },
  {
    name: 'log: 307 with 0x801c001d',
    because: 'The registration service could not be looked up in the directory.',
    source: 'kb4480781',
    evidence: olderFlow(event(307, '10:00', 'ExitCode=Unknown HResult Error code: 0x801c001d')),
    verdict: 'scp-unreadable',
    steps: { discover: 'failed' },
    without: ['attempt-without-code'],
  },
  {
    name: 'log: the join failed, then succeeded',
    because: 'Event 306 is later than 304: the failure is history.',
    evidence: olderFlow(failedJoin('10:00', '0x801c001d'), event(306, '11:00')),
    verdict: 'insufficient-evidence',
    without: ['scp-unreadable', 'join-failed', 'attempt-without-code'],
  },
  {
    name: 'log: the success is in another log',
    because: 'Times of all logs count together.',
    evidence: olderFlow(failedJoin('10:00', '0x801c001d'), `otherlog Registration 306 ${at('11:00')}`),
    verdict: 'insufficient-evidence',
    without: ['scp-unreadable'],
  },
  {
    name: 'log: the join failed again after it had succeeded',
    because: 'The success is older than the failure.',
    evidence: olderFlow(event(306, '09:00'), failedJoin('10:00', '0x801c03f2')),
    verdict: 'device-not-synced',
  },
  {
    name: 'log: old failures of a device that is joined',
    because: 'dsregcmd says that the device is joined.',
    evidence: [hybridJoined, failedJoin('10:00', '0x801c001d'), 'registry EnrollmentStatus=1'].join('\n'),
    verdict: 'healthy',
    without: ['scp-unreadable', 'join-failed', 'trace-misses-attempt'],
  },
  {
    name: 'log: an enrolled device whose join task fails every hour',
    because: 'An enrolled device needs no join.',
    evidence: newerFlow(
      'registry EnrollmentStatus=1',
      failedJoin('10:00', '0x801c001d'),
      event(334, '11:00'),
      event(337, '11:01', 'dwError=12175'),
    ),
    verdict: 'healthy',
    without: [
      'scp-unreadable',
      'join-failed',
      'no-domain-controller-logged',
      'proxy-failed-logged',
      'ldap-failed-logged',
      'attempt-without-code',
    ],
  },
  {
    name: 'log: a failure that the log did not repeat for a month',
    because: 'The task runs hourly: what did not come again is over.',
    evidence: olderFlow(failedJoin('10:00', '0x801c001d'), 'log Other 1 2024-06-21T10:00:00Z'),
    verdict: 'insufficient-evidence',
    without: ['scp-unreadable', 'join-failed'],
  },
  {
    name: 'log: 204 tells the answer of the server, 304 the code',
    because: 'Both belong to one attempt: the object is not in Entra ID.',
    source: 'hjCurrent',
    evidence: olderFlow(event(204, '09:59', `ExitCode=0x801c03f2 | HttpStatus=400 | ${notFound}`), failedJoin('10:00', '0x801c03f2')),
    verdict: 'device-not-synced',
    steps: { syncwait: 'failed' },
    without: ['drs-throttled'],
  },
  {
    name: 'log: the certificate of the computer is not the one that Entra ID holds',
    because: 'AuthenticationError on the SID of the target computer in event 204.',
    source: 'hjCurrent',
    evidence: olderFlow(
      event(
        204,
        '10:00',
        'ExitCode=0x801c0002 | ServerResponse={"ErrorType":"AuthenticationError","Message":"Verification of the target computer SID failed."}',
      ),
    ),
    verdict: 'certificate-not-synced',
  },
  {
    name: 'log: 305 without a token of the federation service',
    because: 'The code in the event names WS-Trust.',
    source: 'hjCurrent',
    evidence: olderFlow(event(305, '10:00', 'ExitCode=0xcaa90006 | TenantType=Federated')),
    verdict: 'federation-token',
    steps: { auth: 'failed' },
  },
  {
    name: 'log: 309, the registration service was not discovered',
    because: '0x801c0021 in the phase discover.',
    source: 'hjCurrent',
    evidence: olderFlow(event(309, '10:00', 'ExitCode=0x801c0021')),
    verdict: 'discovery-attempt-failed',
    steps: { discover: 'failed' },
    without: ['proxy-failed-logged'],
  },
  {
    name: 'log: 220 with 1317 before the failed attempt',
    because: 'The controller does not know the computer: replication, not the connection point.',
    source: 'hjCurrent',
    evidence: olderFlow(event(220, '09:59', 'Format=2 | ErrorCode=1317'), event(307, '10:00', 'ExitCode=0x801c001d')),
    verdict: 'ad-replication',
    findings: ['scp-unreadable'],
    without: ['ldap-failed-logged'],
  },
  {
    name: 'log: 330, both services are configured',
    because: 'The event says what the connection point says elsewhere.',
    source: 'udrText',
    evidence: olderFlow(event(330, '10:00', 'AzureADTenantName=contoso.com | EnterpriseDrsName=adfs.contoso.com')),
    verdict: 'enterprise-drs-configured',
    without: ['attempt-without-code'],
  },
  {
    name: 'log: the words of Windows in place of a code',
    because: 'The event says that the attempt failed, but no number.',
    source: 'qa687273',
    evidence: olderFlow(event(304, '10:00', 'ExitCode=Something went wrong')),
    verdict: 'attempt-without-code',
    steps: { join: 'failed' },
    without: ['join-failed'],
  },
  {
    name: 'log: a later attempt than that of dsregcmd failed otherwise',
    because: 'The event is later: what dsregcmd remembers is gone.',
    evidence: olderFlow(attempt('discover', '0x801c001d'), failedJoin('12:00', '0x801c03f2')),
    verdict: 'device-not-synced',
    without: ['scp-unreadable'],
  },
  {
    name: 'log: an earlier attempt than that of dsregcmd failed otherwise',
    because: 'dsregcmd remembers the later attempt.',
    evidence: olderFlow(attempt('discover', '0x801c001d'), failedJoin('08:00', '0x801c03f2')),
    verdict: 'scp-unreadable',
    without: ['device-not-synced'],
  },
]

/** What only event logs tell. */
const logCases: readonly FieldCase[] = [
  {
    name: 'log: 334, no domain controller',
    because: 'The attempt ended before it began.',
    source: 'udrText',
    evidence: olderFlow(event(334, '10:00')),
    verdict: 'no-domain-controller-logged',
    steps: { precheck: 'failed', discover: 'notReached' },
    without: ['join-not-as-system-logged'],
  },
  {
    name: 'log: a laptop that left the network after it had failed for another reason',
    because: 'On the day before the attempt got further: that failure is the cause.',
    evidence: olderFlow(failedJoin('10:00', '0x801c03f2'), event(334, '12:00'), event(334, '13:00')),
    verdict: 'device-not-synced',
    without: ['no-domain-controller-logged'],
  },
  {
    name: 'log: 334, but dsregcmd reaches a controller',
    because: 'A test that passes is later and tells more than the event.',
    evidence: olderFlow('dsregcmd AD Connectivity Test : PASS', event(334, '10:00')),
    verdict: 'insufficient-evidence',
    without: ['no-domain-controller-logged'],
  },
  {
    name: 'log: 333, not as SYSTEM',
    because: 'Somebody ran the join by hand: a note, and no cause.',
    evidence: olderFlow(event(333, '10:00')),
    verdict: 'insufficient-evidence',
    findings: ['join-not-as-system-logged'],
  },
  {
    name: 'log: 221, no LDAP connection',
    because: 'Without LDAP the connection point cannot be read.',
    source: 'udrText',
    evidence: olderFlow(
      event(221, '09:59', 'Server=dc1.contoso.com | Port=389 | ErrorCode=81'),
      event(307, '10:00', 'ExitCode=0x801c001d'),
    ),
    verdict: 'ldap-failed-logged',
    findings: ['scp-unreadable'],
  },
  {
    name: 'log: 337, the proxy refused',
    because: 'The proxy explains that the service was not discovered.',
    source: 'udrText',
    evidence: olderFlow(
      event(337, '09:59', 'dwInternetStatus=70 | dwResult=5 | dwError=12175'),
      event(309, '10:00', 'ExitCode=0x801c0021'),
    ),
    verdict: 'proxy-failed-logged',
    findings: ['discovery-attempt-failed'],
  },
  {
    name: 'log: 231, the certificate of the server is refused',
    because: 'Something breaks up the secure connection.',
    evidence: olderFlow(event(231, '09:59', 'ErrorCode=12175'), event(309, '10:00', 'ExitCode=0x801c0021')),
    verdict: 'discovery-attempt-failed',
    findings: ['tls-inspection'],
  },
  {
    name: 'log: 76, automatic MDM enrolment failed',
    because: 'Told as a note: security settings management does not need it.',
    source: 'intuneEnr',
    evidence: olderFlow(`otherlog MDM 76 ${at('10:00')} Result=0x8018002b`),
    verdict: 'insufficient-evidence',
    findings: ['mdm-enrolment-failed'],
  },
  {
    name: 'log: 76 before 75',
    because: 'The enrolment succeeded later.',
    evidence: olderFlow(`otherlog MDM 76 ${at('10:00')} Result=0x8018002b`, `otherlog MDM 75 ${at('11:00')}`),
    verdict: 'insufficient-evidence',
    without: ['mdm-enrolment-failed'],
  },
  {
    name: 'log: a sign-in error at the end, of which dsregcmd says nothing',
    because: 'A note: a later sign-in may have succeeded.',
    evidence: [inDomain, `otherlog AAD 1085 ${at('10:00')} Status=0xc000006a`].join('\n'),
    verdict: 'insufficient-evidence',
    findings: ['sign-in-errors-logged'],
    without: ['prt-wrong-password'],
  },
  {
    name: 'log: a sign-in error of a user who has a token',
    because: 'The token is there: the error is history.',
    evidence: [hybridJoined, 'dsregcmd AzureAdPrt : YES', `otherlog AAD 1085 ${at('10:00')} Status=0xc000006a`].join('\n'),
    verdict: 'insufficient-evidence',
    without: ['sign-in-errors-logged', 'prt-wrong-password'],
  },
  {
    name: 'log: why the token is missing',
    because: 'dsregcmd says that it is missing, the log with which status.',
    source: 'hjCurrent',
    evidence: [hybridJoined, 'dsregcmd AzureAdPrt : NO', `otherlog AAD 1085 ${at('10:00')} Status=0xc000006a`].join('\n'),
    verdict: 'insufficient-evidence',
    findings: ['prt-wrong-password', 'prt-failed'],
    without: ['sign-in-errors-logged'],
  },
  {
    name: 'trace: an error of the AAD runtime',
    because: 'The code is known; no attempt is, so it is a note.',
    evidence: olderFlow(`trace AADRT 0 ${at('10:00')} hr=0x801c03f2 | url=https://enterpriseregistration.windows.net/x`),
    verdict: 'insufficient-evidence',
    findings: ['runtime-errors-logged'],
    without: ['trace-misses-attempt'],
  },
  {
    name: 'trace: it ends before the attempt',
    because: 'What failed at ten is not in a trace that ends at eight.',
    source: 'seed2021',
    evidence: olderFlow(
      attempt('join', '0x801c03f2'),
      `trace AADRT 0 ${at('08:00')} text=begins`,
      `trace AADRT 0 ${at('08:10')} text=step 1312 of 2000`,
    ),
    verdict: 'device-not-synced',
    findings: ['trace-misses-attempt'],
    without: ['runtime-errors-logged'],
  },
  {
    name: 'trace: it spans the attempt',
    because: 'The attempt at ten lies within.',
    evidence: olderFlow(
      attempt('join', '0x801c03f2'),
      `trace AADRT 0 ${at('09:50')} text=begins`,
      `trace AADRT 0 ${at('10:10')} text=ends`,
    ),
    verdict: 'device-not-synced',
    without: ['trace-misses-attempt'],
  },
  {
    name: 'trace: it spans the attempt, without the AAD runtime',
    because: 'The provider that tells why was not recorded.',
    evidence: olderFlow(failedJoin('10:00', '0x801c03f2'), `trace Other 1 ${at('09:50')}`, `trace Other 1 ${at('10:10')}`),
    verdict: 'device-not-synced',
    findings: ['trace-misses-attempt'],
  },
]

/** Cases of event logs and traces. */
export const eventCases: readonly FieldCase[] = [...attemptCases, ...logCases]
