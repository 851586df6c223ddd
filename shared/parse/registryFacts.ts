import type { Fact, FactValue } from '../facts/fact.ts'
import type { FactKindId } from '../facts/factKinds.ts'
import type { RegistryValueRecord } from '../facts/record.ts'
import { asModeSwitch } from './textFacts.ts'

type Convert = (data: RegistryValueRecord['data']) => FactValue | undefined

interface ValueMeaning {
  readonly kind: FactKindId
  readonly subject?: string
  readonly convert: Convert
}

const text: Convert = (data) => (typeof data === 'string' && data.trim() !== '' ? data.trim() : undefined)
const guid: Convert = (data) =>
  typeof data === 'string' ? /^\s*\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?\s*$/i.exec(data)?.[1]?.toLowerCase() : undefined
/** The enrolment answer is JSON; only the Intune id of it is documented. */
const intuneDeviceId: Convert = (data) =>
  typeof data === 'string' ? guid(/"intuneDeviceId"\s*:\s*"([^"]*)"/i.exec(data)?.[1] ?? '') : undefined
/** Numbers are REG_DWORD nearly everywhere, but exports edited by hand and older editions hold them as text. */
const number: Convert = (data) => {
  if (typeof data === 'number') return data
  return typeof data === 'string' && /^\d{1,10}$/.test(data.trim()) ? Number(data) : undefined
}
/** Start of a service: names as `Get-Service` prints them (winnt.h SERVICE_BOOT_START …). */
const startType: Convert = (data) => (typeof data === 'number' ? ['Boot', 'System', 'Automatic', 'Manual', 'Disabled'][data] : undefined)

const modeSwitch: Convert = (data) => {
  const read = typeof data === 'string' ? asModeSwitch(data) : undefined
  return read !== undefined && 'value' in read ? read.value : undefined
}

/** 0 turns the fallback off; the words are those of dsregcmd. */
const fallback: Convert = (data) => (typeof data === 'number' ? (data === 0 ? 'DISABLED' : 'ENABLED') : undefined)

const senseCm = 'software\\microsoft\\sensecm'
const windowsAtp = 'software\\microsoft\\windows advanced threat protection'
const clientScp = 'software\\microsoft\\windows\\currentversion\\cdj\\aad'
const currentVersion = 'software\\microsoft\\windows nt\\currentversion'
const systemInformation = 'system\\currentcontrolset\\control\\systeminformation'
const services = 'system\\currentcontrolset\\services'
/** Names in the registry, lower case, and the subjects that facts of all formats use. */
const serviceKeys = [
  ['sense', 'sense'],
  ['diagtrack', 'diagTrack'],
  ['wlidsvc', 'wlid'],
  ['windefend', 'defenderAv'],
] as const

/** Key and value below HKEY_LOCAL_MACHINE, lower case, to what they state. Places and meanings: dossier, registry. */
const meanings: ReadonlyMap<string, readonly ValueMeaning[]> = new Map(
  Object.entries({
    [`${senseCm}|enrollmentstatus`]: [{ kind: 'enrollment.status', convert: number }],
    [`${senseCm}|tenantid`]: [{ kind: 'entra.tenantId', convert: guid }],
    [`${senseCm}|deviceid`]: [{ kind: 'entra.deviceId', convert: guid }],
    [`${senseCm}|enrollmentpayload`]: [{ kind: 'enrollment.intuneDeviceId', convert: intuneDeviceId }],
    [`${senseCm}|lastcheckinattempt`]: [{ kind: 'enrollment.lastCheckinAttempt', convert: text }],
    [`${senseCm}|lastcheckinsuccess`]: [{ kind: 'enrollment.lastCheckinSuccess', convert: text }],
    [`${windowsAtp}|senseid`]: [{ kind: 'mde.senseDeviceId', convert: text }],
    [`${windowsAtp}|sensecmconfiguration`]: [{ kind: 'enrollment.modeSwitch', convert: modeSwitch }],
    [`${windowsAtp}\\status|onboardingstate`]: [{ kind: 'mde.onboardingState', convert: number }],
    [`${windowsAtp}\\status|orgid`]: [{ kind: 'mde.orgId', convert: guid }],
    [`${clientScp}|tenantid`]: [
      { kind: 'scp.tenantId', subject: 'client', convert: guid },
      // The analyzer's word for an SCP that comes from these values, which win over the directory.
      { kind: 'scp.configurationType', convert: (data) => (guid(data) === undefined ? undefined : 'Client') },
    ],
    [`${clientScp}|tenantname`]: [{ kind: 'scp.tenantName', subject: 'client', convert: text }],
    'software\\microsoft\\windows\\currentversion\\cdj|enterprisedrsname': [{ kind: 'scp.enterpriseDrsName', convert: text }],
    'software\\microsoft\\windows\\currentversion\\cdj|fallbacktosyncjoin': [{ kind: 'diagnostic.fallbackToSyncJoin', convert: fallback }],
    [`${currentVersion}|productname`]: [{ kind: 'device.os', convert: text }],
    [`${currentVersion}|editionid`]: [{ kind: 'device.osEdition', convert: text }],
    [`${systemInformation}|systemmanufacturer`]: [{ kind: 'device.manufacturer', convert: text }],
    [`${systemInformation}|systemproductname`]: [{ kind: 'device.model', convert: text }],
    'system\\currentcontrolset\\control\\computername\\computername|computername': [{ kind: 'device.name', convert: text }],
    ...Object.fromEntries(
      serviceKeys.map(([key, subject]): [string, readonly ValueMeaning[]] => [
        `${services}\\${key}|start`,
        [{ kind: 'service.startType', subject, convert: startType }],
      ]),
    ),
  } satisfies Record<string, readonly ValueMeaning[]>),
)

