import type { Locator } from '../../facts/locator.ts'
import type { DsregFieldRecord } from '../../facts/record.ts'
import type { ParsedItem } from '../parsed.ts'
import { asCode, asGuid, asText, asUtcTime, asWholeNumber, asYesNo, type Convert, type FieldMeaning, normalizeField } from '../textFacts.ts'

/** `[ 2022-01-28 11:15:49.000 UTC -- 2032-01-28 11:45:49.000 UTC ]`: the first or the second time. */
const validity =
  (which: 0 | 1): Convert =>
  (printed) => {
    const times = printed.startsWith('[') && printed.endsWith(']') ? printed.slice(1, -1).split('--') : []
    return asUtcTime(times.length === 2 ? (times[which]?.trim() ?? '') : printed)
  }

/** `PASS`, `SKIPPED`, `FAIL [0x801c0021/0x801c000c]`: the word in lower case. */
const testOutcome: Convert = (printed) => {
  const word = /^([A-Za-z]+)(?:\s*\[.*\])?$/.exec(printed)?.[1]
  return word === undefined ? asText(printed) : { value: word.toLowerCase() }
}

/** The code (0) or the subcode (1) of a failed test. */
const testCode =
  (which: 0 | 1): Convert =>
  (printed) => {
    const code = /^FAIL\w*\s*\[([^\]]*)\]/i.exec(printed)?.[1]?.split('/')[which]?.trim()
    return code === undefined ? undefined : asCode(code)
  }

/** Builds print NO where there is no authority at all. */
const authority: Convert = (printed) => (printed === 'NO' ? undefined : asText(printed))

/** Whether a printed line has anything behind its colon: an empty address is a statement of its own. */
const isGiven: Convert = (printed) => ({ value: printed !== '' })

const test = (subject: string): readonly FieldMeaning[] => [
  { kind: 'diagnostic.test', subject, convert: testOutcome },
  { kind: 'diagnostic.testCode', subject, convert: testCode(0) },
  { kind: 'diagnostic.testCode', subject, convert: testCode(1) },
]

