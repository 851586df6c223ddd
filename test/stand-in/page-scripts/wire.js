// Structured-clone-shaped text codec. Plain script: the host runs it in its own realm, and it is put into each page's isolated world.
;(() => {
  const typedArrays = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
  ]
  const typedArrayNames = new Map([...typedArrays, BigInt64Array, BigUint64Array].map((type) => [type.name, type]))

  const toBase64 = (bytes) => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768))
    return btoa(text)
  }
  const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

  /** A value as [kind, …]; objects are entries of `nodes` and referred to by their index, so that cycles survive. */
  function encode(value) {
    const seen = new Map()
    const nodes = []
    const nodeOf = (object, tag) => {
      if (tag === 'Date') return ['date', Number(object)]
      if (tag === 'RegExp') return ['regexp', object.source, object.flags]
      if (tag === 'Map') return ['map', [...object].map(([key, item]) => [put(key), put(item)])]
      if (tag === 'Set') return ['set', [...object].map(put)]
      if (tag === 'ArrayBuffer') return ['buffer', toBase64(new Uint8Array(object))]
      if (typedArrayNames.has(tag)) return ['typed', tag, toBase64(new Uint8Array(object.buffer, object.byteOffset, object.byteLength))]
      if (tag === 'Error') return ['error', object.name, object.message, object.stack]
      if (Array.isArray(object)) return ['array', object.length, Object.keys(object).map((key) => [key, put(object[key])])]
      if (tag === 'Object') return ['object', Object.keys(object).map((key) => [key, put(object[key])])]
      throw new DOMException(`${tag} could not be cloned by the stand-in.`, 'DataCloneError')
    }
    const put = (item) => {
      if (item === undefined) return ['undefined']
      if (typeof item === 'bigint') return ['bigint', String(item)]
      if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0)))
        return ['number', Object.is(item, -0) ? '-0' : String(item)]
      if (item === null || typeof item !== 'object') return ['plain', item]
      if (seen.has(item)) return ['node', seen.get(item)]
      const id = nodes.push(null) - 1
      seen.set(item, id)
      nodes[id] = nodeOf(item, Object.prototype.toString.call(item).slice(8, -1))
      return ['node', id]
    }
    // Throws DataCloneError for functions, symbols, DOM nodes and proxies, as Electron does.
    const root = put(structuredClone(value))
    return JSON.stringify([root, nodes])
  }

  function decode(text) {
    const [root, nodes] = JSON.parse(text)
    const made = new Map()
    const keep = (id, object) => {
      made.set(id, object)
      return object
    }
    const makers = {
      date: ([time]) => new Date(time),
      regexp: ([source, flags]) => new RegExp(source, flags),
      buffer: ([base64]) => fromBase64(base64).buffer,
      typed: ([name, base64]) => new (typedArrayNames.get(name))(fromBase64(base64).buffer),
      error: ([name, message, stack]) => Object.assign(new Error(message), { name, stack }),
    }
    const fill = (id, [kind, ...rest]) => {
      if (kind in makers) return keep(id, makers[kind](rest))
      if (kind === 'map') {
        const map = keep(id, new Map())
        for (const [key, item] of rest[0]) map.set(get(key), get(item))
        return map
      }
      if (kind === 'set') {
        const set = keep(id, new Set())
        for (const item of rest[0]) set.add(get(item))
        return set
      }
      const isArray = kind === 'array'
      const object = keep(id, isArray ? new Array(rest[0]) : {})
      for (const [key, item] of isArray ? rest[1] : rest[0]) object[key] = get(item)
      return object
    }
    const get = ([kind, item]) => {
      if (kind === 'plain') return item
      if (kind === 'undefined') return undefined
      if (kind === 'number') return Number(item)
      if (kind === 'bigint') return BigInt(item)
      return made.has(item) ? made.get(item) : fill(item, nodes[item])
    }
    return get(root)
  }

  globalThis.__standInWire = { encode, decode }
})()
