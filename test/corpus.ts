import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe } from 'vitest'

const root = resolve(import.meta.dirname, '../../shared/corpus')

/** A suite over real evidence files. The corpus lies beside a developer's checkout and is not part of the project: without it the suite counts as skipped. */
export const describeWithCorpus = describe.skipIf(!existsSync(root))

/** Absolute path of a corpus file, named as in the corpus's INDEX.md. */
export const corpusPath = (name: string): string => join(root, name)

export const corpusBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(corpusPath(name)))

/** Names of all files below a corpus folder, `/` as separator, sorted; empty where there is no corpus. */
export function corpusFiles(folder: string): string[] {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

const samples = resolve(root, '../formats/samples')
/** A suite over the small files that prove the format notes; they lie beside the corpus. */
export const describeWithSamples = describe.skipIf(!existsSync(samples))
export const sampleBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(samples, name)))
