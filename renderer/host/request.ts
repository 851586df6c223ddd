import type { Input, Output, RequestName } from '../../shared/contract/requests.ts'
import { hostApi } from './hostApi.ts'
import { RequestFailure } from './requestFailure.ts'

/** Asks the engine or the host. Rejects with `RequestFailure`, whose message a person can act on. */
export async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await hostApi.request(name, input)
  if (!answer.ok) throw new RequestFailure(answer.failure)
  return answer.value
}
