import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { CaseState } from '../../shared/contract/caseRequests.ts'
import type { EventPayload } from '../../shared/contract/events.ts'
import { request } from './request.ts'
import { CASE_STATE_KEY, takeCaseState } from './takeCaseState.ts'
import { useEvent } from './useEvent.ts'

export type ImportProgress = EventPayload<'import.progress'>
export type EngineState = EventPayload<'engine.state'>

interface CaseHandle {
  readonly state: CaseState
  readonly open: boolean
  readonly importing: boolean
  readonly progress: ImportProgress | undefined
  readonly engine: EngineState
}

const CaseContext = createContext<CaseHandle | undefined>(undefined)
const closed: CaseState = { open: false }

/** The case that is open, the import that runs, and how the engine does. Every change of the case makes all views ask again. */
export function CaseProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const [progress, setProgress] = useState<ImportProgress | undefined>(undefined)
  const [engine, setEngine] = useState<EngineState>({ state: 'ready' })
  const { data } = useQuery({ queryKey: CASE_STATE_KEY, queryFn: () => request('case.state', {}) })
  const refresh = () => void client.invalidateQueries()
  useEvent('case.changed', refresh)
  useEvent('case.stateChanged', ({ state }) => takeCaseState(client, state))
  useEvent('import.progress', (now) => {
    setProgress(now.running ? now : undefined)
    if (!now.running) refresh()
  })
  useEvent('engine.state', (now) => {
    setEngine(now)
    if (now.state === 'ready') refresh()
  })
  const state = data ?? closed
  const importing = progress !== undefined || (state.open && state.importing)
  const value = useMemo(() => ({ state, open: state.open, importing, progress, engine }), [state, importing, progress, engine])
  return <CaseContext value={value}>{children}</CaseContext>
}

export function useCase(): CaseHandle {
  const handle = useContext(CaseContext)
  if (handle === undefined) throw new Error('useCase outside of CaseProvider')
  return handle
}
