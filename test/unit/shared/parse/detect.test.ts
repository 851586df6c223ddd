import { describe, expect, it } from 'vitest'
import { formatIds } from '../../../../shared/facts/format.ts'
import { detectFormat, headSize } from '../../../../shared/parse/detect.ts'
import { readerOf, streamReaderOf } from '../../../../shared/parse/readers.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../corpus.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))
const detect = (bytes: Uint8Array, name = 'x'): string => detectFormat({ bytes: bytes.subarray(0, headSize), size: bytes.length, name })

const etl = (pointerSize: number): Uint8Array => {
  const bytes = Buffer.alloc(0x200)
  bytes.writeUInt32LE(0x10000, 0)
  bytes.writeUInt32LE(0xc0020002, 0x48)
  bytes.writeUInt32LE(pointerSize, 0x48 + 0x20 + 0x2c)
  return new Uint8Array(bytes)
}
const regf = (type: number, at512 = ''): Uint8Array => {
  const bytes = Buffer.alloc(4096)
  bytes.write('regf', 0, 'latin1')
  bytes.writeUInt32LE(type, 28)
  bytes.write(at512, 512, 'latin1')
  return new Uint8Array(bytes)
}

const dsregcmd = '+------+\r\n| Device State      |\r\n+------+\r\n\r\n   AzureAdJoined : NO\r\n'
const regInfo = 'please find reg info for MdeConfigMgr flow On : 01/01/2024 1:00:00 AM +00:00\r\n\r\nEnrollmentStatus : 1\r\n'
const html = '<?xml version="1.0" encoding="utf-8"?><html><head><title>MDE Client Analyzer Results</title></head></html>'
const xml = '<?xml version="1.0" encoding="utf-8"?>\n<MDEResults>\n</MDEResults>'

