import { useCase, useSessionState } from '../../../host/index.ts'
import { noChanges, type RedactionChanges } from './redactionChanges.ts'

/** What a person changed of the values of the open case, for its copies and its reports. */
export function useRedactionChanges(): readonly [RedactionChanges, (changes: RedactionChanges) => void] {
  const { state } = useCase()
  return useSessionState<RedactionChanges>(`redaction ${state.open ? state.path : ''}`, noChanges)
}
