/** The fields that dsregcmd prints, by the section they stand in. Dossier, dsregcmd-fields; the Work Account and proxy sections from real outputs. */
const fieldsOfSection = {
  'Device State': ['AzureAdJoined', 'EnterpriseJoined', 'DomainJoined', 'DomainName', 'Device Name', 'Virtual Desktop'],
  'Device Details': [
    'DeviceId',
    'Thumbprint',
    'DeviceCertificateValidity',
    'KeyContainerId',
    'KeyProvider',
    'TpmProtected',
    'DeviceAuthStatus',
  ],
  'Tenant Details': [
    'TenantName',
    'TenantId',
    'Idp',
    'AuthCodeUrl',
    'AccessTokenUrl',
    'MdmUrl',
    'MdmTouUrl',
    'MdmComplianceUrl',
    'dmComplianceUrl',
    'SettingsUrl',
    'JoinSrvVersion',
    'JoinSrvUrl',
    'JoinSrvId',
    'KeySrvVersion',
    'KeySrvUrl',
    'KeySrvId',
    'WebAuthNSrvVersion',
    'WebAuthNSrvUrl',
    'WebAuthNSrvId',
    'DeviceManagementSrvVer',
    'DeviceManagementSrvUrl',
    'DeviceManagementSrvId',
  ],
  'User State': [
    'NgcSet',
    'NgcKeyId',
    'CanReset',
    'WorkplaceJoined',
    'WorkAccountCount',
    'WamDefaultSet',
    'WamDefaultAuthority',
    'WamDefaultId',
    'WamDefaultGUID',
  ],
  'SSO State': [
    'AzureAdPrt',
    'AzureAdPrtUpdateTime',
    'AzureAdPrtExpiryTime',
    'AzureAdPrtAuthority',
    'EnterprisePrt',
    'EnterprisePrtUpdateTime',
    'EnterprisePrtExpiryTime',
    'EnterprisePrtAuthority',
    'AcquirePrtDiagnostics',
    'RefreshPrtDiagnostics',
    'Previous Prt Attempt',
    'Attempt Status',
    'User Identity',
    'Credential Type',
    'Correlation ID',
    'Endpoint URI',
    'HTTP Method',
    'HTTP Error',
    'HTTP status',
    'Server Error Code',
    'Server Error Description',
    'OnPremTgt',
    'CloudTgt',
    'KerbTopLevelNames',
  ],
  'Work Account': [
    'WorkplaceDeviceId',
    'WorkplaceThumbprint',
    'DeviceCertificateValidity',
    'KeyContainerId',
    'KeyProvider',
    'TpmProtected',
    'WorkplaceIdp',
    'WorkplaceTenantId',
    'WorkplaceTenantName',
    'WorkplaceMdmUrl',
    'WorkplaceSettingsUrl',
    'NgcSet',
  ],
  'Diagnostic Data': [
    'Diagnostics Reference',
    'User Context',
    'Client Time',
    'AD Connectivity Test',
    'AD Configuration Test',
    'DRS Discovery Test',
    'DRS Connectivity Test',
    'Token Acquisition Test',
    'Fallback to Sync-Join',
    'Previous Registration',
    'Registration Type',
    'Error Phase',
    'Client ErrorCode',
    'Server ErrorCode',
    'Server Message',
    'Https Status',
    'Request Id',
    'Executing Account Name',
    'AadRecoveryEnabled',
    'KeySignTest',
  ],
  'IE Proxy Config for Current User': ['Auto Detect Settings', 'Auto-Configuration URL', 'Proxy Server List', 'Proxy Bypass List'],
  'WinHttp Default Proxy Config': ['Access Type'],
  'Ngc Prerequisite Check': [
    'IsDeviceJoined',
    'IsUserAzureAD',
    'PolicyEnabled',
    'PostLogonEnabled',
    'DeviceEligible',
    'SessionIsNotRemote',
    'CertEnrollment',
    'AdfsRefreshToken',
    'AdfsRaIsReady',
    'LogonCertTemplateReady',
    'PreReqResult',
    'OnPremTGT',
    'CloudTGT',
  ],
} as const

/** Lines about one attempt at a PRT: they belong to the PRT whose line stands before them. */
const prtDiagnostics = new Set([
  'acquireprtdiagnostics',
  'refreshprtdiagnostics',
  'previous prt attempt',
  'attempt status',
  'user identity',
  'credential type',
  'correlation id',
  'endpoint uri',
  'http method',
  'http error',
  'http status',
  'server error code',
  'server error description',
])

const sectionsByField = new Map<string, string[]>()
for (const [section, fields] of Object.entries(fieldsOfSection)) {
  for (const field of fields) {
    const key = field.toLowerCase()
    sectionsByField.set(key, [...(sectionsByField.get(key) ?? []), section])
  }
}

/** Sections that are known to print a field, most usual first; empty for an unknown field. Case and blanks around do not matter. */
export const sectionsOf = (field: string): readonly string[] => sectionsByField.get(field.trim().toLowerCase()) ?? []

export const isKnownField = (field: string): boolean => sectionsByField.has(field.trim().toLowerCase())

export const isPrtDiagnostic = (field: string): boolean => prtDiagnostics.has(field.trim().toLowerCase())

/** Whether a title is one that dsregcmd prints: `Device State`, `Work Account 2`. */
export const isKnownSection = (title: string): boolean => Object.hasOwn(fieldsOfSection, title) || /^Work Account \d+$/.test(title)
