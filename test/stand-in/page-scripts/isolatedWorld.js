// The preload's isolated world: the codec, require('electron') as a sandboxed preload has it, then the built preload itself.
// `preload` is the built file as a function, made by the host: the page's policy forbids evaluating text here too.
export function setUpIsolatedWorld(key, info, preload) {
  const { encode, decode } = globalThis.__standInWire
  const functions = new Map()
  const functionIds = new WeakMap()
  const exposed = new Set()
  let promiseCount = 0

  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(key + name, { detail }))
  const hear = (name, listener) => document.addEventListener(key + name, (event) => listener(event.detail))
  /** contextBridge keeps an error's message and nothing else. */
  const plainError = (error) => new Error(error?.message ?? String(error))

  const pack = (value) => {
    if (typeof value === 'function') {
      if (!functionIds.has(value)) {
        functionIds.set(value, functions.size + 1)
        functions.set(functions.size + 1, value)
      }
      return { fn: functionIds.get(value) }
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    const isPlainObject = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    if (isPlainObject) return { object: Object.keys(value).map((name) => [name, pack(value[name])]) }
    return { value: structuredClone(value) }
  }
  const unpack = (packed) => ('fn' in packed ? (...args) => tell('callback', { fn: packed.fn, args: args.map(pack) }) : packed.value)

  hear('call', ({ fn, args }) => {
    try {
      const result = functions.get(fn)(...args.map(unpack))
      if (typeof result?.then !== 'function') return tell('reply', { packed: pack(result) })
      const promise = ++promiseCount
      result
        .then((value) => tell('settle', { promise, ok: true, value: structuredClone(value) }))
        .catch((error) => tell('settle', { promise, ok: false, value: plainError(error) }))
      return tell('reply', { promise })
    } catch (error) {
      return tell('reply', { error: plainError(error) })
    }
  })

  const contextBridge = {
    exposeInMainWorld(name, api) {
      if (exposed.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(name)
      tell('expose', { name, api: pack(api) })
    },
  }

  const listeners = new Map()
  const waiting = new Map()
  let requests = 0
  const send = (message) => globalThis.__standInSend(JSON.stringify(message))
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel, listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      )
      return ipcRenderer
    },
    send: (channel, ...args) => send({ kind: 'send', channel, args: encode(args) }),
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++requests
        const message = { kind: 'invoke', id, channel, args: encode(args) }
        waiting.set(id, { resolve, reject, channel })
        send(message)
      }),
  }

  /** Paths of files that were dropped on this page, by what tells files apart without a path; see filePaths.ts. */
  const paths = new Map()
  const fileKey = (file) => `${file.name}|${file.size}|${file.lastModified}`
  const webUtils = {
    getPathForFile(file) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File')
      return paths.get(fileKey(file)) ?? ''
    },
  }
  /** A drop is held back until the host has named the paths, then given to the page as it was. */
  const replayed = new WeakSet()
  let held
  globalThis.addEventListener(
    'drop',
    (event) => {
      if (replayed.has(event) || event.dataTransfer.files.length === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
      held = { target: event.target, files: [...event.dataTransfer.files], clientX: event.clientX, clientY: event.clientY }
      globalThis.__standInHeldFiles = held.files
      send({ kind: 'drop', count: held.files.length })
    },
    true,
  )
  const replayDrop = (named) => {
    const { target, files, clientX, clientY } = held
    const dataTransfer = new DataTransfer()
    for (const [index, file] of files.entries()) {
      paths.set(fileKey(file), named[index])
      dataTransfer.items.add(file)
    }
    const event = new DragEvent('drop', { dataTransfer, clientX, clientY, bubbles: true, cancelable: true, composed: true })
    replayed.add(event)
    target.dispatchEvent(event)
  }

  globalThis.__standInReceive = (text) => {
    const message = JSON.parse(text)
    if (message.kind === 'paths') return replayDrop(message.paths)
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...decode(message.args))
      return undefined
    }
    const { resolve, reject, channel } = waiting.get(message.id)
    waiting.delete(message.id)
    return message.ok ? resolve(decode(message.value)) : reject(new Error(`Error invoking remote method '${channel}': ${message.value}`))
  }

  const strict = (name, target) =>
    new Proxy(target, {
      get(of, property) {
        if (property in of || typeof property === 'symbol') return of[property]
        throw new Error(`stand-in: ${name}.${property} is not imitated`)
      },
    })
  const electron = strict('electron (renderer)', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    webUtils: strict('webUtils', webUtils),
  })
  const processOfPreload = { ...info, type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true, env: {} }
  const require = (id) => {
    if (id === 'electron' || id === 'electron/renderer') return electron
    throw new Error(`module not found: ${id}`)
  }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, processOfPreload)
  } catch (error) {
    send({ kind: 'preloadError', message: String(error?.stack ?? error) })
  }
}
