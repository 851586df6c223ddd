import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { NONCE_PLACEHOLDER } from '../electron/main/appScheme.ts'
import { copyFonts } from './copyFonts.ts'
import { separateBundles } from './separateBundles.ts'
import { writeServedFiles } from './servedFiles.ts'
import { writeUnpackedFiles } from './unpackedFiles.ts'

const root = resolve(import.meta.dirname, '..')
const at = (path: string): string => resolve(root, path)

/** JOINSIGHT_RENDERER names another folder of views, for tests of the processes by themselves. */
const rendererRoot = process.env.JOINSIGHT_RENDERER ?? at('renderer')

export default defineConfig({
  main: {
    root,
    plugins: [
      copyFonts(at('out/main/fonts')),
      separateBundles({
        root,
        outDir: at('out/main'),
        entries: {
          engine: at('electron/engine/utilityEntry.ts'),
          parserWorker: at('electron/parser/parserWorker.ts'),
          writerWorker: at('electron/store/writerWorker.ts'),
          verifyWorker: at('electron/store/verifyWorker.ts'),
          redactionWorker: at('electron/store/redaction/redactionWorker.ts'),
          libraryWorker: at('electron/store/library/libraryWorker.ts'),
          impactWorker: at('electron/engine/impact/impactWorker.ts'),
          reportWorker: at('electron/engine/report/reportWorker.ts'),
        },
        external: ['better-sqlite3'],
      }),
    ],
    build: {
      outDir: at('out/main'),
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      // Packages under `dependencies` stay outside: better-sqlite3 alone, which is native. All others are bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: { main: at('electron/main/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      emptyOutDir: true,
      sourcemap: false,
      // A sandboxed preload cannot require node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: rendererRoot,
    html: { cspNonce: NONCE_PLACEHOLDER },
    // Both lists are written last, when everything else is built.
    plugins: [
      react(),
      writeServedFiles(at('out/renderer'), at('out/servedFiles.json')),
      writeUnpackedFiles(root, at('out/unpackedFiles.json')),
    ],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // The policy has no data: source, so small pictures and fonts stay files.
      assetsInlineLimit: 0,
      minify: true,
      // Read from the disk beside it: one file of this size costs less than many.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve(rendererRoot, 'index.html') },
    },
  },
})
