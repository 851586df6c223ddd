import { open, rename, rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { partialPath } from '../store/index.ts'

/** Writes a file part by part under another name until it is complete, and lets other requests have their turn between parts. */
export async function writeParts(path: string, parts: Iterable<string | Uint8Array>): Promise<{ readonly bytes: number }> {
  const partial = partialPath(path)
  const file = await open(partial, 'wx')
  let bytes = 0
  try {
    try {
      for (const part of parts) {
        bytes += Buffer.byteLength(part)
        await file.appendFile(part)
        await setImmediate()
      }
    } finally {
      await file.close()
    }
    await rename(partial, path)
    return { bytes }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
