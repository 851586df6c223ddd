import type { Failure } from '../../shared/contract/caseRequests.ts'
import { type Answer, type EngineHandlers, type EngineRequestName, engineRequests } from '../../shared/contract/requests.ts'
import { CaseFileError, errorCode, isDamage, isDiskFull, isUnreachable } from '../store/index.ts'
import { EngineFailure, failureOf } from './failures.ts'
import type { Log } from './log.ts'

export type Dispatch = (name: string, input: unknown) => Promise<Answer<EngineRequestName>>

/** What is done where the case's file fails. */
export interface CaseTroubles {
  /** The case that is open. */
  readonly openCase: () => unknown
  /** Shows what can be saved of a case that turned out damaged, once. */
  readonly reopenDamaged: () => Promise<void>
  /** The failure of a request that the file's drive or share did not answer; undefined for any other. */
  readonly whereUnreachable: (error: unknown) => Failure | undefined
}

/**
 * Answers requests by name. Inputs are validated by the contract; whatever a handler throws becomes a failure, never an exception.
 */
export function createDispatch(handlers: EngineHandlers, log: Log, { openCase, reopenDamaged, whereUnreachable }: CaseTroubles): Dispatch {
  const failureFor = (name: string, error: unknown): Failure => whereUnreachable(error) ?? knownFailure(error) ?? ours(name, error, log)
  const askDamaged = async (name: EngineRequestName, input: unknown): Promise<Answer<EngineRequestName>> => {
    log('warning', `${name}: the case file is damaged`)
    try {
      await reopenDamaged()
      return { ok: true, value: await handle(handlers, name, input) }
    } catch (error) {
      return { ok: false, failure: failureFor(name, error) }
    }
  }
  return async (name, input) => {
    if (!isEngineRequest(name)) return { ok: false, failure: failureOf('unknownRequest', { name: name.slice(0, 80) }) }
    const asked = closers.has(name) ? undefined : openCase()
    try {
      return { ok: true, value: await handle(handlers, name, input) }
    } catch (error) {
      if (asked !== undefined && asked !== openCase()) return { ok: false, failure: knownFailure(error) ?? left(name, error, log) }
      if (!isDamage(error)) return { ok: false, failure: failureFor(name, error) }
      return askDamaged(name, input)
    }
  }
}

/** They close a case themselves. */
const closers: ReadonlySet<EngineRequestName> = new Set<EngineRequestName>(['case.create', 'case.open', 'case.close'])

const isEngineRequest = (name: string): name is EngineRequestName => Object.hasOwn(engineRequests, name)

async function handle(handlers: EngineHandlers, name: EngineRequestName, input: unknown) {
  const parsed = engineRequests[name].input.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new EngineFailure('invalidInput', { detail: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() })
  }
  // The table pairs each handler with its own schema; TypeScript cannot follow the pairing through a union of names.
  const handler = handlers[name] as (input: unknown) => Promise<Answer<EngineRequestName> extends { value: infer V } ? V : never>
  return handler(parsed.data)
}

function knownFailure(error: unknown): Failure | undefined {
  if (error instanceof EngineFailure) return error.failure
  if (error instanceof CaseFileError)
    return {
      code: error.code,
      message: error.localized,
      ...(error.stale === true ? { stale: true } : {}),
      ...(error.owner !== undefined ? { owned: true } : {}),
    }
  if (isDiskFull(error)) return failureOf('diskFull')
  return isUnreachable(error) ? failureOf('unreachable', { detail: errorCode(error) }) : undefined
}

/** Whatever fails because its case is not there any more is no mistake of ours. */
function left(name: string, error: unknown, log: Log): Failure {
  log('warning', `${name}, of a case that was closed: ${error instanceof Error ? error.message : 'unknown'}`)
  return failureOf('caseClosed')
}

function ours(name: string, error: unknown, log: Log): Failure {
  const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown'
  log('error', `${name}: ${error instanceof Error ? (error.stack ?? detail) : detail}`)
  return failureOf('internal', { detail })
}
