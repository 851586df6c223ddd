// The page's own world, before any script of the page: the far half of contextBridge.
// It speaks with the isolated world by DOM events alone; Blink clones their detail between worlds.
export function setUpMainWorld(key) {
  const callbacks = new Map()
  const callbackIds = new WeakMap()
  const promises = new Map()
  let reply

  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(key + name, { detail }))
  const hear = (name, listener) => document.addEventListener(key + name, (event) => listener(event.detail))

  const pack = (value) => {
    if (typeof value !== 'function') return { value }
    if (!callbackIds.has(value)) {
      callbackIds.set(value, callbacks.size + 1)
      callbacks.set(callbacks.size + 1, value)
    }
    return { fn: callbackIds.get(value) }
  }
  const callFar = (fn, args) => {
    reply = undefined
    tell('call', { fn, args: args.map(pack) })
    const answer = reply
    if (answer === undefined) throw new Error('An object could not be cloned.')
    if (answer.error) throw answer.error
    if (answer.promise) return new Promise((resolve, reject) => promises.set(answer.promise, { resolve, reject }))
    return unpack(answer.packed)
  }
  const unpack = (packed) => {
    if ('fn' in packed) return (...args) => callFar(packed.fn, args)
    if ('object' in packed) return Object.freeze(Object.fromEntries(packed.object.map(([name, item]) => [name, unpack(item)])))
    return packed.value
  }

  hear('reply', (answer) => {
    reply = answer
  })
  hear('settle', ({ promise, ok, value }) => {
    const { resolve, reject } = promises.get(promise)
    promises.delete(promise)
    if (ok) resolve(value)
    else reject(value)
  })
  hear('callback', ({ fn, args }) => callbacks.get(fn)?.(...args.map(unpack)))
  hear('expose', ({ name, api }) => {
    Object.defineProperty(globalThis, name, { value: unpack(api), configurable: false, writable: false, enumerable: true })
  })
}
