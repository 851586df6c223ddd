import { encodeCertificate } from '../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import type { Single, Value } from '../../../../../shared/syncrules/expression/value.ts'

/** A call with the value that a document gives for it. */
export interface FunctionRow {
  readonly expression: string
  readonly value: Value | 'an error'
  /** Where the value comes from: the functions reference (as the dossier quotes it), another document, or how a shipped rule uses it. */
  readonly source: string
  /** No document says so: the choice is ours, and the catalogue says that it is. */
  readonly inferred?: true
}

export const several = (...values: readonly Single[]): Value => ({ kind: 'multi', values })
export const moment = (iso: string): Value => ({ kind: 'dt', ms: Date.parse(iso), ticks: 0 })
export const reference = (dn: string): Value => ({ kind: 'ref', dn })
export const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)

export const now = moment('2026-03-01T12:00:00Z')
export const guidBytes = bytes(0xb2, 0xa1, 0xd9, 0xc8, 0x40, 0x3f, 0x5d, 0x4e, 0x8a, 0x6b, 1, 0x23, 0x45, 0x67, 0x89, 0xab)

const certificate = encodeCertificate({
  subjectCn: 'c8d9a1b2-3f40-4e5d-8a6b-0123456789ab',
  notBefore: Date.parse('2025-01-02T03:04:05Z'),
  notAfter: Date.parse('2035-01-02T03:04:05Z'),
  serial: 0x1234n,
  issuer: [[{ type: 'CN', value: 'MS-Organization-Access' }]],
  // keyUsage, critical: RFC 5280, 4.2.1.3.
  extensions: [{ oid: '2.5.29.15', critical: true, content: bytes(0x03, 0x02, 0x05, 0xa0) }],
  key: 'rsa',
})

/** What the rows' expressions read. */
export const attributes: Readonly<Record<string, Value>> = {
  cert: certificate,
  garbage: bytes(0xde, 0xad),
  objectGUID: guidBytes,
  objectSid: bytes(1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0xf4, 1, 0, 0),
  dn: 'cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com',
  proxyAddresses: several('SMTP:john.doe@contoso.com', 'smtp:jd@contoso.com'),
  withSip: several('SMTP:john.doe@contoso.com', 'SIP:john.doe@contoso.com'),
  padded: several(' a ', 'b '),
  twice: several('a', 'b', 'a'),
  phones: several('555-0100', '555-0101'),
  member: several({ kind: 'ref', dn: 'CN=A,DC=contoso,DC=com' }, { kind: 'ref', dn: 'CN=B,DC=contoso,DC=com' }),
  userCertificate: several(certificate, bytes(0xde, 0xad)),
  address: 'One Microsoft Way\r\nRedmond\r\nWA\r\nUSA',
  city: 'London',
  employeeType: 'Intern',
  alias: 'joe',
  empty: '',
  name: 'John Doe',
  groupType: -2147483646,
}

const ref = 'functions reference'
const doc = (expression: string, value: FunctionRow['value'], source = ref): FunctionRow => ({ expression, value, source })
const guess = (expression: string, value: FunctionRow['value'], source: string): FunctionRow => ({
  expression,
  value,
  source,
  inferred: true,
})
const edge = 'functions reference, remarks (dossier, edgeCases)'
const net = '.NET X509Certificate2, whose terms the reference uses'
const silent = 'no document; the catalogue’s note'

