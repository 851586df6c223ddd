/** The part of a package-lock.json (version 3) that says what is installed where. */
export interface LockEntry {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type LockPackages = Readonly<Record<string, LockEntry>>

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * Lock entries for optional packages of other platforms that the lock lacks, by their place in it.
 * npm leaves them out when the registry it asked does not have them, and `npm ci` then refuses the lock as a whole.
 * System and processor are read from the name (`@biomejs/cli-linux-x64-musl`), so that npm never fetches what does not fit.
 */
export function missingOptionalPackages(packages: LockPackages): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {}
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    if (place === '') continue
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (!isThere(packages, place, name)) missing[`node_modules/${name}`] = { ...platformEntry(name, range), ...(dev ? { dev } : {}) }
    }
  }
  return missing
}

/** Looks where Node would: beside the package that wants it, then further out. */
function isThere(packages: LockPackages, place: string, name: string): boolean {
  const from = place.lastIndexOf('/node_modules/')
  const outer = from < 0 ? '' : place.slice(0, from)
  if (`${place}/node_modules/${name}` in packages) return true
  return outer === '' ? `node_modules/${name}` in packages : isThere(packages, outer, name)
}

function platformEntry(name: string, range: string): LockEntry {
  const words = name.split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(os.includes('linux') ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {}),
    optional: true,
  }
}
