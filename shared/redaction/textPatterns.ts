import { isTellingIpv4, isTellingIpv6 } from './addresses.ts'

/** What a text shows by its form alone. */
export type SeenKind =
  | 'mail'
  | 'sid'
  | 'userFolder'
  | 'urlHost'
  | 'uncHost'
  | 'account'
  | 'computerAccount'
  | 'host'
  | 'ip'
  | 'mac'
  | 'tenantGuid'
  | 'deviceGuid'
  | 'idGuid'
  | 'tenantName'
  | 'organisation'
  | 'domainDn'
  | 'thumbprint'
  | 'certificate'
  | 'secret'

export type OnSeen = (kind: SeenKind, value: string) => void

interface TextPattern {
  readonly kind: SeenKind
  /** Cheap: false where the pattern cannot match. */
  readonly mayBe: (text: string) => boolean
  /** What stands in its first group, or all of it where it has none. */
  readonly pattern: RegExp
  readonly accept?: (value: string, text: string, at: number) => boolean
}

const has =
  (...parts: readonly string[]) =>
  (text: string): boolean =>
    parts.some((part) => text.includes(part))
const hasDigits = (text: string): boolean => /\d/.test(text)

const GUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'
/** Between a name and its value in running text, JSON (of whatever depth), XML and addresses. */
const BETWEEN = '[\\\\"\'\\s:=(\\[{/>]{1,8}'
/** Backslashes may be escaped once, in JSON. */
const SLASH = '(?:\\\\{1,2}|/)'
const FOLDER = '[^\\\\/"\'<>|:*?\\r\\n,;()\\[\\]{}%]'

/** What says that four numbers behind it are a version: its word, then signs and filling words only. */
const VERSION_BEFORE =
  /(?:(?:version|build|revision|release)[a-z]{0,8}|(?<![a-z])(?:ver|v|kb|oid))[\s"'=:.>()[\]\\|*-]{0,40}(?:(?:is|of|est|number)\s+)?$/i

const isNoVersion = (value: string, text: string, at: number): boolean =>
  isTellingIpv4(value) &&
  !(/[\p{L})]\\{1,2}$/u.test(text.slice(Math.max(0, at - 3), at)) && text[at + value.length] === '\\') &&
  !VERSION_BEFORE.test(text.slice(Math.max(0, at - 64), at))

