import { build, type Plugin } from 'vite'

export interface SeparateBundlesOptions {
  readonly root: string
  readonly outDir: string
  /** Entry files by the name of their bundle. */
  readonly entries: Readonly<Record<string, string>>
  readonly external: readonly string[]
}

/**
 * Builds each entry by itself, as one file without shared chunks: the engine and its workers lie outside the asar when packaged,
 * and each must be loadable from its own file alone (docs/adr/0001).
 */
export function separateBundles({ root, outDir, entries, external }: SeparateBundlesOptions): Plugin {
  return {
    name: 'joinsight-separate-bundles',
    apply: 'build',
    async closeBundle() {
      for (const [name, entry] of Object.entries(entries)) {
        await build({
          root,
          configFile: false,
          logLevel: 'warn',
          ssr: { noExternal: true },
          build: {
            ssr: true,
            target: 'node24',
            outDir,
            emptyOutDir: false,
            sourcemap: true,
            rolldownOptions: {
              input: { [name]: entry },
              external: [...external],
              output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
            },
          },
        })
      }
    },
  }
}