const contents: readonly (readonly [string, Uint8Array, string])[] = [
  ['a zip', bytesOf('PK\x03\x04rest'), 'zip'],
  ['an empty zip', bytesOf('PK\x05\x06rest'), 'zip'],
  ['a cabinet', bytesOf('MSCF\0\0\0\0rest'), 'cab'],
  ['an event log', bytesOf('ElfFile\0rest'), 'evtx'],
  ['a trace of a 64-bit system', etl(8), 'etl'],
  ['a trace of a 32-bit system', etl(4), 'etl'],
  ['bytes that only begin like a trace', etl(5), 'unknown'],
  ['a hive', regf(0), 'regf'],
  ['a new transaction log', regf(6, 'HvLE'), 'regfLog'],
  ['an old transaction log', regf(1, 'DIRT'), 'regfLog'],
  ['a log whose type says hive', regf(0, 'HvLE'), 'regfLog'],
  ['a .reg file in UTF-16', bytesOf('\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n', 'utf16le'), 'reg'],
  ['an old .reg file', bytesOf('REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\A]\r\n', 'latin1'), 'reg'],
  ['reg query output', bytesOf('\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\A\r\n    Name    REG_SZ    x\r\n'), 'regQuery'],
  ['dsregcmd output', bytesOf(dsregcmd), 'dsregcmd'],
  ['dsregcmd output in UTF-16', bytesOf(`\ufeff${dsregcmd}`, 'utf16le'), 'dsregcmd'],
  [
    'dsregcmd output behind a banner and a prompt',
    bytesOf(`Windows PowerShell\nCopyright (C)\n\nPS C:\\> dsregcmd /status\n\n${dsregcmd}`),
    'dsregcmd',
  ],
  ['fields of dsregcmd without any header', bytesOf('NgcSet : NO\nWorkplaceJoined : NO\n'), 'dsregcmd'],
  ['one section with bold marks', bytesOf('    **NgcSet : YES**\n   NgcKeyId : {1}\n'), 'dsregcmd'],
  ['the registry info', bytesOf(`\ufeff${regInfo}`, 'utf16le'), 'mdeConfigMgrRegInfo'],
  [
    'the registry info without its first line',
    bytesOf('EnrollmentStatus : 2\nTenantId : False\nMemConfiguration : \nLastCheckinAttempt : \n'),
    'mdeConfigMgrRegInfo',
  ],
  ['the report page', bytesOf(`\ufeff${html}`), 'analyzerHtml'],
  ['the report page in UTF-16', bytesOf(`\ufeff${html}`, 'utf16le'), 'analyzerHtml'],
  ['the report XML', bytesOf(`\ufeff${xml}`), 'analyzerXml'],
  [
    'a report XML with a document type, to be refused by its reader',
    bytesOf('<!DOCTYPE MDEResults [<!ENTITY a "b">]><MDEResults/>'),
    'analyzerXml',
  ],
  ['the portal’s list of devices', bytesOf('Device ID,Device Name,OS Platform,Managed By\r\n'), 'deviceInventory'],
  [
    'a list below a line for Excel, in UTF-16',
    bytesOf('\ufeffsep=;\r\nDisplayName;TrustType;AccountEnabled\r\n', 'utf16le'),
    'deviceInventory',
  ],
  [
    'a list below the type that Export-Csv writes',
    bytesOf('#TYPE x\n"DeviceName","ManagementAgent","ComplianceState"\n'),
    'deviceInventory',
  ],
  ['a table of something else', bytesOf('Name,Path,Size\r\na,b,1\r\n'), 'unknown'],
  ['a table that only names devices and users', bytesOf('DeviceName,DeviceId,UPN\r\na,b,c\r\n'), 'unknown'],
  ["the Rules Editor's export", bytesOf("New-ADSyncRule  `\n-Name 'a' `\n"), 'syncRuleScript'],
  ['an export in UTF-16 below a comment', bytesOf("\ufeff# Pilot\r\n$r = New-ADSyncRule -Name 'a'", 'utf16le'), 'syncRuleScript'],
  ['words about New-ADSyncRule', bytesOf("# New-ADSyncRule makes a rule\n'New-ADSyncRule '\n"), 'unknown'],
  ['a rule of a configuration folder', bytesOf('<synchronizationRule>\n  <id>{0}</id>'), 'syncRuleXml'],
  ['a connector', bytesOf('<ma-data>\n  <format-version>1</format-version>'), 'syncConnectorXml'],
  ['the metaverse', bytesOf("<saved-mv-configuration server='A'>\n<mv-data>"), 'syncConnectorXml'],
  ['an export of ldifde', bytesOf('dn: CN=A,DC=b\r\nchangetype: add\r\n'), 'ldif'],
  ['an export of ldifde -u', bytesOf('\ufeffdn: CN=A,DC=b\r\n', 'utf16le'), 'ldif'],
  ['an answer of ldapsearch', bytesOf('# extended LDIF\n#\n# folded\n  on\n\n# A\ndn:: Q049QQ==\n'), 'ldif'],
  ['an empty answer of ldapsearch', bytesOf('# extended LDIF\n\n# search result\nsearch: 2\nresult: 0 Success\n'), 'ldif'],
  ['LDIF with its version', bytesOf('version: 1\n\ndn: CN=A\n'), 'ldif'],
  ['a version of something else', bytesOf(`version: 1\n${'name: x\n'.repeat(500)}`), 'unknown'],
  ['an export of csvde', bytesOf('DN,objectClass,cn\r\n"CN=A,DC=b",computer,A\r\n'), 'directoryCsv'],
  [
    'an export of Get-ADComputer',
    bytesOf('#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n"DistinguishedName","DNSHostName","Enabled","Name"\r\n'),
    'directoryCsv',
  ],
  [
    'an export of Get-ADComputer with columns that a device list has too',
    bytesOf('"DistinguishedName";"Name";"Enabled";"OperatingSystem";"OperatingSystemVersion"\r\n'),
    'directoryCsv',
  ],
  ['a table with a column of that name alone', bytesOf('DN,Size,Price\r\n100,5,6\r\n'), 'unknown'],
  ['computers as JSON', bytesOf('[\r\n {\r\n "DistinguishedName":  "CN=A,DC=b"\r\n }\r\n]'), 'directoryJson'],
  ['computers as JSON whose name stands far behind', bytesOf('{"ObjectGUID": "a",\n"userCertificate": [48,'), 'directoryJson'],
  ['other JSON', bytesOf('[{"name":"a","distinguished":"CN=A"}]'), 'unknown'],
  [
    'an export of Export-Clixml',
    bytesOf('\ufeff<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">', 'utf16le'),
    'cliXml',
  ],
  ['nothing', new Uint8Array(0), 'unknown'],
  ['zero bytes', new Uint8Array(5000), 'unknown'],
  ['a page about something else', bytesOf('<html><head><title>How to run the client analyzer</title></head></html>'), 'unknown'],
  ['another XML', bytesOf('<?xml version="1.0"?><Objs><MDE/></Objs>'), 'unknown'],
  ['plain words', bytesOf('TenantId : x\nDeviceId : y\nhello\n'), 'unknown'],
  ['binary with text in it', bytesOf(`${'\x01\x02\x03\x04'.repeat(50)}${dsregcmd}`), 'unknown'],
  [
    'the text log of the analyzer, though dsregcmd fields stand in it',
    bytesOf(`\ufeff###########\r\nScript Version: 08May2024\r\n${dsregcmd}`, 'utf16le'),
    'unknown',
  ],
]

