import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Made by build/unpackedFiles.ts and kept within the asar: path below the app's folder, SHA-256 as lower-case hex. */
export const unpackedFilesSchema = z.array(z.object({ path: z.string(), sha256: z.string() }))
export type UnpackedFiles = z.infer<typeof unpackedFilesSchema>

/** The part of a packaged app that lies beside its asar. */
export const unpackedFolder = (appFolder: string): string => appFolder.replace(/app\.asar$/, 'app.asar.unpacked')

/** Only the native library of the package's own platform is in a package. */
const isOfAnotherPlatform = (path: string, folder: string): boolean => path.endsWith('.node') && !existsSync(join(folder, path))

/**
 * Paths of the listed files that are missing or changed. The asar's integrity check does not reach files beside it, so the app
 * checks them by a list within the asar before it runs them (docs/adr/0001).
 */
export function changedFiles(folder: string, files: UnpackedFiles): string[] {
  const isAsBuilt = ({ path, sha256 }: UnpackedFiles[number]): boolean => {
    if (isOfAnotherPlatform(path, folder)) return true
    const file = join(folder, path)
    return existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256
  }
  return files.filter((file) => !isAsBuilt(file)).map(({ path }) => path)
}
