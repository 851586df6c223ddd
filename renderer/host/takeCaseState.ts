import type { Query, QueryClient } from '@tanstack/react-query'
import type { CaseState } from '../../shared/contract/caseRequests.ts'

export const CASE_STATE_KEY = ['case.state', {}] as const

/** Answers that are about the open case, by the request's name: settings, library and the app's own knowledge are not. */
function isOfCase({ queryKey: [name] }: Query): boolean {
  return typeof name === 'string' && name.includes('.') && name !== 'case.state' && !/^(?:host|library)\./.test(name)
}

const pathOf = (state: CaseState | undefined): string | undefined => (state?.open === true ? state.path : undefined)

/** The case is in another state. Where it is another case, nothing of the one before is shown in it, and no answer on its way either. */
export function takeCaseState(client: QueryClient, state: CaseState): void {
  const before = pathOf(client.getQueryData<CaseState>(CASE_STATE_KEY))
  client.setQueryData(CASE_STATE_KEY, state)
  if (pathOf(state) !== before) {
    client.removeQueries({ predicate: isOfCase, type: 'inactive' })
    void client.resetQueries({ predicate: isOfCase })
  }
  void client.invalidateQueries()
}