describe('detectFormat', () => {
  it.each(contents)('recognises %s', (_what, bytes, format) => {
    expect(detect(bytes)).toBe(format)
  })

  it('never looks at the name', () => {
    for (const [, bytes, format] of contents) {
      for (const name of ['a.zip', 'dsregcmd.txt', 'MDEClientAnalyzer.htm', 'x.reg', 'SYSTEM', 'x.evtx'])
        expect(detect(bytes, name)).toBe(format)
    }
  })

  it('finds a reader for every format that is read, and none for what is only kept', () => {
    const read = formatIds.filter((format) => (readerOf(format) ?? streamReaderOf(format)) !== undefined)
    const kept = formatIds.filter((format) => (readerOf(format) ?? streamReaderOf(format)) === undefined)
    expect(kept).toEqual(['zip', 'cab', 'regfLog', 'unknown'])
    expect(read.length + kept.length).toBe(formatIds.length)
  })

  it('answers for every start of a file, however short', () => {
    for (const [, bytes] of contents)
      for (let end = 0; end < Math.min(bytes.length, 300); end++) expect(formatIds).toContain(detect(bytes.subarray(0, end)))
  })
})

/** What every file of a kind must be recognised as; files not named here hold nothing of this product's formats. */
const expected: readonly (readonly [RegExp, string])[] = [
  [/\.evtx$/, 'evtx'],
  [/\.etl$/, 'etl'],
  [/\.zip$/, 'zip'],
  [/^A\/ts-evtx\/golden\/.*\.xml$/, 'eventXml'],
  [/^C\/.*\.reg$/i, 'reg'],
  [/^C\/hives\/.*\.DAT$/, 'regf'],
  [/^D\/.*\.txt$/, 'dsregcmd'],
  [/^E\/.*\.htm$/, 'analyzerHtml'],
  [/^E\/.*\.xml$/, 'analyzerXml'],
  [/^F\/.*SynchronizationRule_.*\.xml$/, 'syncRuleXml'],
  [/^F\/.*(?:Connector_.*|MV)\.xml$/, 'syncConnectorXml'],
  [/^F\/sre-export\//, 'syncRuleScript'],
  // What `net ads status` prints is an entry of LDIF without its name.
  [/^G\/.*\.(?:ldif|txt)$/, 'ldif'],
]

describeWithCorpus('detectFormat on real files', () => {
  it.each(['A', 'B', 'C', 'D', 'E', 'F', 'G'])('names every file of set %s', (set) => {
    const files = corpusFiles(set)
    expect(files.length).toBeGreaterThan(0)
    const wrong = files.filter((name) => detect(corpusBytes(name)) !== (expected.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown'))
    expect(wrong).toEqual([])
  })
})
