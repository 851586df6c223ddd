import type { z } from 'zod'
import { caseNoteRequests } from './caseNoteRequests.ts'
import { caseRecordRequests } from './caseRecordRequests.ts'
import { caseRequests } from './caseRequests.ts'
import { compareRequests } from './compareRequests.ts'
import { eventRequests } from './eventRequests.ts'
import { hostRequests } from './hostRequests.ts'
import { libraryRequests } from './libraryRequests.ts'
import { mergeRequests } from './mergeRequests.ts'
import { redactRequests } from './redactRequests.ts'
import { reportRequests } from './reportRequests.ts'
import { safetyRequests } from './safetyRequests.ts'
import { syncRuleRequests } from './syncRuleRequests.ts'
import { viewRequests } from './viewRequests.ts'

interface RequestSpec {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** Everything the views may ask of the engine; preload, engine, command line and tests are made from it. */
export const engineRequests = {
  ...caseRequests,
  ...caseRecordRequests,
  ...caseNoteRequests,
  ...libraryRequests,
  ...safetyRequests,
  ...viewRequests,
  ...syncRuleRequests,
  ...eventRequests,
  ...compareRequests,
  ...mergeRequests,
  ...reportRequests,
  ...redactRequests,
} as const satisfies Record<string, RequestSpec>
export const requests = { ...engineRequests, ...hostRequests } as const satisfies Record<string, RequestSpec>

export type RequestName = keyof typeof requests
export type EngineRequestName = keyof typeof engineRequests
export type HostRequestName = keyof typeof hostRequests
export type Input<N extends RequestName> = z.infer<(typeof requests)[N]['input']>
export type Output<N extends RequestName> = z.infer<(typeof requests)[N]['output']>
export type EngineHandlers = { readonly [N in EngineRequestName]: (input: Input<N>) => Promise<Output<N>> }
export type HostHandlers = { readonly [N in HostRequestName]: (input: Input<N>) => Promise<Output<N>> }

/** What crosses the process border: an answer or a failure, never a thrown error with a stack. */
export type Answer<N extends RequestName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly failure: import('./caseRequests.ts').Failure }
