import type { ValueKind } from '../contract/redactRequests.ts'
import { guidOfEntraSid, isTellingIpv4, isTellingIpv6 } from './addresses.ts'
import { type FieldKind, fieldKindOf } from './fieldKinds.ts'
import { isHostName, looksLikeHost, splitHost } from './hostNames.ts'
import { findInText, type SeenKind } from './textPatterns.ts'
import { textsInBytes } from './textsInBytes.ts'
import { isInKnowledge, isKnowledgeWord, isKnownGuid, isOrdinary, isServiceHost, isServiceLabel } from './wellKnown.ts'

/** A value to be replaced, as it was met. */
export interface SensitiveValue {
  /** As it was met first. */
  readonly text: string
  readonly kind: ValueKind
  /** Every way in which its letters were met. */
  readonly spellings: readonly string[]
  readonly count: number
  readonly places: readonly string[]
}

interface Met {
  readonly text: string
  readonly kind: ValueKind
  readonly spellings: Set<string>
  count: number
  readonly places: Set<string>
}

/** Spellings, and places, that are kept of one value. */
const MAX_SPELLINGS = 6
const MAX_PLACES = 3
/** Names in running text that may turn out to be a customer's: more are not kept. */
const MAX_CANDIDATES = 200_000
/** Letters of a line of a certificate in PEM (RFC 7468). */
const PEM_LINE = 64
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

export interface Collector {
  /** A value whose name says what it may be. */
  takeField(name: string, value: string, place: string): void
  takeAs(kind: FieldKind, value: string, place: string): void
  /** Running text, JSON and paths: what its form shows. `isVersion`: four numbers are no address. */
  takeText(text: string, place: string, isVersion?: boolean): void
  /** Bytes in hexadecimal digits: the texts and SIDs in them. Nothing where it is none. */
  takeBytes(digits: string, place: string): void
  values(): SensitiveValue[]
}

