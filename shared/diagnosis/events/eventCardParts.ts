import type { EventCard } from '../../contract/eventRequests.ts'
import { answerInText, type EventTextField, isAnswerField, readAnswer, valueInText } from '../../facts/eventText.ts'

export type CardPart = EventCard['parts'][number]
type PartKind = CardPart['kind']

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const WHOLE_GUID = new RegExp(`^\\{?(${GUID})\\}?$`, 'i')
const NO_GUID = '00000000-0000-0000-0000-000000000000'

const URL_TEXT = /\bhttps?:\/\/[^\s"'<>()[\]{}|\\^`]{3,500}/gi
/** A host without a scheme counts in a field that is named for an address. */
const ADDRESS_FIELD = /(?:url|uri|endpoint|server|host)(?:name)?$/i
const HOST = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+(?::\d{1,5})?(?:\/\S*)?$/i

const CORRELATION_FIELD = /(?:correlation_?id|client_?request_?id|^activity_?id|^request_?id)$/i
const CORRELATION_TEXT = new RegExp(
  `(?:correlation[ _-]?id|client-request-id|request[ _-]?id|activity[ _-]?id)["']?\\s*[:=]?\\s*["']?\\{?(${GUID})`,
  'gi',
)

/** Symbols and functions of the AAD runtime: `AADRT_E_DEVICE_NOT_FOUND`, `AadRtGetToken`. */
const RUNTIME_API =
  /(?<![\w.\\/-])(?:AADRT_[A-Z0-9_]{2,60}|AADRT[A-Z]\w{2,60}|AadRt\w{2,60}|Aad[A-Z][A-Za-z0-9]{3,60}(?=\(|\s+(?:failed|returned|completed)\b))(?![\w-])/g
/** A function of Windows by what stands behind its name. */
const CALLED = /(?<![\w.\\/-])((?:[A-Z][a-z0-9]+){2,6}[AW]?)(?:\(\))?\s+(?:failed|returned)\b/g
const CALL_OF = /\b(?:call(?:ing)?(?: to| of)?|API|function|Win32 ?Api)\s*[:=]?\s*["']?((?:[A-Z][a-z0-9]+){2,6}[AW]?)(?:\(\))?(?![\w.])/g
/** Functions of Windows that lie on the way of a join: recognised wherever their name stands. */
const KNOWN_API =
  /(?<![\w.])(?:WinHttp[A-Z]\w{2,40}|Internet(?:Open|Connect|ReadFile|QueryOption)\w{0,20}|Http(?:OpenRequest|SendRequest|QueryInfo)\w{0,10}|NCrypt[A-Z]\w{2,40}|BCrypt[A-Z]\w{2,40}|Crypt(?:AcquireContext|Protect|Unprotect|Import|Export|SignHash|SignMessage|Acquire|Decode|Encode|Query|BinaryTo|StringTo)\w{0,40}|Cert(?:Open|Find|Get|Add|Create|Delete|Verify|Close)[A-Z]\w{1,40}|Ds(?:GetDcName|Bind|CrackNames|EnumerateDomainTrusts)\w{0,10}|Net(?:GetJoinInformation|GetAadJoinInformation|GetDCName|CreateProvisioningPackage)|Lsa(?:LogonUser|CallAuthenticationPackage|LookupAuthenticationPackage|RegisterLogonProcess|ConnectUntrusted|Open\w+|Lookup\w+)|ldap_[a-z_]{3,30}|GetComputer(?:Name|ObjectName)\w{0,4}|LookupAccount(?:Name|Sid)\w?|LogonUser(?:Ex)?\w?|CoCreateInstance\w{0,2}|CoInitialize\w{0,10}|Reg(?:OpenKey|QueryValue|SetValue|CreateKey|GetValue|DeleteValue|EnumKey)\w{0,4}|AcquireCredentialsHandle\w?|InitializeSecurityContext\w?|GetAddrInfo\w{0,3}|WSA[A-Z]\w{3,30}|Tbs[a-z_A-Z]\w{3,30})(?![\w.])/g

const HTTP_FIELD = /^(?:server)?http_?s?status(?:code)?$/i
const HTTP_TEXT =
  /(?:\bHTTP\/\d(?:\.\d)? |\bhttps?[ _]?status[ _]?(?:code)?\s*(?:is|was|of)?\s*[:=(]?\s*"?|\bstatus code\s*[:=]?\s*)([1-5]\d\d)(?![\w%-]|[.:,]\d)/gi

/** What else than codes is read in one field, or in the message (`name` absent). */
export function partsOf(text: string, field: EventTextField | undefined): CardPart[] {
  const read: CardPart[] = []
  const add = (kind: PartKind, value: string | undefined): void => {
    if (value === undefined || value === '') return
    read.push({ kind, value, ...(field === undefined || field.name === '' ? {} : { field: field.name }) })
  }
  const runtime = [...text.matchAll(RUNTIME_API)].map(([name]) => name)
  for (const name of runtime) add('runtimeApi', name)
  for (const name of functionsIn(text)) if (!runtime.includes(name)) add('win32Api', name)
  for (const url of text.matchAll(URL_TEXT)) add('url', url[0].replace(/[.,;:!?]+$/, ''))
  if (field !== undefined && ADDRESS_FIELD.test(field.name) && HOST.test(field.value.trim())) add('url', field.value.trim())
  for (const id of correlationsIn(text, field)) add('correlationId', id)
  if (field !== undefined && HTTP_FIELD.test(field.name)) add('httpStatus', /^[1-5]\d\d$/.exec(field.value.trim())?.[0])
  else for (const [, status] of text.matchAll(HTTP_TEXT)) add('httpStatus', status)
  const answer = field !== undefined && isAnswerField(field) ? readAnswer(field.value) : answerInText(text)
  if (answer !== undefined) add('serverMessage', answer.code === undefined ? answer.message : `${answer.code}: ${answer.message}`)
  for (const kind of ['joinMode', 'errorPhase', 'registrationType'] as const) add(kind, namedValue(kind, text, field))
  add('tenantId', WHOLE_GUID.exec(namedValue('tenantId', text, field) ?? '')?.[1]?.toLowerCase())
  return read
}

/** Functions of Windows in their order: known ones, and what failed or returned. A runtime's own are told apart by the caller. */
const functionsIn = (text: string): string[] =>
  [...text.matchAll(KNOWN_API), ...text.matchAll(CALLED), ...text.matchAll(CALL_OF)]
    .toSorted((a, b) => a.index - b.index)
    .map(([whole, name]) => name ?? whole)
    .filter((name) => !/^(?:Aad|Adal|Exit|Http Status)/.test(name))

/** The value of a field of this name, or behind the name in running text. */
function namedValue(name: string, text: string, field: EventTextField | undefined): string | undefined {
  const isField = field?.name.replaceAll(/[ _-]/g, '').toLowerCase() === name.toLowerCase()
  return isField ? valueInText(`${name}: ${field.value}`, name) : valueInText(text, name)
}

function correlationsIn(text: string, field: EventTextField | undefined): string[] {
  const own = field !== undefined && CORRELATION_FIELD.test(field.name) ? WHOLE_GUID.exec(field.value.trim())?.[1] : undefined
  const told = [...text.matchAll(CORRELATION_TEXT)].map(([, id]) => id)
  return [own, ...told].flatMap((id) => (id === undefined || id === NO_GUID ? [] : [id.toLowerCase()]))
}
