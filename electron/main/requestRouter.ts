import type { WebFrameMain } from 'electron'
import { hostRequests } from '../../shared/contract/hostRequests.ts'
import { type HostHandlers, type HostRequestName, requests } from '../../shared/contract/requests.ts'
import type { EngineAnswer } from './engineProcess.ts'
import { failed } from './failures.ts'
import { isTrustedFrame } from './lockDown.ts'
import type { Log } from './logFile.ts'

export interface RequestRouterOptions {
  readonly askEngine: (name: string, input: unknown) => Promise<EngineAnswer>
  readonly log: Log
}

const isRequestName = (name: unknown): name is keyof typeof requests => typeof name === 'string' && Object.hasOwn(requests, name)
const isHostRequestName = (name: string): name is HostRequestName => Object.hasOwn(hostRequests, name)

/** Checks who asks and what, by the contract, before anything is done: host requests are answered here, the rest by the engine. */
export function createRequestRouter({ askEngine, log }: RequestRouterOptions) {
  return async (
    frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
    handlers: HostHandlers,
    name: unknown,
    input: unknown,
  ): Promise<EngineAnswer> => {
    if (!isTrustedFrame(frame)) {
      log('error', 'a request from a foreign page was refused')
      return failed('wrongSender')
    }
    if (!isRequestName(name)) {
      log('error', 'a request that does not exist was refused')
      return failed('unknownRequest')
    }
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) {
      log('error', `${name}: refused input at ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
      return failed('invalidInput')
    }
    if (!isHostRequestName(name)) return askEngine(name, parsed.data)
    try {
      return { ok: true, value: await handlers[name](parsed.data as never) }
    } catch (error) {
      log('error', `${name}: ${error instanceof Error ? error.message : 'unknown error'}`)
      return failed('hostFailed')
    }
  }
}