const meaningsOfSection: Readonly<Record<string, Readonly<Record<string, readonly FieldMeaning[]>>>> = {
  'device state': {
    azureadjoined: [{ kind: 'join.azureAdJoined', convert: asYesNo }],
    enterprisejoined: [{ kind: 'join.enterpriseJoined', convert: asYesNo }],
    domainjoined: [{ kind: 'join.domainJoined', convert: asYesNo }],
    domainname: [{ kind: 'join.domainName', convert: asText }],
    'device name': [{ kind: 'device.name', convert: asText }],
    'virtual desktop': [{ kind: 'device.virtualDesktop', convert: asText }],
  },
  'device details': {
    deviceid: [{ kind: 'entra.deviceId', convert: asGuid }],
    thumbprint: [{ kind: 'entra.certificateThumbprint', convert: asText }],
    devicecertificatevalidity: [
      { kind: 'entra.certificateValidFrom', convert: validity(0) },
      { kind: 'entra.certificateValidTo', convert: validity(1) },
    ],
    tpmprotected: [{ kind: 'entra.tpmProtected', convert: asYesNo }],
    keyprovider: [{ kind: 'entra.keyProvider', convert: asText }],
    deviceauthstatus: [{ kind: 'entra.deviceAuthStatus', convert: asText }],
  },
  'tenant details': {
    tenantname: [{ kind: 'entra.tenantName', convert: asText }],
    tenantid: [{ kind: 'entra.tenantId', convert: asGuid }],
    mdmurl: [
      { kind: 'mdm.url', convert: asText },
      { kind: 'mdm.hasUrl', convert: isGiven },
    ],
    mdmcomplianceurl: [{ kind: 'mdm.hasComplianceUrl', convert: isGiven }],
    dmcomplianceurl: [{ kind: 'mdm.hasComplianceUrl', convert: isGiven }],
  },
  'user state': {
    workplacejoined: [{ kind: 'join.workplaceJoined', convert: asYesNo }],
    ngcset: [{ kind: 'hello.keySet', convert: asYesNo }],
    wamdefaultset: [{ kind: 'wam.defaultSet', convert: asYesNo }],
    wamdefaultauthority: [{ kind: 'wam.defaultAuthority', convert: asText }],
    wamdefaultguid: [{ kind: 'wam.defaultProvider', convert: asText }],
  },
  'work account': {
    workplacedeviceid: [{ kind: 'registered.deviceId', convert: asGuid }],
    workplacetenantid: [{ kind: 'registered.tenantId', convert: asGuid }],
    workplacemdmurl: [{ kind: 'mdm.url', convert: asText }],
  },
  'sso state': {
    azureadprt: [{ kind: 'prt.present', subject: 'AzureAdPrt', convert: asYesNo }],
    azureadprtupdatetime: [{ kind: 'prt.updateTime', subject: 'AzureAdPrt', convert: asUtcTime }],
    azureadprtexpirytime: [{ kind: 'prt.expiryTime', subject: 'AzureAdPrt', convert: asUtcTime }],
    azureadprtauthority: [{ kind: 'prt.authority', subject: 'AzureAdPrt', convert: authority }],
    enterpriseprt: [{ kind: 'prt.present', subject: 'EnterprisePrt', convert: asYesNo }],
    enterpriseprtupdatetime: [{ kind: 'prt.updateTime', subject: 'EnterprisePrt', convert: asUtcTime }],
    enterpriseprtexpirytime: [{ kind: 'prt.expiryTime', subject: 'EnterprisePrt', convert: asUtcTime }],
    enterpriseprtauthority: [{ kind: 'prt.authority', subject: 'EnterprisePrt', convert: authority }],
    'previous prt attempt': [{ kind: 'prt.attemptTime', convert: asUtcTime }],
    'attempt status': [{ kind: 'prt.attemptStatus', convert: asCode }],
    acquireprtdiagnostics: [{ kind: 'prt.diagnostics', convert: asText }],
    refreshprtdiagnostics: [{ kind: 'prt.diagnostics', convert: asText }],
    'http error': [{ kind: 'prt.httpError', convert: asCode }],
    'http status': [{ kind: 'prt.httpStatus', convert: asWholeNumber }],
    'server error code': [{ kind: 'prt.serverErrorCode', convert: asText }],
    'server error description': [{ kind: 'prt.serverErrorDescription', convert: asText }],
  },
  'diagnostic data': {
    'client time': [{ kind: 'diagnostic.clientTime', convert: asUtcTime }],
    'ad connectivity test': test('adConnectivity'),
    'ad configuration test': test('adConfiguration'),
    'drs discovery test': test('drsDiscovery'),
    'drs connectivity test': test('drsConnectivity'),
    'token acquisition test': test('tokenAcquisition'),
    'fallback to sync-join': [{ kind: 'diagnostic.fallbackToSyncJoin', convert: asText }],
    'previous registration': [{ kind: 'diagnostic.previousRegistration', convert: asUtcTime }],
    'registration type': [{ kind: 'diagnostic.registrationType', convert: asText }],
    'error phase': [{ kind: 'diagnostic.errorPhase', convert: asText }],
    'client errorcode': [{ kind: 'diagnostic.clientErrorCode', convert: asCode }],
    'server errorcode': [{ kind: 'diagnostic.serverErrorCode', convert: asText }],
    'server message': [{ kind: 'diagnostic.serverMessage', convert: asText }],
    'https status': [{ kind: 'diagnostic.httpsStatus', convert: asWholeNumber }],
    'request id': [{ kind: 'diagnostic.requestId', convert: asGuid }],
    'executing account name': [{ kind: 'diagnostic.executingAccount', convert: asText }],
    keysigntest: [{ kind: 'diagnostic.keySignTest', convert: asText }],
    aadrecoveryenabled: [{ kind: 'diagnostic.recoveryEnabled', convert: asYesNo }],
    'user context': [{ kind: 'diagnostic.userContext', convert: asText }],
  },
  'ngc prerequisite check': {
    isuserazuread: [{ kind: 'hello.userInEntra', convert: asYesNo }],
    policyenabled: [{ kind: 'hello.policyEnabled', convert: asYesNo }],
    deviceeligible: [{ kind: 'hello.deviceEligible', convert: asYesNo }],
    sessionisnotremote: [{ kind: 'hello.sessionIsLocal', convert: asYesNo }],
    certenrollment: [{ kind: 'hello.certificateEnrollment', convert: asText }],
    logoncerttemplateready: [{ kind: 'hello.logonCertificate', convert: asText }],
    prereqresult: [{ kind: 'hello.prerequisites', convert: asText }],
  },
}

/** What one field states. Facts of a Work Account have its title as subject, those about a PRT the name of the PRT. */
export function normalizeDsregField(record: DsregFieldRecord, locator: Locator): Generator<ParsedItem, void> {
  const isAccount = record.section.startsWith('Work Account')
  const section = isAccount ? 'work account' : record.section.toLowerCase()
  const meanings = meaningsOfSection[section]?.[record.field.trim().toLowerCase()] ?? []
  const subject = isAccount ? record.section : (record.belongsTo ?? '')
  return normalizeField({ name: record.field, value: record.value, locator, subject }, meanings)
}
