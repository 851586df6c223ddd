import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { failureText, request, useEvent, useText } from '../../../host/index.ts'

/** How often rows are asked for again while the folder is looked at, in milliseconds. */
const AGAIN_MS = 1000

export interface LibraryRun {
  readonly running: boolean
  readonly done: number
  readonly total: number
  /** Why the folder could not be looked at; what was known of it is shown all the same. */
  readonly failure: string | undefined
  readonly refresh: () => void
}

/** Has the folder looked at when it comes into sight, and its rows asked for again as they come. */
export function useLibraryRun(folder: string): LibraryRun {
  const client = useQueryClient()
  const { pick } = useText('start')
  const [progress, setProgress] = useState({ running: false, done: 0, total: 0 })
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [askedAt, setAskedAt] = useState(0)
  const refresh = useCallback(() => {
    request('library.refresh', { folder }).then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(pick(failureText(error))),
    )
  }, [folder, pick])
  useEffect(refresh, [refresh])
  useEvent('library.progress', (latest) => {
    if (latest.folder !== folder) return
    setProgress(latest)
    if (latest.running && Date.now() - askedAt < AGAIN_MS) return
    setAskedAt(Date.now())
    void client.invalidateQueries({ queryKey: ['library.list'] })
  })
  return { ...progress, failure, refresh }
}
