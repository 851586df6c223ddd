import { useEffect } from 'react'
import { RequestFailure } from './requestFailure.ts'

/** What the engine stopped because newer requests came, which may be those of another part of the same view. */
export const isCancelled = (error: unknown): boolean => error instanceof RequestFailure && error.code === 'cancelled'

/** By then the newer ones have mostly been answered. */
const AGAIN_MS = 500

interface Asked {
  readonly error: unknown
  readonly errorUpdatedAt: number
  readonly refetch: () => Promise<unknown>
}

/** Asks again for what was stopped, as long as it is to be shown: nobody else would. */
export function useAskAgain({ error, errorUpdatedAt, refetch }: Asked): void {
  const isStopped = isCancelled(error)
  useEffect(() => {
    if (!isStopped || errorUpdatedAt === 0) return undefined
    const timer = setTimeout(() => void refetch(), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isStopped, errorUpdatedAt, refetch])
}
