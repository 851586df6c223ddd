/** Attributes of computers, and what Get-ADComputer -Properties * adds, as the schema of Active Directory writes them (MS-ADA1 to MS-ADA3). */
const TEXTS =
  'accountExpires adminCount badPasswordTime badPwdCount canonicalName cn codePage countryCode description displayName distinguishedName dNSHostName dSCorePropagationData info instanceType isCriticalSystemObject isDeleted lastKnownParent lastLogoff lastLogon lastLogonTimestamp localPolicyFlags location lockoutTime logonCount managedBy memberOf ms-Mcs-AdmPwdExpirationTime msDFSR-ComputerReferenceBL msDS-AdditionalDnsHostName msDS-AllowedToDelegateTo msDS-AuthenticatedAtDC msDS-HostServiceAccount msDS-IsPartialReplicaFor msDS-KrbTgtLinkBl msDS-SupportedEncryptionTypes msDS-User-Account-Control-Computed name networkAddress objectCategory objectClass operatingSystem operatingSystemHotfix operatingSystemServicePack operatingSystemVersion primaryGroupID proxyAddresses pwdLastSet rIDSetReferences sAMAccountName sAMAccountType sDRightsEffective serverReferenceBL servicePrincipalName showInAdvancedViewOnly systemFlags url userAccountControl userPrincipalName uSNChanged uSNCreated volumeCount whenChanged whenCreated'
const BINARIES =
  'auditingPolicy authorityRevocationList cACertificate certificateRevocationList crossCertificatePair dSASignature jpegPhoto logonHours mS-DS-ConsistencyGuid mS-DS-CreatorSID msDS-AllowedToActOnBehalfOfOtherIdentity msDS-CloudAnchor msDS-DeviceID msDS-GenerationId msDS-GroupMSAMembership msDS-ManagedPassword msDS-TrustForestTrustInfo msExchArchiveGUID msExchBlockedSendersHash msExchMailboxGuid msExchMasterAccountSid msExchSafeRecipientsHash msExchSafeSendersHash msLAPS-EncryptedPassword msLAPS-EncryptedPasswordHistory netbootGUID nTSecurityDescriptor objectGUID objectSid partialAttributeSet replPropertyMetaData repsFrom repsTo replUpToDateVector schemaIDGUID securityIdentifier sIDHistory supplementalCredentials thumbnailLogo thumbnailPhoto tokenGroups tokenGroupsGlobalAndUniversal tokenGroupsNoGCAcceptable unicodePwd userCertificate userPassword userPKCS12 userSMIMECertificate'

const words = (list: string): readonly string[] => list.split(' ')
const binaries: ReadonlySet<string> = new Set(words(BINARIES).map((name) => name.toLowerCase()))
const schemaNames: ReadonlyMap<string, string> = new Map([...words(TEXTS), ...words(BINARIES)].map((name) => [name.toLowerCase(), name]))

/** Without options (`;binary`, `;range=0-1499`) and as the schema writes it; a name that is not known stays as it is. */
export function schemaName(name: string): string {
  const semicolon = name.indexOf(';')
  const plain = semicolon === -1 ? name : name.slice(0, semicolon)
  return schemaNames.get(plain.toLowerCase()) ?? plain
}

/** Whether values of an attribute are bytes, whatever they look like. */
export const isBinaryName = (name: string): boolean => binaries.has(name.toLowerCase())

/** Whether a name is one that the schema knows; its spelling does not count. */
export const isKnownName = (name: string): boolean => schemaNames.has(schemaName(name).toLowerCase())

/** A descriptor of an attribute (RFC 4512, 2.5); others, `__proto__` among them, are none. */
export const isAttributeName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.-]*(?:;[A-Za-z0-9=*;-]+)?$/.test(name)

/** Attributes with GeneralizedTime, which PowerShell turns into dates. */
const times: ReadonlySet<string> = new Set(['whencreated', 'whenchanged', 'dscorepropagationdata'])
export const isTimeName = (name: string): boolean => times.has(name.toLowerCase())

/** Properties by which the Active Directory cmdlets show an attribute under another name, and in the same form. */
const renamed: Readonly<Record<string, string>> = { sid: 'objectSid', serviceprincipalnames: 'servicePrincipalName' }
/** What the cmdlets keep of an object beside its attributes. */
const bookkeeping: ReadonlySet<string> = new Set([
  ...['propertynames', 'addedproperties', 'removedproperties', 'modifiedproperties', 'propertycount'],
  ...['pscomputername', 'runspaceid', 'psshowcomputername', 'writedebugstream', 'writeerrorstream', 'writewarningstream'],
])

/** The attribute that a property of Get-ADComputer stands for; undefined for what is no attribute at all. */
export function attributeOfProperty(property: string): { readonly name: string; readonly isRenamed: boolean } | undefined {
  const lower = property.trim().toLowerCase()
  if (bookkeeping.has(lower)) return undefined
  const other = Object.hasOwn(renamed, lower) ? renamed[lower] : undefined
  return { name: other ?? schemaName(property.trim()), isRenamed: other !== undefined }
}
