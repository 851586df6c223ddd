import { z } from 'zod'
import { failureSchema } from './caseRequests.ts'

/** From the main process to the engine: a request of `engineRequests` with its input, validated before it is sent. */
export interface EngineRequestMessage {
  readonly kind: 'request'
  readonly id: number
  readonly name: string
  readonly input: unknown
}

/** From the engine: the answer to the request of the same id, or an event for the views. */
export const engineMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    id: z.int(),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), failure: failureSchema }),
    ]),
  }),
  z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
])
export type EngineMessage = z.infer<typeof engineMessageSchema>
