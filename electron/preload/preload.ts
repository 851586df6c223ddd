import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../../shared/contract/channels.ts'
import type { EventName } from '../../shared/contract/events.ts'
import type { HostApi } from '../../shared/contract/hostApi.ts'

type Listener = (payload: never) => void

const listeners = new Map<EventName, Set<Listener>>()

ipcRenderer.on(channels.event, (_event, ...args) => {
  const [name, payload] = args as [EventName, never]
  for (const listener of [...(listeners.get(name) ?? [])]) listener(payload)
})

/** Inputs are checked by the main process, against the contract: nothing here is trusted, so nothing here is repeated. */
const api: HostApi = {
  request: (name, input) => ipcRenderer.invoke(channels.request, name, input),
  on(name, listener) {
    const ofName = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, ofName)
    ofName.add(listener)
    ipcRenderer.send(channels.listening, name)
    return () => {
      ofName.delete(listener)
    }
  },
  pathsOf: (files) => files.map((file) => (file instanceof File ? webUtils.getPathForFile(file) : '')),
}

contextBridge.exposeInMainWorld('joinsight', api)
