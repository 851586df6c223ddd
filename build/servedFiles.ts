import { readdirSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { Plugin } from 'vite'

/** Media types of everything that a build of the views may contain; another type fails the build. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Lists the files of the built views, with their media types, for app:// to answer with these and no others. */
export function listServedFiles(folder: string): { path: string; type: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`
      const type = mediaTypes[extname(entry.name)]
      if (type === undefined) throw new Error(`no media type for ${path}: add it to build/servedFiles.ts`)
      return { path, type }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Writes the list once the views are built. */
export function writeServedFiles(folder: string, listFile: string): Plugin {
  return {
    name: 'joinsight-served-files',
    apply: 'build',
    closeBundle: () => writeFileSync(listFile, `${JSON.stringify(listServedFiles(folder), null, 1)}\n`),
  }
}
