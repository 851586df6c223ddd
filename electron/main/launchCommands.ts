import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EventPayload } from '../../shared/contract/events.ts'

export type HostCommand = EventPayload<'host.command'>

/** Arguments that a person typed: without the program and, where Electron was given the app's folder, without that. */
export function typedArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const own = argv.slice(1)
  const switches = own.filter(isSwitch)
  const others = own.filter((argument) => !isSwitch(argument)).slice(isPackaged ? 0 : 1)
  return [...switches, ...others]
}

/** Desktops of Linux give files by address: electron-builder writes `%U` into the desktop entry. */
function pathOf(argument: string, folder: string): string {
  const url = URL.parse(argument)
  return url?.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : resolve(folder, argument)
}

const isSwitch = (argument: string): boolean => argument.startsWith('-')

/** The same arguments for a program that runs in another folder. */
export const absoluteArguments = (args: readonly string[], folder: string): string[] =>
  args.map((argument) => (isSwitch(argument) ? argument : pathOf(argument, folder)))

/** What the command line asks for: `--sample`, a case file, files and folders to import. Other switches belong to Chromium. */
export function launchCommands(args: readonly string[], folder: string): HostCommand[] {
  const paths = absoluteArguments(args, folder).filter((argument) => !isSwitch(argument))
  const isCase = (path: string): boolean => extname(path).toLowerCase() === '.jcase'
  const cases = paths.filter(isCase)
  const imports = paths.filter((path) => !isCase(path))
  return [
    ...(args.includes('--sample') ? [{ command: 'sample' }] : []),
    ...cases.slice(0, 1).map((path) => ({ command: 'openCase', paths: [path] })),
    ...(imports.length > 0 ? [{ command: 'import', paths: imports }] : []),
  ]
}
