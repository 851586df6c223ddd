import type { Failure } from '../../shared/contract/caseRequests.ts'
import type { Localized } from '../../shared/facts/localized.ts'

/** A request's answer when it could not be done, in words for the person. */
export class RequestFailure extends Error {
  readonly code: string
  readonly localized: Localized
  /** With `locked`: its owner has ended, so the case may be taken over. */
  readonly stale: boolean
  /** With `locked`: somebody is known to have it, so it can be opened to read beside them. */
  readonly owned: boolean

  constructor(failure: Failure) {
    super(failure.message.en)
    this.name = 'RequestFailure'
    this.code = failure.code
    this.localized = failure.message
    this.stale = failure.stale ?? false
    this.owned = failure.owned ?? false
  }
}
