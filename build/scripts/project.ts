import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../..')

export const inProject = (...path: readonly string[]): string => join(projectRoot, ...path)

/** Entry files of the installed tools: started with this very Node, so that PATH does not matter. */
const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  'electron-builder': 'node_modules/electron-builder/cli.js',
  'electron-vite': 'node_modules/electron-vite/bin/electron-vite.js',
  knip: 'node_modules/knip/bin/knip.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const
export type Tool = keyof typeof tools

/** What no step takes even on a slow machine: one that hangs is to fail with its output, not to use up the time of all. */
const LONGEST_MINUTES = 30

/** Runs a tool of the project to its end, its output shown; true when it succeeded. */
export function runTool(tool: Tool, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status, error } = spawnSync(process.execPath, [inProject(tools[tool]), ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    timeout: LONGEST_MINUTES * 60_000,
  })
  if (error !== undefined) console.error(`${tool}: ${error.message}`)
  return status === 0
}

/** Runs a tool and gives back what it wrote to standard output. */
export function readTool(tool: Tool, args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [inProject(tools[tool]), ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (error !== undefined) throw error
  if (stdout === '') throw new Error(`${tool} said nothing: ${stderr}`)
  return stdout
}

export const buildApp = (): boolean => runTool('electron-vite', ['build', '-c', 'build/electron.vite.config.ts', '--logLevel', 'warn'])
