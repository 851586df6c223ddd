import { useEffect, useEffectEvent, useState } from 'react'
import type { EventFilter } from '../../../shared/contract/eventRequests.ts'
import { useAction } from '../../host/index.ts'

type What = { readonly kind: 'error' } | { readonly kind: 'text'; readonly text: string }

/** Where the table is to go, and which of all errors or hits that is. `order` tells one jump from the next to the same place. */
export interface Target {
  readonly position: number
  readonly id: number
  readonly order: number
}

export interface Jump {
  readonly target: Target | undefined
  readonly ordinal: { readonly of: What; readonly ordinal: number; readonly count: number } | undefined
  readonly next: (what: What, direction: 'next' | 'previous') => Promise<void>
  readonly toEvent: (id: number) => Promise<void>
  /** The row that a person chose: the next jump starts from it. */
  readonly at: (position: number) => void
  /** The list is another one: jumps begin at its top. */
  readonly restart: () => void
}

/** Jumps of the timeline: to the next error, the next hit, an event that is named. */
export function useJump(filter: EventFilter, wanted: number | undefined): Jump {
  const find = useAction('events.find')
  const [target, setTarget] = useState<Target | undefined>(undefined)
  const [ordinal, setOrdinal] = useState<Jump['ordinal']>(undefined)
  const [position, setPosition] = useState(-1)
  const arrive = (found: { readonly position: number; readonly id: number }) => {
    setPosition(found.position)
    setTarget((before) => ({ position: found.position, id: found.id, order: (before?.order ?? 0) + 1 }))
  }
  const next: Jump['next'] = async (what, direction) => {
    const found = await find.run({ filter, what: { ...what, from: position, direction } })
    if (found === undefined || found === null) return
    arrive(found)
    if (found.ordinal !== undefined && found.count !== undefined) setOrdinal({ of: what, ordinal: found.ordinal, count: found.count })
  }
  const toEvent: Jump['toEvent'] = async (id) => {
    const found = await find.run({ filter, what: { kind: 'event', id } })
    if (found === undefined || found === null) return
    setOrdinal(undefined)
    arrive(found)
  }
  const onWanted = useEffectEvent((id: number) => void toEvent(id))
  useEffect(() => {
    if (wanted !== undefined) onWanted(wanted)
  }, [wanted])
  const at = (chosen: number) => {
    setPosition(chosen)
    setOrdinal(undefined)
  }
  return { target, ordinal, next, toEvent, at, restart: () => at(-1) }
}
