import type { EventName, EventPayload } from './events.ts'
import type { Answer, Input, RequestName } from './requests.ts'

/** The one object that the preload puts on `window`, as `window.joinsight`. */
export interface HostApi {
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Answer<N>>
  /** Gives back the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Paths of dropped files, by webUtils.getPathForFile; '' for a file without one. */
  pathsOf(files: readonly object[]): string[]
}
