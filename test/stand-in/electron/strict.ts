/** Names that JavaScript itself, or a test's printer, asks of any object. */
const ALWAYS_ASKED = new Set([
  'then',
  'toJSON',
  'inspect',
  '__esModule',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  '@@__IMMUTABLE_ITERABLE__@@',
])

export function notImitated(what: string): never {
  throw new Error(`stand-in: ${what} is not imitated`)
}

/** Makes every name that the imitation lacks fail loudly, where undefined would pass in silence what Electron would do. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(of, key, receiver) {
      if (key in of || typeof key === 'symbol' || ALWAYS_ASKED.has(key)) return Reflect.get(of, key, receiver)
      return notImitated(`${name}.${key}`)
    },
  })
}

/** Refuses options that the imitation does not know, since it could not say what they would do. */
export function refuseUnknownOptions(name: string, options: object, known: ReadonlySet<string>): void {
  for (const key of Object.keys(options)) if (!known.has(key)) notImitated(`${name} option ${key}`)
}
