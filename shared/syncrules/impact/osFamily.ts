import type { Localized } from '../../facts/localized.ts'

export const osFamilyIds = [
  'server2012R2',
  'windows81',
  'windows10',
  'server2016',
  'server2012',
  'windows7',
  'olderWindows',
  'otherWindows',
  'notWindows',
  'unknown',
] as const
export type OsFamilyId = (typeof osFamilyIds)[number]

const labels: Readonly<Record<OsFamilyId, Localized>> = {
  server2012R2: { en: 'Windows Server 2012 R2', fr: 'Windows Server 2012 R2' },
  windows81: { en: 'Windows 8.1', fr: 'Windows 8.1' },
  windows10: { en: 'Windows 10 and 11', fr: 'Windows 10 et 11' },
  server2016: { en: 'Windows Server 2016 and later', fr: 'Windows Server 2016 et ultérieurs' },
  server2012: { en: 'Windows 8, Windows Server 2012', fr: 'Windows 8, Windows Server 2012' },
  windows7: { en: 'Windows 7, Windows Server 2008 R2', fr: 'Windows 7, Windows Server 2008 R2' },
  olderWindows: { en: 'Older Windows', fr: 'Windows plus anciens' },
  otherWindows: { en: 'Windows without a version', fr: 'Windows sans version' },
  notWindows: { en: 'Not Windows', fr: 'Autre que Windows' },
  unknown: { en: 'System not stated', fr: 'Système non indiqué' },
}

export const familyLabel = (id: string): Localized => (isFamily(id) ? labels[id] : labels.unknown)

const isFamily = (id: string): id is OsFamilyId => (osFamilyIds as readonly string[]).includes(id)

/** By what the system calls itself where no version stands beside it. The order matters: `2012 R2` holds `2012`. */
const byName: readonly (readonly [RegExp, OsFamilyId])[] = [
  [/server.*2012\s*r2/i, 'server2012R2'],
  [/server.*2012/i, 'server2012'],
  [/server.*2008\s*r2/i, 'windows7'],
  [/server.*(2000|2003|2008)/i, 'olderWindows'],
  [/server.*20\d\d/i, 'server2016'],
  [/windows\s*8\.1/i, 'windows81'],
  [/windows\s*8/i, 'server2012'],
  [/windows\s*7/i, 'windows7'],
  [/windows\s*(10|11)/i, 'windows10'],
  [/windows\s*(2000|xp|vista|nt)/i, 'olderWindows'],
]

/**
 * The family of systems that a computer belongs to, by `operatingSystem` and `operatingSystemVersion` (`6.3 (9600)`) of its object.
 * The version decides, as the Computer Join rules read it; the name tells servers from clients.
 */
export function osFamily(name: string | undefined, version: string | undefined): OsFamilyId {
  if (name === undefined || name.trim() === '') return 'unknown'
  if (!/windows/i.test(name)) return 'notWindows'
  const isServer = /server/i.test(name)
  const [, major = '', minor = ''] = /^\s*(\d+)\.(\d+)/.exec(version ?? '') ?? []
  switch (`${major}.${minor}`) {
    case '6.3':
      return isServer ? 'server2012R2' : 'windows81'
    case '6.2':
      return 'server2012'
    case '6.1':
      return 'windows7'
    case '.':
      return byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'otherWindows'
    default:
      if (Number(major) >= 10) return isServer ? 'server2016' : 'windows10'
      return 'olderWindows'
  }
}
