import type { EventName, EventPayload } from '../../shared/contract/events.ts'

/** Tells views something; delivery is the host's matter. */
export type SendEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void