/** Below it one key for each join, named by the device certificate's thumbprint. */
const joinInfoTenant = /^system\\currentcontrolset\\control\\clouddomainjoin\\joininfo\\[^\\]+\|tenantid$/
const joinInfoMeanings: readonly ValueMeaning[] = [{ kind: 'entra.tenantId', subject: '', convert: guid }]

const MACHINE = 'HKEY_LOCAL_MACHINE\\'
const QUOTE_LENGTH = 300

/** What one registry value states, in the vocabulary of all formats; nothing for a value whose meaning is not known. */
export function normalizeRegistryValue(record: RegistryValueRecord): readonly Fact[] {
  const place = placeOf(record)
  if (place === undefined) return []
  const known = meanings.get(place) ?? (joinInfoTenant.test(place) ? joinInfoMeanings : [])
  return known.flatMap(({ kind, subject, convert }) => {
    const value = convert(record.data)
    return value === undefined ? [] : [factOf(record, kind, subject ?? '', value)]
  })
}

/** Binary hives and exports of one control set have `ControlSet001` …; `Select\\Current` says which of them is the current one. */
const numberedControlSet = /^HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet(\d{3})(?=\\)/i
const selectedControlSet = 'system\\select|current'

/** Normalizes the values of one file: some facts need values that stand apart, and are handed out at its end. */
export class RegistryNormalizer {
  #build: RegistryValueRecord | undefined
  #revision: number | undefined
  #currentSet: number | undefined
  readonly #byControlSet = new Map<number, Fact[]>()

  /** Facts that a value states by itself. */
  normalize(record: RegistryValueRecord): readonly Fact[] {
    const place = placeOf(record)
    if (place === undefined) return []
    if (place === `${currentVersion}|currentbuild`) this.#build = record
    if (place === `${currentVersion}|ubr` && typeof record.data === 'number') this.#revision = record.data
    if (place === selectedControlSet && typeof record.data === 'number') this.#currentSet = record.data
    const controlSet = numberedControlSet.exec(record.key)?.[1]
    if (controlSet === undefined) return normalizeRegistryValue(record)
    this.#hold(Number(controlSet), record)
    return []
  }

  /** Facts that needed several values; to be called at the end of the file. */
  finish(): readonly Fact[] {
    const only = this.#byControlSet.size === 1 ? [...this.#byControlSet.keys()][0] : undefined
    const current = this.#currentSet ?? only
    const facts = current === undefined ? [] : (this.#byControlSet.get(current) ?? [])
    if (typeof this.#build?.data !== 'string' || this.#build.data === '') return facts
    const build = this.#revision === undefined ? this.#build.data : `${this.#build.data}.${this.#revision}`
    return [...facts, factOf(this.#build, 'device.osBuild', '', build)]
  }

  #hold(controlSet: number, record: RegistryValueRecord): void {
    const asCurrent = { ...record, key: record.key.replace(numberedControlSet, 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet') }
    const facts = normalizeRegistryValue(asCurrent)
    if (facts.length === 0) return
    const held = facts.map((fact): Fact => ({ ...fact, locator: { kind: 'key', key: record.key, name: record.name } }))
    this.#byControlSet.set(controlSet, [...(this.#byControlSet.get(controlSet) ?? []), ...held])
  }
}

function placeOf(record: RegistryValueRecord): string | undefined {
  if (!record.key.startsWith(MACHINE)) return undefined
  return `${record.key.slice(MACHINE.length)}|${record.name}`.toLowerCase()
}

function factOf(record: RegistryValueRecord, kind: FactKindId, subject: string, value: FactValue): Fact {
  const words = Array.isArray(record.data) ? record.data.join(', ') : String(record.data)
  const quote = `${record.name} ${record.valueType} ${words}`.replace(/\s+/g, ' ').slice(0, QUOTE_LENGTH)
  return { kind, subject, value, locator: { kind: 'key', key: record.key, name: record.name }, quote, trusted: true }
}
