/** Endings that only private networks use: they name nobody, and what a rule says of them stays true. */
const privateEndings: ReadonlySet<string> = new Set([
  'local',
  'lan',
  'internal',
  'intranet',
  'corp',
  'home',
  'ad',
  'priv',
  'private',
  'test',
  'localdomain',
])
/** Second labels below which people register names: `example.co.uk`. */
const sharedSecond: ReadonlySet<string> = new Set(['co', 'com', 'net', 'org', 'ac', 'gov', 'gouv', 'edu', 'or', 'ne'])
/** Where each customer has a name of its own below one of Microsoft's. */
const tenantEndings: readonly string[] = [
  'mail.onmicrosoft.com',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'onmicrosoft.de',
  'partner.onmschina.cn',
]

export interface DomainParts {
  /** What was registered, as `contoso.com`. */
  readonly registered: string
  /** Its first label: `contoso`. */
  readonly stem: string
  /** What follows it and tells nobody's name, where it is kept: `.onmicrosoft.com`, `.local`. */
  readonly keptEnding: string | undefined
  /** Labels before it, as `pc-1` and `ad`. */
  readonly labels: readonly string[]
}

/** The parts of a name with a dot, lower case; undefined for what is none. */
export function splitHost(host: string): DomainParts | undefined {
  const labels = host.split('.')
  if (labels.length < 2 || labels.some((label) => label === '')) return undefined
  const tenant = tenantEndings.find((ending) => host.endsWith(`.${ending}`))
  const last = labels.at(-1) ?? ''
  const endingLabels = tenant?.split('.').length ?? endingLength(labels)
  const at = labels.length - endingLabels - 1
  const stem = labels[at]
  if (stem === undefined) return undefined
  const isPrivate = endingLabels === 1 && privateEndings.has(last)
  return {
    registered: labels.slice(at).join('.'),
    stem,
    keptEnding: tenant !== undefined ? `.${tenant}` : isPrivate ? `.${last}` : undefined,
    labels: labels.slice(0, at),
  }
}

const endingLength = (labels: readonly string[]): number =>
  labels.length > 2 && (labels.at(-1) ?? '').length === 2 && sharedSecond.has(labels.at(-2) ?? '') ? 2 : 1

const HOST = /^(?=.{3,253}$)(?:[\p{L}\d_](?:[\p{L}\d_-]{0,61}[\p{L}\d_])?\.)+[\p{L}][\p{L}\d-]{1,23}$/u
/** Endings of file names, which look like hosts. */
const FILE_ENDING =
  /\.(?:exe|dll|sys|txt|log|xml|json|etl|evtx|zip|htm|html|reg|csv|cab|dat|ini|cpl|msi|ps1|cmd|bat|cpp|hpp|cs|tmp|inf|mui|pdb|jcase|db|man)$/

/** True for what has the form of a name with a domain; lower case. */
export const isHostName = (text: string): boolean => HOST.test(text) && !FILE_ENDING.test(text)

/** Endings by which a bare name in running text is taken for a host: names of code (`System.Net`, `Foo.Bar`) have others. */
const PLAIN_ENDING = /\.(?:com|org|eu|local|lan|internal|intranet|corp|priv|localdomain|fr|de|ch|be|uk|es|it|nl|at|ca|us|info)$/
export const looksLikeHost = (text: string): boolean => isHostName(text) && PLAIN_ENDING.test(text)
