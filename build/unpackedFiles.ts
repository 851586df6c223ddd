import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What build/electron-builder.yml unpacks from the asar (`asarUnpack`), but for the package.json files: the packager rewrites those. */
const PATTERNS = [
  'out/main/engine.js',
  'out/main/parserWorker.js',
  'out/main/writerWorker.js',
  'out/main/impactWorker.js',
  'out/main/reportWorker.js',
  'out/main/fonts/*.woff',
  'out/main/verifyWorker.js',
  'out/main/libraryWorker.js',
  'out/main/redactionWorker.js',
  'node_modules/better-sqlite3/lib/**/*.js',
  'node_modules/better-sqlite3/prebuilds/*.node',
]

/** Writes the hashes of the files that will lie outside the asar, for the main process to check them by. */
export function writeUnpackedFiles(root: string, listFile: string): Plugin {
  return {
    name: 'joinsight-unpacked-files',
    apply: 'build',
    closeBundle() {
      const files = globSync(PATTERNS, { cwd: root })
        .map((path) => path.replaceAll('\\', '/'))
        .sort()
        .map((path) => ({
          path,
          sha256: createHash('sha256')
            .update(readFileSync(join(root, path)))
            .digest('hex'),
        }))
      writeFileSync(listFile, `${JSON.stringify(files, null, 1)}\n`)
    },
  }
}