/** By the function they are for. */
export const functionRows: Readonly<Record<string, readonly FunctionRow[]>> = {
  BitAnd: [
    doc('BitAnd(&HF, &HF7)', 7),
    doc('CBool(BitAnd([groupType],-2147483648))', true, 'shipped rule, In from AD - Group Common: bit 31 is set'),
    doc('BitAnd(514,2)=0', false, 'Computer Join rule, accountEnabled: 2 is ACCOUNTDISABLE'),
  ],
  BitOr: [doc('BitOr(1, 4)', 5, 'functions reference: bitwise OR'), guess('BitOr([absent], 4)', null, silent)],
  CBin: [
    guess('CBin(2,1)', bytes(2), 'shipped rule for key credentials (MS-ADTS 2.2.20): numbers are little-endian'),
    guess('CBin(32,2)', bytes(32, 0), 'shipped rule for key credentials (MS-ADTS 2.2.20): numbers are little-endian'),
  ],
  CBool: [
    doc('CBool([city] = [city])', true),
    doc('CBool([city] = [alias])', false),
    doc('CBool(0)', false, 'functions reference: non-zero or true'),
    doc('CBool(8)', true, 'functions reference: non-zero or true'),
    guess('CBool(NULL)', false, 'shipped rule, CBool(IIF(…,…,NULL))'),
  ],
  CDate: [
    doc('CDate("2013-01-10 4:00 PM -8")', moment('2013-01-11T00:00:00Z')),
    doc('CDate("12/25/2007")', moment('2007-12-25T00:00:00Z'), 'functions reference, FormatDateTime'),
    doc('CDate("2001-01-01")', moment('2001-01-01T00:00:00Z'), 'functions reference, DateAdd'),
    doc('CDate("2012-01-01 23:00:00")', moment('2012-01-01T23:00:00Z'), 'functions reference, NumFromDate'),
    guess('CDate("no date")', 'an error', silent),
    guess('CDate("2023-02-29")', 'an error', 'the calendar'),
  ],
  CGuid: [
    guess('CGuid("c8d9a1b2-3f40-4e5d-8a6b-0123456789ab")', guidBytes, 'objectGUID of Active Directory (MS-DTYP 2.3.4.2)'),
    guess('CGuid("{C8D9A1B2-3F40-4E5D-8A6B-0123456789AB}")', guidBytes, 'functions reference: with or without braces'),
    doc('CGuid("c8d9")', 'an error', 'functions reference, IsGuid'),
  ],
  CNum: [doc('CNum("42")', 42, 'functions reference: text to number'), guess('CNum("x")', 'an error', silent)],
  CRef: [doc('CRef("CN=LC Services," & %Forest.LDAP%)', reference('CN=LC Services,DC=contoso,DC=com'))],
  CStr: [
    doc('CStr([dn])', 'cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com'),
    doc('CStr(12)', '12', 'functions reference: number to text'),
    doc('CStr(True)', 'True', 'functions reference: truth value to text'),
  ],
  ConvertFromBase64: [
    doc('ConvertFromBase64("SGVsbG8gd29ybGQh", UTF8)', 'Hello world!'),
    doc('ConvertFromBase64("SABlAGwAbABvACAAdwBvAHIAbABkACEA")', 'Hello world!', 'functions reference, ConvertToBase64'),
    guess('ConvertFromBase64("*")', 'an error', silent),
    guess('ConvertFromBase64("SGVs", UTF7)', 'an error', silent),
  ],
  ConvertToBase64: [
    doc('ConvertToBase64("Hello world!")', 'SABlAGwAbABvACAAdwBvAHIAbABkACEA'),
    guess('ConvertToBase64([objectGUID])', 'sqHZyEA/XU6KawEjRWeJqw==', 'Computer Join rule, sourceAnchor; RFC 4648'),
  ],
  ConvertFromUTF8Hex: [doc('ConvertFromUTF8Hex("48656C6C6F20776F726C6421")', 'Hello world!')],
  ConvertToUTF8Hex: [doc('ConvertToUTF8Hex("Hello world!")', '48656C6C6F20776F726C6421')],
  CertExtensionOids: [doc('CertExtensionOids([cert])', several('2.5.29.15'), 'functions reference: OIDs of the critical extensions')],
  CertFormat: [guess('CertFormat([cert])', 'X509', net)],
  CertFriendlyName: [guess('CertFriendlyName([cert])', '', net)],
  CertHashString: [guess('CertHashString([cert]) = CertThumbprint([cert])', true, 'functions reference: both are the SHA-1')],
  CertIssuer: [guess('CertIssuer([cert])', 'CN=MS-Organization-Access', net)],
  CertIssuerDN: [guess('CertIssuerDN([cert])', 'CN=MS-Organization-Access', net)],
  CertIssuerOid: [guess('CertIssuerOid([cert])', null, net)],
  CertKeyAlgorithm: [guess('CertKeyAlgorithm([cert])', '1.2.840.113549.1.1.1', `${net}; OID of RFC 8017`)],
  CertKeyAlgorithmParams: [guess('CertKeyAlgorithmParams([cert])', '0500', `${net}; RFC 3279: NULL`)],
  CertNameInfo: [
    guess('CertNameInfo([cert], "SimpleName", True)', 'MS-Organization-Access', net),
    guess('CertNameInfo([cert], "NickName", True)', 'an error', silent),
  ],
  CertNotAfter: [
    doc('CertNotAfter([cert])', moment('2035-01-02T03:04:05Z'), 'the certificate’s own date'),
    guess('CertNotAfter([garbage])', 'an error', 'dossier: IsCert guards the other functions'),
  ],
  CertNotBefore: [doc('CertNotBefore([cert])', moment('2025-01-02T03:04:05Z'), 'the certificate’s own date')],
  CertPublicKeyOid: [guess('CertPublicKeyOid([cert])', '1.2.840.113549.1.1.1', `${net}; OID of RFC 8017`)],
  CertPublicKeyParametersOid: [guess('CertPublicKeyParametersOid([cert])', '1.2.840.113549.1.1.1', net)],
  CertSerialNumber: [guess('CertSerialNumber([cert])', '1234', net)],
  CertSignatureAlgorithmOid: [doc('CertSignatureAlgorithmOid([cert])', '1.2.840.113549.1.1.11', 'RFC 4055: RSA with SHA-256')],
  CertSubject: [doc('CertSubject([cert])', 'CN=c8d9a1b2-3f40-4e5d-8a6b-0123456789ab', 'dossier: a hybrid join certificate')],
  CertSubjectNameDN: [doc('CertSubjectNameDN([cert])', 'CN=c8d9a1b2-3f40-4e5d-8a6b-0123456789ab', 'dossier: a hybrid join certificate')],
  CertSubjectNameOid: [guess('CertSubjectNameOid([cert])', null, net)],
  CertThumbprint: [guess('Len(CertThumbprint([cert]))', 40, `${net}: SHA-1 in hexadecimal`)],
  CertVersion: [doc('CertVersion([cert])', '3', 'RFC 5280, 4.1.2.1')],
  Contains: [
    doc('Contains([proxyAddresses],"SMTP:")', 1),
    doc('Contains([proxyAddresses],"jd@")', 2, 'functions reference: index of the value that holds the text'),
    doc('Contains([proxyAddresses],"x500:")', 0, 'functions reference: 0 when none'),
    doc('Contains([proxyAddresses],"JD@", CaseInsensitive)', 2, 'functions reference: case counts unless CaseInsensitive'),
    doc('Contains([proxyAddresses],"JD@")', 0, 'functions reference: case counts unless CaseInsensitive'),
    doc('Contains([member],"CN=B,DC=contoso,DC=com")', 2, 'functions reference: whole value for references'),
    doc('Contains([member],"CN=B")', 0, 'functions reference: whole value for references'),
  ],
  Count: [
    doc('Count([proxyAddresses])', 2, 'functions reference: number of values'),
    guess('Count([absent])', 0, 'replacement rule: Count($validCerts) = 0'),
    doc('Count([name])', 'an error', 'functions reference: a multi-valued attribute'),
  ],
  DNComponent: [
    doc('DNComponent(CRef([dn]),1)', 'Joe'),
    doc('DNComponent(CRef([dn]),2)', 'Atlanta', 'functions reference: counted from the left'),
    guess('DNComponent(CRef([dn]),9)', '', silent),
    doc('DNComponent(CRef("CN=a\\,b,DC=c"),2)', 'c', 'RFC 4514: an escaped comma is part of a value'),
  ],
  DNComponentRev: [
    doc('DNComponentRev(CRef([dn]),1,"DC")', 'US'),
    doc('DNComponentRev(CRef([dn]),1)', 'com', 'functions reference: counted from the right'),
  ],
  DateAdd: [
    doc('DateAdd("m", 3, CDate("2001-01-01"))', moment('2001-04-01T00:00:00Z')),
    doc('DateAdd("d", -1, CDate("2001-01-01"))', moment('2000-12-31T00:00:00Z'), 'functions reference: negative values go back'),
    doc('DateAdd("ww", 1, CDate("2001-01-01"))', moment('2001-01-08T00:00:00Z'), 'functions reference: ww is a week'),
    doc('DateAdd("q", 1, CDate("2001-01-01"))', moment('2001-04-01T00:00:00Z'), 'functions reference: q is a quarter'),
    guess('DateAdd("m", 1, CDate("2001-01-31"))', moment('2001-02-28T00:00:00Z'), 'Visual Basic, DateAdd'),
    guess('DateAdd("yyyy", 1, CDate("2024-02-29"))', moment('2025-02-28T00:00:00Z'), 'Visual Basic, DateAdd'),
    guess('DateAdd("x", 1, CDate("2001-01-31"))', 'an error', silent),
  ],
  DateFromNum: [doc('DateFromNum(129699324000000000)', moment('2012-01-01T23:00:00Z'))],
  Error: [doc('IIF(IsPresent([absent]),[absent],Error("AccountName is required"))', 'an error')],
  EscapeDNComponent: [
    doc('EscapeDNComponent("cn=" & "Doe, John")', 'cn=Doe\\, John', 'functions reference; RFC 4514, 2.4'),
    guess('EscapeDNComponent("cn=#1+2")', 'cn=\\#1\\+2', 'RFC 4514, 2.4'),
  ],
  FormatDateTime: [
    doc('FormatDateTime(CDate("12/25/2007"),"yyyy-MM-dd")', '2007-12-25'),
    doc('FormatDateTime(DateFromNum(129699324000000000),"yyyyMMddHHmmss.0Z")', '20120101230000.0Z', 'shipped rule, pwdLastSet'),
    guess(
      'FormatDateTime(CDate("2007-12-05 3:04:05 PM"),"dddd, d MMMM yy h:mm tt")',
      'Wednesday, 5 December 07 3:04 PM',
      '.NET, custom format strings',
    ),
    guess('FormatDateTime(CDate("2007-12-05"),"\'y\' yyyy \\d %d zzz")', 'y 2007 d 5 +00:00', '.NET, custom format strings'),
    guess('FormatDateTime(CDate("2007-12-05"),"d")', 'an error', silent),
  ],
  Guid: [doc('Guid()', '11111111-2222-4333-8444-555555555555', 'functions reference: a new one, given from outside here')],
  IIF: [
    doc('IIF([employeeType]="Intern","t-" & [alias],[alias])', 't-joe'),
    doc('IIF(InStr([withSip],"SIP:")=1,NULL,[withSip])', several('SMTP:john.doe@contoso.com'), 'declarative provisioning expressions'),
    guess('IIF(True,1,Error("never"))', 1, 'the reference’s examples with Error imply it'),
  ],
  ImportedValue: [
    guess(
      'ImportedValue("proxyAddresses")',
      several('SMTP:john.doe@contoso.com', 'smtp:jd@contoso.com'),
      'declarative provisioning; an export counts as imported',
    ),
  ],
  InStr: [
    doc('InStr("The quick brown fox","quick")', 5),
    doc('InStr("repEated","e",3,vbBinaryCompare)', 7),
    doc('InStr("repEated","e",3,vbTextCompare)', 4, 'functions reference: vbTextCompare minds no case'),
    doc('InStr("abc","x")', 0, 'functions reference: 0 when none'),
    guess('InStr("Windows","WINDOWS")', 0, 'shipped rules put UCase around the text'),
    guess('InStr([absent],"x")', 0, 'shipped rules test absent attributes so'),
  ],
  InStrRev: [
    doc('InStrRev("abbcdbbbef","bb")', 7),
    guess('InStrRev("abbcdbbbef","bb",7)', 6, 'Visual Basic, InStrRev: the match lies within the first characters'),
    doc('InStrRev("abc","x")', 0, 'functions reference: 0 when none'),
  ],
  IsBitSet: [doc('IsBitSet(&HF,4)', true), doc('IsBitSet(&HF,16)', false, 'functions reference: the bit is not set')],
  IsCert: [
    doc('IsCert([cert])', true, 'functions reference: bytes that can be read as a certificate'),
    doc('IsCert([garbage])', false, 'functions reference: bytes that can be read as a certificate'),
    guess('IsCert([absent])', false, silent),
  ],
  IsDate: [doc('IsDate("2013-01-10 4:00 PM -8")', true, 'functions reference: CDate would succeed'), doc('IsDate("x")', false, ref)],
  IsEmpty: [
    doc('IsEmpty([empty])', true, 'functions reference: present but an empty text'),
    doc('IsEmpty([absent])', false, 'functions reference: present but an empty text'),
  ],
  IsGuid: [
    doc('IsGuid("c8d9a1b2-3f40-4e5d-8a6b-0123456789ab")', true, 'functions reference: CGuid would succeed'),
    doc('IIF(IsGuid([city]),CGuid([city]),NULL)', null),
  ],
  IsNull: [
    doc('IsNull([absent])', true),
    doc('IsNull([city])', false),
    doc('IsNull([empty])', false, 'functions reference: Null is absent'),
  ],
  IsNullOrEmpty: [
    doc('IsNullOrEmpty([absent])', true),
    doc('IsNullOrEmpty([empty])', true),
    doc('IsNullOrEmpty([city])', false),
    doc('IsNullOrEmpty([userCertificate])', false, 'replacement rule'),
  ],
  IsNumeric: [doc('IsNumeric("42")', true, 'functions reference: CNum would succeed'), doc('IsNumeric("x")', false, ref)],
  IsPresent: [
    doc('IsPresent([city])', true),
    doc('IsPresent([absent])', false),
    doc('IsPresent([empty])', false, 'functions reference: neither Null nor empty'),
  ],
  IsString: [
    doc('IsString([city])', true, 'functions reference: CStr would succeed'),
    guess('IsString([objectGUID])', false, 'shipped rule, IIF(IsString([objectGUID]),CStr([objectGUID]),ConvertToBase64([objectGUID]))'),
  ],
  Item: [
    doc('Mid(Item([proxyAddresses],Contains([proxyAddresses], "SMTP:")),6)', 'john.doe@contoso.com'),
    doc('Item([proxyAddresses],3)', 'an error', 'functions reference: out of bounds is an error'),
    doc('Item([proxyAddresses],0)', 'an error', 'functions reference: counted from 1'),
  ],
  ItemOrNull: [
    doc('ItemOrNull([proxyAddresses],2)', 'smtp:jd@contoso.com', 'functions reference: as Item'),
    doc('ItemOrNull([proxyAddresses],3)', null, 'functions reference: Null out of bounds'),
  ],
  Join: [
    doc('Join([proxyAddresses],",")', 'SMTP:john.doe@contoso.com,smtp:jd@contoso.com'),
    doc('Join([proxyAddresses])', 'SMTP:john.doe@contoso.com smtp:jd@contoso.com', 'functions reference: a space by default'),
    doc('Join([twice],"")', 'aba', 'functions reference: an empty delimiter concatenates'),
  ],
  LCase: [doc('LCase("TeSt")', 'test'), guess('LCase([absent])', null, silent)],
  LTrim: [doc('LTrim(" Test ")', 'Test ')],
  Left: [
    doc('Left("John Doe", 3)', 'Joh'),
    doc('Left("John Doe", 0)', '', edge),
    doc('Left("John Doe", -1)', 'John Doe', edge),
    doc('Left([absent], 3)', '', edge),
    doc('Left("John", 99)', 'John', edge),
    doc('Left("John", "3")', 'an error', 'issue: a wrong type is an error'),
  ],
  Len: [doc('Len("John Doe")', 8), guess('Len([objectGUID])', 16, 'shipped rule for key credentials')],
  Mid: [
    doc('Mid("John Doe", 3, 5)', 'hn Do'),
    doc('Mid("John Doe", 6, 999)', 'Doe'),
    doc('Mid("John Doe", 3, 0)', '', edge),
    doc('Mid("John Doe", 3, -1)', 'John Doe', edge),
    doc('Mid("John Doe", 9, 1)', 'John Doe', edge),
    doc('Mid("John Doe", 0, 1)', 'John Doe', edge),
    doc('Mid([absent], 1, 1)', '', edge),
    guess('Mid([objectGUID], 2, 2)', bytes(0xa1, 0xd9), 'shipped rule for key credentials'),
  ],
  Now: [doc('Now()', now, 'functions reference: the moment, given from outside here')],
  NumFromDate: [doc('NumFromDate(CDate("2012-01-01 23:00:00"))', 129699324000000000n)],
  PCase: [
    doc('PCase("TEsT")', 'Test'),
    doc('PCase(LCase("TEST"))', 'Test'),
    doc('PCase("TEST")', 'TEST', edge),
    doc('PCase("john doe")', 'John Doe', 'functions reference: each word separated by spaces'),
  ],
  PadLeft: [
    doc('PadLeft("User", 10, "0")', '000000User'),
    doc('PadLeft("RandomUser", 3, "0")', 'RandomUser', edge),
    doc('PadLeft([absent], 10, "0")', '', edge),
  ],
  PadRight: [
    doc('PadRight("User", 10, "0")', 'User000000'),
    doc('PadRight("RandomUser", 3, "0")', 'RandomUser', edge),
    doc('PadRight([absent], 10, "0")', '', edge),
  ],
  RTrim: [doc('RTrim(" Test ")', ' Test')],
  RandomNum: [
    doc('RandomNum(100,999)', 550, 'functions reference: in the interval; half way here'),
    guess('RandomNum(9,1)', 'an error', silent),
  ],
  RegexIsMatch: [
    doc(
      'RegexIsMatch(CertSubject([cert]), "CN=[{]*" & StringFromGuid([objectGUID]) & "[}]*", "IgnoreCase")',
      true,
      'replacement rule, truth table',
    ),
    doc('RegexIsMatch("cn={C8D9A1B2}", "CN=[{]*" & "c8d9a1b2" & "[}]*", "IgnoreCase")', true, 'replacement rule, truth table'),
    guess('RegexIsMatch("O=x, CN=a", "CN=a")', true, 'dossier: not anchored'),
    guess('RegexIsMatch("abc", "B")', false, '.NET: case counts without IgnoreCase'),
    guess('RegexIsMatch("a", "(?=a)")', 'an error', 'no engine of linear time has look-around'),
    guess('RegexIsMatch("a", "a", "IgnoreCases")', 'an error', silent),
  ],
  RemoveDuplicates: [doc('RemoveDuplicates([twice])', several('a', 'b'))],
  Replace: [
    doc('Replace([address],"\\r\\n",", ")', 'One Microsoft Way, Redmond, WA, USA'),
    doc('Replace("a-b-c","-","")', 'abc', 'functions reference: all occurrences'),
  ],
  ReplaceChars: [
    doc('ReplaceChars("Räksmörgås",%ReplaceString%)', 'Raksmorgas'),
    doc('ReplaceChars("O’Neil",%ReplaceString%)', 'ONeil'),
    guess('ReplaceChars("a","ab:c")', 'an error', 'functions reference: the source is one character'),
  ],
  Right: [
    doc('Right("John Doe", 3)', 'Doe'),
    doc('Right("John Doe", 0)', '', edge),
    doc('Right("John Doe", -1)', 'John Doe', edge),
    doc('Right([absent], 3)', '', edge),
  ],
  Select: [doc('Select($item,[phones],Replace($item,"-",""))', several('5550100', '5550101'))],
  Split: [
    doc('Split("SMTP:a@c.com,smtp:b@c.com",",")', several('SMTP:a@c.com', 'smtp:b@c.com')),
    doc('Count(Split("a,b,c",",",2))', 2, 'functions reference: the limit caps the number'),
  ],
  StringFromGuid: [
    guess(
      'StringFromGuid([objectGUID])',
      'c8d9a1b2-3f40-4e5d-8a6b-0123456789ab',
      'MS-DTYP 2.3.4.2; the replacement rule implies no braces',
    ),
    guess('StringFromGuid([garbage])', 'an error', silent),
  ],
  StringFromSid: [doc('StringFromSid([objectSid])', 'S-1-5-21-1-2-3-500', 'MS-DTYP 2.4.2')],
  Switch: [
    doc('Switch([city] = "London", "English", [city] = "Rome", "Italian", True, Error("Unknown city"))', 'English'),
    doc('Switch([city] = "Paris", "French", [city] = "Rome", "Italian")', null, edge),
    doc('Switch([city] = "Paris", "French", True)', 'an error', edge),
    doc('Switch(True, 1, CNum("x") = 1, 2)', 'an error', 'functions reference: all expressions are evaluated'),
  ],
  Thumbprint: [
    guess(
      'ConvertToBase64(Thumbprint(CBin(97,1)))',
      // SHA-256 of "a": NIST's example values.
      'ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=',
      'shipped rule: it fills the KeyHash of a key credential, a SHA-256 (MS-ADTS 2.2.20.6)',
    ),
  ],
  Trim: [doc('Trim(" Test ")', 'Test'), doc('Trim([padded])', several('a', 'b'))],
  UCase: [doc('UCase("TeSt")', 'TEST'), guess('UCase([absent])', null, silent)],
  ValueCount: [guess('ValueCount("member")', 2, 'shipped rule, Out to AAD - Group'), guess('ValueCount("absent")', 0, 'as Count')],
  Where: [
    doc('Count(Where($item,[userCertificate],IsCert($item)))', 1, 'functions reference: keeps the values for which it is True'),
    guess('Count(Where($item,[absent],True))', 0, 'replacement rule implies it'),
  ],
  With: [
    doc('With($good,Where($item,[userCertificate],IsCert($item) && CertNotAfter($item)>Now()),IIF(Count($good)>0,Count($good),NULL))', 1),
  ],
  Word: [
    doc('Word("The quick brown fox",3," ")', 'brown'),
    doc('Word("This,string!has&many separators",3,",!&#")', 'has'),
    doc('Word("a b",0," ")', '', edge),
    doc('Word("a b",3," ")', '', edge),
    doc('Word([absent],1," ")', '', edge),
  ],
}

export const parameters: Readonly<Record<string, string>> = {
  'Forest.LDAP': 'DC=contoso,DC=com',
  ReplaceString: '’:,Å:A,Ä:A,Ö:O,å:a,ä:a,ö:o',
}