/** Gathers the sensitive values of a case: by their origin first, by their form second. A value is the same whatever the case of its letters. */
export function createCollector(): Collector {
  const met = new Map<string, Met>()
  const domains = new Map<string, string>()
  const hosts = new Map<string, string>()
  const candidates = new Map<string, string>()
  const accounts = new Map<string, string>()

  const keep = (kind: ValueKind, text: string, place: string): void => {
    const value = text.trim()
    const folded = value.toLowerCase()
    if (value.length < 2 || isOrdinary(folded) || /^[^\p{L}\d]+$/u.test(value)) return
    const known = met.get(folded)
    if (known === undefined) {
      met.set(folded, { text: value, kind, spellings: new Set([value]), count: 1, places: new Set([place]) })
      return
    }
    known.count++
    if (known.spellings.size < MAX_SPELLINGS) known.spellings.add(value)
    if (known.places.size < MAX_PLACES) known.places.add(place)
  }
  const takeGuid = (kind: ValueKind, text: string, place: string): boolean => {
    const guid = GUID.exec(text.trim())?.[1]
    if (guid === undefined) return false
    if (!isKnownGuid(guid.toLowerCase())) keep(kind, guid, place)
    return true
  }
  const takeIp = (text: string, place: string): boolean => {
    if (!/^[\d.]+$|:/.test(text)) return false
    if (isTellingIpv4(text) || isTellingIpv6(text)) keep('ip', text, place)
    return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) || isTellingIpv6(text)
  }
  const takeDomain = (text: string, place: string): void => {
    const domain = text
      .trim()
      .toLowerCase()
      .replace(/^\.|\.$/g, '')
    if (takeIp(domain, place)) return
    if (!isHostName(domain)) {
      if (/^[\p{L}\d][\p{L}\d_-]{1,62}$/u.test(domain) && !/^(?:0x[\da-f]+|\d+)$/.test(domain)) keep('domain', text.trim(), place)
      return
    }
    if (!isServiceHost(domain) && !domains.has(domain)) domains.set(domain, place)
  }
  const takeHost = (text: string, place: string, isDevice: boolean): void => {
    const name = text.trim().replace(/[.$]$/, '').replace(/^\\\\/, '')
    if (takeIp(name, place) || takeGuid('device', name, place)) return
    const folded = name.toLowerCase()
    if (!isHostName(folded)) {
      // Two letters are an ending of names, or a part of one.
      const isName = /^[\p{L}\d][\p{L}\d _.-]{1,62}$/u.test(name) && !/^0x/.test(folded) && (isDevice || !/^[a-z]{2}$/.test(folded))
      if (isName) keep(isDevice ? 'device' : 'host', name, place)
      if (isDevice && name.length > 15 && /^[\p{L}\d-]+$/u.test(name)) keep('device', name.slice(0, 15), place)
      return
    }
    if (isServiceHost(folded)) return
    const [label = ''] = name.split('.')
    if (isDevice) {
      keep('device', label, place)
      if (label.length > 15) keep('device', label.slice(0, 15), place)
    }
    hosts.set(folded, place)
    const rest = folded.slice(label.length + 1)
    if (isDevice && isHostName(rest)) takeDomain(rest, place)
  }
  const takeSid = (sid: string, place: string): void => {
    const guid = guidOfEntraSid(sid)
    if (guid !== undefined) keep('id', guid, place)
    const account = /^S-1-5-21-\d+-\d+-\d+/i.exec(sid)?.[0]
    keep('sid', account ?? sid, place)
  }
  const takeMail = (text: string, place: string): void => {
    const [local = '', domain = ''] = text.split('@')
    if (isInKnowledge(text.toLowerCase())) return
    takeDomain(domain, place)
    const isRole = isOrdinary(local.toLowerCase()) || isKnowledgeWord(local.toLowerCase()) || ROLES.test(local)
    if (!isRole && local.length > 2) keep('user', local, place)
    keep('mail', text, place)
  }
  const takeUser = (text: string, place: string): void => {
    const value = text.trim()
    if (value.length > 128 || takeGuid('id', value, place)) return
    if (/^CN=/i.test(value)) takeUser(firstNameOf(value), place)
    if (/^S-1-/i.test(value) || value.includes('@') || /^CN=/i.test(value)) {
      eachSeen(value, place)
      return
    }
    const account = /^([^\\]+)\\+([^\\]+)$/.exec(value)
    if (account !== null) {
      const [, domain = '', name = ''] = account
      if (!isOrdinary(domain.toLowerCase())) takeDomain(domain, place)
      if (!/^(?:nt |builtin|autorit|window manager|font driver)/i.test(domain)) takeUser(name, place)
      return
    }
    if (!/^[\p{L}\d][\p{L}\p{M}\d ,._'’()&/-]{1,63}\$?$/u.test(value) || /^(?:0x)?[\d.]+$/i.test(value)) return
    keep(value.endsWith('$') ? 'device' : 'user', value.replace(/\$$/, ''), place)
    const [, family, given] = /^([\p{L}\p{M}'’-]{2,}), ?([\p{L}\p{M}'’ -]{2,})$/u.exec(value) ?? []
    if (family !== undefined && given !== undefined) keep('user', `${given} ${family}`, place)
  }
  const isSized = (value: string): boolean => value !== '' && value.length < 20_000
  const eachSeen = (text: string, place: string, isVersion = false): void =>
    findInText(text, (kind, value) => takeSeen(kind, value, place), isVersion)

  const takeSeen = (kind: SeenKind, value: string, place: string): void => {
    switch (kind) {
      case 'mail':
        takeMail(value, place)
        break
      case 'sid':
        takeSid(value, place)
        break
      case 'userFolder':
        takeUser(value, place)
        break
      case 'urlHost':
      case 'uncHost': {
        const host = value.toLowerCase().replace(/\.$/, '')
        if (isHostName(host)) {
          if (!isServiceHost(host)) hosts.set(host, place)
        } else if (kind === 'uncHost' && !takeIp(host, place)) keep('host', value, place)
        break
      }
      case 'account':
        if (accounts.size < MAX_CANDIDATES) accounts.set(value.toLowerCase().replace('\\\\', '\\'), place)
        break
      case 'computerAccount':
        if (!isOrdinary(`${value.toLowerCase()}$`)) keep('device', value, place)
        break
      case 'host':
        if (candidates.size < MAX_CANDIDATES && isHostName(value.toLowerCase())) candidates.set(value.toLowerCase(), place)
        break
      case 'ip':
        keep('ip', value, place)
        break
      case 'mac':
        keep('mac', value, place)
        break
      case 'organisation':
        takeAs('tenantName', value, place)
        break
      case 'thumbprint':
        takeAs('thumbprint', value, place)
        break
      case 'tenantGuid':
        takeGuid('tenant', value, place)
        break
      case 'deviceGuid':
        takeGuid('device', value, place)
        break
      case 'idGuid':
        takeGuid('id', value, place)
        break
      case 'tenantName':
        takeDomain(value, place)
        break
      case 'domainDn':
        takeDomain(value.replace(/,? ?DC=/gi, '.').slice(1), place)
        break
      case 'certificate':
        takeCertificate(value, place)
        break
      case 'secret':
        keep('secret', value, place)
        break
    }
  }
  /** The same whatever its lines end with, where they are as long as PEM's. */
  const takeCertificate = (text: string, place: string): void => {
    const [line = ''] = text.trim().split(/\\|\s/)
    keep('certificate', line.length >= PEM_LINE ? text.replace(/(?:\\+[rn]|\s)+/g, '') : text, place)
  }

  const takeAs = (kind: FieldKind, value: string, place: string): void => {
    if (!isSized(value)) return
    const text = value.trim()
    switch (kind) {
      case 'tenantId':
        if (!takeGuid('tenant', text, place) && isHostName(text.toLowerCase())) takeDomain(text, place)
        break
      case 'tenantName':
        if (isHostName(text.toLowerCase())) takeDomain(text, place)
        else if (!takeGuid('tenant', text, place) && text.length <= 100 && /\p{L}/u.test(text)) keep('organisation', text, place)
        break
      case 'deviceName':
        takeHost(text, place, true)
        break
      case 'deviceId':
        if (!takeGuid('device', text, place) && /^[0-9a-f]{32,64}$/i.test(text)) keep('device', text, place)
        break
      case 'user':
        takeUser(text, place)
        break
      case 'userDn':
        if (/^CN=/i.test(text)) takeUser(text, place)
        break
      case 'domain':
        takeDomain(text, place)
        break
      case 'domains':
        for (const part of text.split(/[\s,;]+/)) takeDomain(part, place)
        break
      case 'host':
        takeHost(text, place, false)
        break
      case 'hosts':
        for (const part of proxyHosts(text)) takeHost(part, place, false)
        break
      case 'id':
        if (!takeGuid('id', text, place)) eachSeen(text, place)
        break
      case 'thumbprint':
        if (/^(?:[0-9a-f]{2}[ :]?){16,64}$/i.test(text)) keep('certificate', text.replace(/[ :]/g, ''), place)
        break
      case 'serial':
        if (/^[\w./-]{5,64}$/.test(text) && /\d/.test(text) && !/^0x|^(.)\1*$|^\d{1,6}$/i.test(text)) keep('id', text, place)
        break
      case 'file':
        // Names that tools give to what they write are everybody's.
        if (!isInKnowledge(text.replace(/\.[^.]{1,6}$/, '').toLowerCase())) keep('file', text, place)
        break
      case 'mac':
        if (/^(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}$/i.test(text) && !/^(?:00|ff|[:-])+$/i.test(text)) keep('mac', text, place)
        break
      case 'certificate':
        if (text.length > 60 && /^[A-Za-z0-9+/=\s:]+$/.test(text)) takeCertificate(text, place)
        break
      case 'password':
        if (/^\S{4,128}$/.test(text) && !/^(.)\1*$|^(?:0x)?\d{1,5}$/i.test(text)) keep('secret', text, place)
        break
      case 'secret':
        if (text.length >= 12 && /^\S+$/.test(text) && !/^0x[0-9a-f]+$/i.test(text)) keep('secret', text, place)
        break
    }
  }

  /** Names in running text that belong to a domain that was met, and accounts of one. */
  const settleCandidates = (): void => {
    const roots = new Set([...domains.keys()].flatMap((domain) => [domain, splitHost(domain)?.registered ?? domain]))
    const isOfDomain = (host: string): boolean => ancestors(host).some((each) => roots.has(each))
    for (const [host, place] of candidates) {
      if (!isServiceHost(host) && (isOfDomain(host) || looksLikeHost(host))) hosts.set(host, place)
    }
    const shortNames = new Set([
      'azuread',
      'microsoftaccount',
      ...[...met].filter(([, { kind }]) => kind === 'domain' || kind === 'device').map(([folded]) => folded),
    ])
    for (const root of roots) shortNames.add(splitHost(root)?.stem ?? root)
    for (const [account, place] of accounts) {
      const [left = '', right = ''] = account.split('\\')
      if (shortNames.has(left) || roots.has(left)) takeUser(right, place)
    }
  }

  const keepHosts = (): void => {
    for (const [domain, place] of domains) {
      keep('domain', domain, place)
      const parts = splitHost(domain)
      if (parts === undefined) continue
      keep('domain', parts.registered, place)
      if (parts.stem.length > 2 && !isServiceLabel(parts.stem) && !isKnowledgeWord(parts.stem)) keep('domain', parts.stem, place)
    }
    for (const [host, place] of hosts) {
      const parts = splitHost(host)
      if (parts === undefined) continue
      keep(parts.labels.length === 0 ? 'domain' : 'host', host, place)
      if (parts.labels.length > 0) keep('domain', parts.registered, place)
      const [label] = parts.labels
      if (label !== undefined && label.length > 4 && !isServiceLabel(label) && !isInKnowledge(label)) keep('host', label, place)
    }
  }

  return {
    takeField(name, value, place) {
      const kind = fieldKindOf(name)
      if (kind !== undefined) takeAs(kind, value, place)
    },
    takeAs,
    takeText: eachSeen,
    takeBytes(digits, place) {
      for (const text of textsInBytes(digits)) eachSeen(text, place)
    },
    values() {
      settleCandidates()
      keepHosts()
      return [...met.values()].map(({ text, kind, spellings, count, places }) => ({
        text,
        kind,
        spellings: [...spellings],
        count,
        places: [...places],
      }))
    },
  }
}

/** `Köhler, Jürgen` of `CN=Köhler\\, Jürgen,OU=Staff,DC=…` (RFC 4514). */
const firstNameOf = (dn: string): string => (/^CN=((?:\\.|[^,\\])*)/i.exec(dn)?.[1] ?? '').replace(/\\(.)/g, '$1')

/** Mailboxes that are nobody's. */
const ROLES =
  /^(?:info|it|edv|support|help|helpdesk|servicedesk|service|office|contact|kontakt|mail|post|postmaster|hostmaster|webmaster|abuse|no-?reply|do-?not-?reply|sales|hr|rh|security|accueil|direction)$/i

const ancestors = (host: string): string[] => {
  const labels = host.split('.')
  return labels.map((_label, at) => labels.slice(at).join('.'))
}

/** `http=proxy:8080;https=…`, `proxy.contoso.com:8080`, a PAC file's address. */
const proxyHosts = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s=;,]|\/\/)([\p{L}\d][\p{L}\d._-]{2,200})(?=:\d|[\s;,/]|$)/gu)]
    .map(([, host = '']) => host)
    .filter((host) => host.includes('.'))
