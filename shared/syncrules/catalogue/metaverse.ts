import type { SchemaAttribute } from '../../facts/syncRule.ts'
import { indexOf, tableOf } from './attributes.ts'

const extensionAttributes = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`).join(' ')

/**
 * Attributes of the metaverse (device, person, group) that the rules of a Connect server flow to and read, with type and number of values.
 * No page documents the metaverse's schema; the table is held against a server's export in the tests.
 */
export const metaverseTable: readonly SchemaAttribute[] = tableOf([
  {
    type: 'bool',
    multi: false,
    names:
      'accountEnabled cloudAccountEnabled cloudCreated cloudFiltered cloudIsManaged cloudMastered cloudSOAExchMailbox hideDLMembership isCompliant isManaged isProvisionedInAD mailEnabled msExchEnableModeration msExchHideFromAddressLists msExchRequireAuthToSendTo msRTCSIP-UserEnabled oOFReplyToOriginator proxyAddressesIsValid reportToOriginator reportToOwner securityEnabled',
  },
  {
    type: 'str',
    multi: false,
    names: `accountName c cloudAnchor cloudDeviceOSType cloudDeviceOSVersion cloudDisplayName cloudLegacyExchangeDN cloudSourceAnchor cn co comment company contributingConnectorExchange contributingConnectorUser department description deviceOSType deviceOSVersion deviceTrustType displayName division domain domainFQDN domainNetBios employeeID employeeType ${extensionAttributes} facsimileTelephoneNumber forestFQDN forestNetBios givenName homePhone info initials ipPhone l legacyExchangeDN mail mailNickname middleName mobile msDS-PhoneticDisplayName msExchAssistantName msExchRetentionComment msExchRetentionURL msRTCSIP-DeploymentLocator msRTCSIP-Line msRTCSIP-OwnerUrn msRTCSIP-PrimaryUserAddress objectSidString objectType pager physicalDeliveryOfficeName postOfficeBox postalCode preferredLanguage pwdLastSet sn sourceAnchor sourceObjectType st streetAddress targetAddress telephoneAssistant telephoneNumber title url usageLocation userPrincipalName wWWHomePage`,
  },
  {
    type: 'str',
    multi: true,
    names:
      'alternativeSecurityId cloudMSExchUserHoldPolicies devicePhysicalIds msExchSenderHintTranslations otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager otherTelephone proxyAddresses',
  },
  {
    type: 'num',
    multi: false,
    names:
      'approximateLastLogonTimestamp countryCode deviceObjectVersion dirSyncOverrides memberCount msDS-HABSeniorityIndex msExchGroupDepartRestriction msExchGroupJoinRestriction msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails msRTCSIP-ApplicationOptions msRTCSIP-OptionFlags',
  },
  {
    type: 'bin',
    multi: false,
    names:
      'cloudMSExchBlockedSendersHash cloudMSExchSafeRecipientsHash cloudMSExchSafeSendersHash deviceId msExchMasterAccountSid msRTCSIP-OriginatorSid objectSid photo sourceAnchorBinary thumbnailPhoto',
  },
  { type: 'bin', multi: true, names: 'deviceKey sIDHistory userCertificate userSMIMECertificate' },
  { type: 'ref', multi: false, names: 'assistant managedBy manager registeredOwnerReference' },
  {
    type: 'ref',
    multi: true,
    names:
      'authOrig cloudPublicDelegates dLMemRejectPerms dLMemSubmitPerms member msExchBypassModerationFromDLMembersLink msExchBypassModerationLink msExchCoManagedByLink msExchModeratedByLink owner publicDelegates registeredUsersReference unauthOrig',
  },
])

const metaverseIndex = indexOf(metaverseTable)

/** An attribute of the metaverse, found whatever the case of the name; undefined when the table does not have it. */
export const metaverseAttributeNamed = (name: string): SchemaAttribute | undefined => metaverseIndex.get(name.toLowerCase())
