import type { AttributeType, SchemaAttribute } from '../../facts/syncRule.ts'

/** Names by type, one blank between them. */
interface AttributeGroup {
  readonly type: AttributeType
  readonly multi: boolean
  readonly names: string
}

/** `extensionAttribute1` to `extensionAttribute15`, which the Exchange schema adds. */
const extensionAttributes = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`).join(' ')

/**
 * Attributes of computer, user, group and contact objects in Active Directory that rules of a Connect server use, with type and number of
 * values by the schema (Microsoft's open specifications MS-ADA1, MS-ADA2 and MS-ADA3; those of Exchange and Lync by the schema changes
 * their setup documents). `mS-DS-CreatorSID` is a SID in the directory, which the connector makes a reference of. Times written as GeneralizedTime are texts to the sync engine; large integers, FILETIMEs among them, are numbers.
 */
const directoryGroups: readonly AttributeGroup[] = [
  {
    type: 'str',
    multi: false,
    names:
      'adminDescription adminDisplayName c canonicalName cn co comment company department displayName displayNamePrintable distinguishedName division dn dNSHostName employeeID employeeNumber employeeType facsimileTelephoneNumber gecos generationQualifier givenName homeDirectory homeDrive homePhone info initials ipPhone l location loginShell mail middleName mobile name operatingSystem operatingSystemHotfix operatingSystemServicePack operatingSystemVersion pager personalTitle physicalDeliveryOfficeName postalCode preferredLanguage profilePath sAMAccountName scriptPath sn st street streetAddress telephoneNumber title unixHomeDirectory userParameters userPrincipalName userWorkstations whenChanged whenCreated wWWHomePage',
  },
  {
    type: 'str',
    multi: true,
    names:
      'accountNameHistory altSecurityIdentities businessCategory carLicense departmentNumber description labeledURI msDS-AdditionalDnsHostName msDS-AdditionalSamAccountName msDS-AllowedToDelegateTo networkAddress o objectClass otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMailbox otherMobile otherPager otherTelephone ou postalAddress postOfficeBox servicePrincipalName uid url wbemPath',
  },
  {
    type: 'num',
    multi: false,
    names:
      'accountExpires adminCount badPasswordTime badPwdCount codePage countryCode groupType instanceType lastLogoff lastLogon lastLogonTimestamp localPolicyFlags lockoutTime logonCount ms-DS-MachineAccountQuota msDS-SupportedEncryptionTypes msDS-User-Account-Control-Computed msDS-UserPasswordExpiryTimeComputed primaryGroupID pwdLastSet rid sAMAccountType userAccountControl uSNChanged uSNCreated',
  },
  { type: 'bool', multi: false, names: 'isCriticalSystemObject isDeleted showInAdvancedViewOnly' },
  {
    type: 'bin',
    multi: false,
    names:
      'logonHours mS-DS-ConsistencyGuid msDS-CloudAnchor msDS-AllowedToActOnBehalfOfOtherIdentity msDS-DeviceID nTSecurityDescriptor objectGUID objectSid securityIdentifier thumbnailLogo thumbnailPhoto',
  },
  {
    type: 'bin',
    multi: true,
    names:
      'audio cACertificate jpegPhoto photo registeredAddress sIDHistory tokenGroups userCertificate userPassword userPKCS12 userSMIMECertificate',
  },
  { type: 'ref', multi: false, names: 'assistant homeMDB managedBy manager mS-DS-CreatorSID objectCategory owner' },
  {
    type: 'ref',
    multi: true,
    names: 'directReports managedObjects member memberOf msDS-HostServiceAccount msDS-HostServiceAccountBL roleOccupant secretary seeAlso',
  },
  {
    type: 'str',
    multi: false,
    names: `${extensionAttributes} legacyExchangeDN mailNickname msDS-PhoneticCompanyName msDS-PhoneticDepartment msDS-PhoneticDisplayName msDS-PhoneticFirstName msDS-PhoneticLastName msExchAssistantName msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchImmutableId msExchLitigationHoldDate msExchLitigationHoldOwner msExchResourceDisplay msExchRetentionComment msExchRetentionURL msRTCSIP-DeploymentLocator msRTCSIP-Line msRTCSIP-OwnerUrn msRTCSIP-PrimaryUserAddress targetAddress telephoneAssistant`,
  },
  {
    type: 'str',
    multi: true,
    names:
      'msExchArchiveName msExchExtensionCustomAttribute1 msExchExtensionCustomAttribute2 msExchExtensionCustomAttribute3 msExchExtensionCustomAttribute4 msExchExtensionCustomAttribute5 msExchResourceMetaData msExchResourceSearchProperties msExchSenderHintTranslations msExchUCVoiceMailSettings msExchUserHoldPolicies proxyAddresses',
  },
  {
    type: 'num',
    multi: false,
    names:
      'internetEncoding mDBOverHardQuotaLimit mDBOverQuotaLimit mDBStorageQuota msDS-HABSeniorityIndex msExchELCMailboxFlags msExchGroupDepartRestriction msExchGroupJoinRestriction msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails msExchRemoteRecipientType msExchResourceCapacity msRTCSIP-ApplicationOptions msRTCSIP-OptionFlags',
  },
  {
    type: 'bool',
    multi: false,
    names:
      'hideDLMembership mDBUseDefaults msExchEnableModeration msExchHideFromAddressLists msExchRequireAuthToSendTo msRTCSIP-UserEnabled oOFReplyToOriginator reportToOriginator reportToOwner',
  },
  {
    type: 'bin',
    multi: false,
    names:
      'msExchArchiveGUID msExchBlockedSendersHash msExchMailboxGuid msExchMasterAccountSid msExchSafeRecipientsHash msExchSafeSendersHash msRTCSIP-OriginatorSid',
  },
  { type: 'ref', multi: false, names: 'altRecipient msRTCSIP-PrimaryHomeServer' },
  {
    type: 'ref',
    multi: true,
    names:
      'authOrig dLMemRejectPerms dLMemSubmitPerms msExchBypassModerationFromDLMembersBL msExchBypassModerationFromDLMembersLink msExchBypassModerationLink msExchCoManagedByLink msExchDelegateListLink msExchModeratedByLink publicDelegates unauthOrig',
  },
]

/** The table by name, in the schema's case. */
export const attributeTable: readonly SchemaAttribute[] = tableOf(directoryGroups)

/** The names of a table without regard to case. */
const directoryIndex = indexOf(attributeTable)

/** An attribute of Active Directory, found whatever the case of the name; undefined when the table does not have it. */
export const attributeNamed = (name: string): SchemaAttribute | undefined => directoryIndex.get(name.toLowerCase())

export function tableOf(groups: readonly AttributeGroup[]): readonly SchemaAttribute[] {
  const table = groups.flatMap(({ type, multi, names }) => names.split(' ').map((name) => ({ name, type, multi })))
  return table.sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
}

/** Finds attributes by their name in lower case. */
export function indexOf(table: readonly SchemaAttribute[]): ReadonlyMap<string, SchemaAttribute> {
  return new Map(table.map((attribute) => [attribute.name.toLowerCase(), attribute]))
}
