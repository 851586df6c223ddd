import { useEffect, useEffectEvent, useRef, useState } from 'react'
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
  /** Where an event stands by now, without going there; undefined where it is not shown. */
  readonly locate: (id: number) => Promise<number | undefined>
  /** The row that a person chose: the next jump starts from it. */
  readonly at: (position: number) => void
  /** The list is another one: jumps begin at its top. */
  readonly restart: () => void
}

/** Steps that are made up for when a key is pressed faster than the answers come; of a key that is held down the rest is dropped. */
const MOST_WAITING = 10

/** Jumps of the timeline: to the next error, the next hit, an event that is named. */
export function useJump(filter: EventFilter, wanted: number | undefined): Jump {
  const find = useAction('events.find')
  const [target, setTarget] = useState<Target | undefined>(undefined)
  const [ordinal, setOrdinal] = useState<Jump['ordinal']>(undefined)
  const position = useRef(-1)
  const steps = useRef({ last: Promise.resolve(), waiting: 0 })
  const arrive = (found: { readonly position: number; readonly id: number }) => {
    position.current = found.position
    setTarget((before) => ({ position: found.position, id: found.id, order: (before?.order ?? 0) + 1 }))
  }
  const step = async (what: What, direction: 'next' | 'previous') => {
    const found = await find.run({ filter, what: { ...what, from: position.current, direction } })
    if (found === undefined || found === null) return
    arrive(found)
    if (found.ordinal !== undefined && found.count !== undefined) setOrdinal({ of: what, ordinal: found.ordinal, count: found.count })
  }
  // One after the other: each step begins where the one before has led to.
  const next: Jump['next'] = (what, direction) => {
    const { current } = steps
    if (current.waiting >= MOST_WAITING) return current.last
    current.waiting++
    current.last = current.last
      .then(() => step(what, direction))
      .finally(() => {
        current.waiting--
      })
    return current.last
  }
  const locate: Jump['locate'] = async (id) => (await find.run({ filter, what: { kind: 'event', id } }))?.position
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
    position.current = chosen
    setOrdinal(undefined)
  }
  return { target, ordinal, next, toEvent, locate, at, restart: () => at(-1) }
}
