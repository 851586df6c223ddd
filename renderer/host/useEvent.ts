import { useEffect, useEffectEvent } from 'react'
import type { EventName, EventPayload } from '../../shared/contract/events.ts'
import { hostApi } from './hostApi.ts'

/** Listens to an event of engine or host while the part is shown. */
export function useEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void {
  const onEvent = useEffectEvent(listener)
  useEffect(() => hostApi.on(name, (payload) => onEvent(payload)), [name])
}
