import type { FactKindId } from '../facts/factKinds.ts'

/** What a named value is by its name. `userDn`: a person where it is a distinguished name. `host`: a machine or domain by name; `hosts`, `domains`: several with blanks, commas or semicolons between. */
export type FieldKind =
  | 'tenantId'
  | 'tenantName'
  | 'deviceName'
  | 'deviceId'
  | 'user'
  | 'userDn'
  | 'domain'
  | 'domains'
  | 'host'
  | 'hosts'
  | 'id'
  | 'thumbprint'
  | 'serial'
  | 'file'
  | 'mac'
  | 'certificate'
  | 'password'
  | 'secret'

/** Facts say by their kind what they are. */
export const factFieldKinds: Readonly<Partial<Record<FactKindId, FieldKind>>> = {
  'device.name': 'deviceName',
  'device.azureResourceId': 'id',
  'network.winHttpProxy': 'hosts',
  'mde.senseDeviceId': 'deviceId',
  'mde.orgId': 'tenantId',
  'enrollment.intuneDeviceId': 'deviceId',
  'join.domainName': 'domain',
  'entra.deviceId': 'deviceId',
  'entra.tenantId': 'tenantId',
  'entra.tenantName': 'tenantName',
  'entra.certificateThumbprint': 'thumbprint',
  'registered.deviceId': 'deviceId',
  'registered.tenantId': 'tenantId',
  'scp.tenantId': 'tenantId',
  'scp.tenantName': 'tenantName',
  'scp.enterpriseDrsName': 'host',
  'diagnostic.executingAccount': 'user',
  'inventory.user': 'user',
}
/** Facts whose four numbers are a version, not an address. */
export const versionFacts: ReadonlySet<string> = new Set<FactKindId>([
  'analyzer.scriptVersion',
  'device.osBuild',
  'mde.senseVersion',
  'av.platformVersion',
  'av.signatureVersion',
  'av.engineVersion',
])

const names: Readonly<Record<Exclude<FieldKind, 'file'>, string>> = {
  tenantId:
    'tenantid aadtenantid azureadtenantid entratenantid workplacetenantid azuretenantid tenantguid orgid organizationid organisationid azureadid resourcetenantid hometenantid mdmtenantid currenttenantid',
  tenantName:
    'tenantname workplacetenantname aadtenantname tenantdisplayname organizationname organisationname registeredorganization azureadname',
  deviceName:
    'devicename computername machinename hostname nvhostname computer machine workstation workstationname netbioscomputername dnshostname clientname devicedisplayname computerdnsname fqdn machinedomainname localhostname activecomputername devicedns nomdelappareil nomordinateur dnscomputername',
  deviceId:
    'deviceid aaddeviceid azureaddeviceid entradeviceid microsoftentradeviceid workplacedeviceid intunedeviceid sensedeviceid senseid sensemachineid machineid deviceobjectid devicedirectoryid entdmid ddid aadid azureaddeviceobjectid sensemachineguid machineguid deviceguid hardwareid',
  user: 'username user samaccountname accountname targetusername subjectusername executingaccountname executingaccount useraccount owner registeredowner registeredowners lastloggedonuser lastloggedonsamuser defaultusername primaryuser primaryuserdisplayname primaryuserupn registereduser registeredusers upn userprincipalname useremail useridentity useremailaddress primaryuseremailaddress loggedonuser loggedonusers loggedinuser emailaddress email mail userdisplayname givenname surname lastlogonuser callerusername runasuser userupn currentuser whoami',
  userDn: 'managedby manager',
  domain:
    'domain domainname dnsdomain dnsdomainname nvdomain icsdomain dhcpdomain userdomain targetdomainname subjectdomainname netbiosdomainname netbiosname defaultdomainname userdnsdomain primarydomain primarydomainname forest forestname dnsforestname domaindns domainnamedns rootdomain accountdomain machinedomain domaine',
  domains: 'searchlist dnssuffixes suffixsearchlist alternatecomputernames verifieddomains dhcpdomainsearchlist',
  host: 'domaincontroller domaincontrollername dcname dc logonserver targetserver servername targetservername wsusserver wuserver wustatusserver proxyhost',
  hosts: 'proxyserver proxy winhttpproxy proxylist telemetryproxyserver',
  id: 'objectid objectguid azureobjectid aadobjectid userid useroid oid sourceanchor cloudanchor immutableid msdsconsistencyguid mobiledeviceid wamdefaultid ngcid keycontainerid accountid subscriptionid azureresourceid resourceid azurevmid vmid cloudmsdsconsistencyguid attestedobjectid homeaccountid workspaceid workspaceguid',
  thumbprint:
    'thumbprint certthumbprint certificatethumbprint devicecertificatethumbprint certhash sslcertificatehash workplacethumbprint sha1hash',
  serial:
    'serialnumber biosserialnumber systemserialnumber deviceserialnumber certificateserialnumber imei meid phonenumber simserialnumber',
  mac: 'macaddress mac wifimac wifimacaddress ethernetmac ethernetmacaddress wirednetworkmac physicaladdress adressephysique networkaddress permanentaddress',
  certificate:
    'usercertificate certificate rawcertificate cacertificate publickey devicekey transportkey msdskeycredentiallink altsecurityidentities',
  password: 'password pwd recoverypassword msmcsadmpwd mslapspassword defaultpassword msfverecoverypassword userpassword unicodepwd',
  secret:
    'refreshtoken accesstoken idtoken primaryrefreshtoken token clientsecret secret sharedaccesskey accountkey apikey recoverykey assertion',
}
const kindOfName: ReadonlyMap<string, FieldKind> = new Map(
  Object.entries(names).flatMap(([kind, list]) => list.split(' ').map((name) => [name, kind as FieldKind] as const)),
)

const memory = new Map<string, FieldKind | undefined>()
const REMEMBERED = 20_000

/** What a value is by the name of its field, column, registry value or attribute, whatever its case, blanks and signs. */
export function fieldKindOf(name: string): FieldKind | undefined {
  if (memory.has(name)) return memory.get(name)
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')
  const kind = kindOfName.get(plain)
  if (memory.size < REMEMBERED) memory.set(name, kind)
  return kind
}