/** Organisations that issue certificates to everybody, and makers of systems. */
const PUBLIC_ISSUERS =
  /\b(?:microsoft|digicert|verisign|globalsign|entrust|symantec|baltimore|geotrust|thawte|sectigo|comodo|usertrust|addtrust|godaddy|starfield|let'?s encrypt|internet security research|identrust|digital signature trust|quovadis|swisssign|certum|amazon|google|apple|intel)\b/i

const patterns: readonly TextPattern[] = [
  {
    kind: 'mail',
    mayBe: has('@'),
    pattern: /[\p{L}\d][\p{L}\d._%+'-]{0,63}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}{2,24}(?![\p{L}\d-])/gu,
  },
  { kind: 'sid', mayBe: has('S-1-', 's-1-'), pattern: /(?<![\w-])S-1-(?:5-21-\d+-\d+-\d+(?:-\d+)?|12-1-\d+-\d+-\d+-\d+)(?![\d-])/gi },
  {
    kind: 'userFolder',
    mayBe: has('sers', 'SERS', 'home', 'ettings'),
    // A path below a share begins with the folder itself (event 5145). A name with blanks is one where the path goes on behind it.
    pattern: new RegExp(
      `(?:${SLASH}(?:Users|home|Documents and Settings)${SLASH}|(?<![^"'=:>(])(?:Users|Documents and Settings)\\\\{1,2})(${FOLDER}{2,64}(?=[\\\\/])|(?:(?!\\s)${FOLDER}){2,64})`,
      'gi',
    ),
  },
  { kind: 'urlHost', mayBe: has('://'), pattern: /:\/\/(?:[^\s/@"'<>\\]{1,100}@)?([\p{L}\d._-]{3,253})/gu },
  // As it is, and escaped in JSON: other backslashes begin names of devices and paths.
  { kind: 'uncHost', mayBe: has('\\\\'), pattern: /(?<![\\\p{L}\d:%}])\\{4}([\p{L}\d][\p{L}\d._-]{1,62})\\{2}[\p{L}\d$]/gu },
  { kind: 'uncHost', mayBe: has('\\\\'), pattern: /(?<![\\\p{L}\d:%}])\\{2}([\p{L}\d][\p{L}\d._-]{1,62})\\(?!\\)[\p{L}\d$]/gu },
  {
    kind: 'account',
    mayBe: has('\\'),
    pattern: /(?<![\p{L}\d\\/:._%-])([\p{L}\d][\p{L}\d._-]{1,62}\\{1,2}[\p{L}\d][\p{L}\d._-]{1,63}\$?)(?![\p{L}\d\\/$])/gu,
  },
  { kind: 'computerAccount', mayBe: has('$'), pattern: /(?<![\p{L}\d._%{(-])([\p{L}\d][\p{L}\d-]{2,14})\$(?=["@\\ ,;)<\r\n]|$)/gu },
  {
    kind: 'host',
    mayBe: has('.'),
    pattern: /(?<![\p{L}\d@._-])((?:[\p{L}\d_](?:[\p{L}\d_-]{0,61}[\p{L}\d])?\.)+\p{L}{2,24})(?![\p{L}\d_-])/gu,
  },
  {
    kind: 'ip',
    mayBe: hasDigits,
    // A hyphen stands between the ends of a range.
    pattern: /(?<![\d.A-Za-z_]|(?<!\d(?:\.\d{1,3}){3})-)(?:\d{1,3}\.){3}\d{1,3}(?![\d_]|-(?!(?:\d{1,3}\.){3}\d)|\.\d)/g,
    accept: isNoVersion,
  },
  {
    kind: 'ip',
    mayBe: has(':'),
    pattern: /(?<![\w:.-])(?:[0-9a-f]{1,4}:){1,7}(?::?[0-9a-f]{1,4}){0,7}(?![\w:-])/gi,
    accept: (value) => isTellingIpv6(value),
  },
  {
    kind: 'mac',
    mayBe: hasDigits,
    pattern: /(?<![\da-f:-])[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?![\da-f:-])/gi,
    accept: (value) => !/^(?:00|ff)([:-](?:00|ff)){5}$/i.test(value),
  },
  {
    kind: 'tenantGuid',
    mayBe: has('-'),
    pattern: new RegExp(`(?:(?:tenant|organi[sz]ation|org|azureAD)s?[ _-]?(?:id|guid)?|\\btid)${BETWEEN}(${GUID})`, 'gi'),
  },
  {
    kind: 'tenantGuid',
    mayBe: has('microsoftonline', 'sts.windows.net'),
    pattern: new RegExp(`(?:microsoftonline\\.\\w+|sts\\.windows\\.net)\\\\?/(${GUID})`, 'gi'),
  },
  {
    kind: 'deviceGuid',
    mayBe: has('-'),
    pattern: new RegExp(`device(?:[^{}.;,\\n]{0,30}\\b)?[ _-]?(?:id|guid)?${BETWEEN}(${GUID})`, 'gi'),
  },
  {
    kind: 'idGuid',
    mayBe: has('-'),
    pattern: new RegExp(
      `(?:user|object|principal|account|subscription|resource|workspace|puid|oid)s?[ _-]?(?:id|guid)?${BETWEEN}(${GUID})`,
      'gi',
    ),
  },
  { kind: 'idGuid', mayBe: has('CN=', 'cn='), pattern: new RegExp(`CN=\\{?(${GUID})`, 'gi') },
  {
    kind: 'idGuid',
    mayBe: has('opinsights', 'azure-automation'),
    pattern: new RegExp(`(${GUID})\\.[a-z.-]*(?:opinsights|azure-automation)`, 'gi'),
  },
  { kind: 'tenantName', mayBe: has('azureADName', 'azureadname'), pattern: /azureADName:([\p{L}\d._-]{3,253})/giu },
  { kind: 'domainDn', mayBe: has('DC=', 'dc='), pattern: /(?<![\p{L}\d])DC=[\p{L}\d_-]{1,63}(?:, ?DC=[\p{L}\d_-]{1,63})+/giu },
  // As Entra ID says it: `Application … was not found in the directory 'Tailspin Toys'.`
  {
    kind: 'organisation',
    mayBe: has('irectory', 'enant', 'rganization'),
    pattern: /(?:director(?:y|ies)|tenants?|organizations?) ['‘"“]([\p{L}\d][^'’"”\\/:\r\n]{1,63})['’"”]/giu,
  },
  {
    kind: 'organisation',
    mayBe: has('O=', 'O ='),
    pattern: /(?<![\p{L}\d])O ?= ?(?:\\?"([^"\\]{2,64})\\?"|([\p{L}\d][^,;+="\\/\r\n<>]{1,63}?))(?=\s*(?:[,;+]|\\?"|$|[\r\n]))/gmu,
    accept: (value) => !PUBLIC_ISSUERS.test(value),
  },
  {
    kind: 'thumbprint',
    mayBe: has('rint'),
    pattern: /(?:thumbprint|empreinte(?: num[ée]rique)?)["'\s:=(\\[]{1,24}((?:[0-9a-f]{2}[ :]?){19}[0-9a-f]{2})(?![0-9a-f])/gi,
  },
  {
    kind: 'certificate',
    mayBe: has('-----BEGIN'),
    pattern: /-----BEGIN [A-Z0-9 ]{3,40}-----(?:\\[rn]|\s)*([A-Za-z0-9+/=\s\\]{40,}?)(?:\\[rn]|\s)*-----END/g,
  },
  { kind: 'certificate', mayBe: has('MII'), pattern: /(?<![A-Za-z0-9+/])MII[A-Za-z0-9+/]{90,}={0,2}/g },
  { kind: 'certificate', mayBe: has('3082'), pattern: /3082[0-9a-f]{4}30[0-9a-f]{200,}/gi },
  { kind: 'secret', mayBe: has('eyJ'), pattern: /(?<![\w-])eyJ[\w-]{10,}\.[\w-]{4,}(?:\.[\w-]*){0,3}/g },
  { kind: 'secret', mayBe: has('earer '), pattern: /\bBearer\s+([\w.~+/-]{16,}=*)/gi },
  // A recovery password of BitLocker.
  { kind: 'secret', mayBe: hasDigits, pattern: /(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])/g },
  { kind: 'secret', mayBe: has('.A'), pattern: /(?<![\w.-])[01]\.A[\w-]{40,}(?:\.[\w-]+)*/g },
  {
    kind: 'secret',
    mayBe: has('sig=', 'SIG=', 'AccountKey', 'AccessKey'),
    pattern: /(?:\bsig|AccountKey|SharedAccessKey)=([\w%+/-]{16,}(?:%3d|=){0,2})/gi,
  },
  {
    kind: 'secret',
    mayBe: (text) => /(?:token|secret|assword|pwd|api.?key)/i.test(text),
    pattern:
      /(?:access_?token|refresh_?token|id_?token|client_?secret|password|pwd|api_?key)["'\\]{0,3}\s*[:=]\s*["'\\]{0,3}([\w.~+/-]{12,}=*)/gi,
    accept: (value) => /\d/.test(value) && !/^0x/i.test(value),
  },
]

/** Tells what stands in a text, in whatever order. */
export function findInText(text: string, onSeen: OnSeen, isVersion = false): void {
  for (const { kind, mayBe, pattern, accept } of patterns) {
    if (!mayBe(text) || (isVersion && kind === 'ip')) continue
    for (const match of text.matchAll(pattern)) {
      const value = (kind === 'mac' ? match[0] : (match[1] ?? match[2] ?? match[0])).trim()
      if (value !== '' && (accept === undefined || accept(value, text, match.index))) onSeen(kind, value)
    }
  }
}
