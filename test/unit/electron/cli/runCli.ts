import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../../..')

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line as a person does, in a process of its own. */
export async function runCli(...args: string[]): Promise<CliRun> {
  const child = spawn(process.execPath, ['--wasm-wrapper-tiering-budget=2147483647', 'electron/cli/joinsight.ts', ...args], {
    cwd: root,
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => {
    output.stdout += text
  })
  child.stderr.on('data', (text) => {
    output.stderr += text
  })
  const [code] = await once(child, 'close')
  return { code, ...output }
}

/** The lines of NDJSON, each parsed. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
