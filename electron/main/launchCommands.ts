import { extname, resolve } from 'node:path'
import type { EventPayload } from '../../shared/contract/events.ts'

export type HostCommand = EventPayload<'host.command'>

/** Arguments that a person typed: without the program and, where Electron was given the app's folder, without that. */
export function typedArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const own = argv.slice(1)
  const switches = own.filter((argument) => argument.startsWith('-'))
  const others = own.filter((argument) => !argument.startsWith('-')).slice(isPackaged ? 0 : 1)
  return [...switches, ...others]
}

/** What the command line asks for: `--sample`, a case file, files and folders to import. Other switches belong to Chromium. */
export function launchCommands(args: readonly string[], folder: string): HostCommand[] {
  const paths = args.filter((argument) => !argument.startsWith('-')).map((argument) => resolve(folder, argument))
  const isCase = (path: string): boolean => extname(path).toLowerCase() === '.jcase'
  const cases = paths.filter(isCase)
  const imports = paths.filter((path) => !isCase(path))
  return [
    ...(args.includes('--sample') ? [{ command: 'sample' }] : []),
    ...cases.slice(0, 1).map((path) => ({ command: 'openCase', paths: [path] })),
    ...(imports.length > 0 ? [{ command: 'import', paths: imports }] : []),
  ]
}
