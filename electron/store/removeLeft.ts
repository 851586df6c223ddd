import { rmSync } from 'node:fs'
import { errorCode } from './errorCode.ts'

/** Scanners for viruses on Windows hold a file for a moment after it was closed. */
export const PATIENTLY = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const

/** Removes what a program that is gone left behind. What may not be removed, as it is another person's, stays and is in nobody's way. */
export function removeLeft(path: string, remove: typeof rmSync = rmSync): void {
  try {
    remove(path, { recursive: true, force: true })
  } catch (error) {
    if (errorCode(error) === '') throw error
  }
}
