import type { HostCommand } from './launchCommands.ts'
import { launchCommands, typedArguments } from './launchCommands.ts'

/** One start of the program, or what the system's file manager asks for. */
export interface Launch {
  readonly args: readonly string[]
  readonly folder: string
}

export const isLaunch = (value: unknown): value is Launch =>
  typeof value === 'object' && value !== null && 'args' in value && 'folder' in value

export const launchOf = (argv: readonly string[], isPackaged: boolean, folder: string): Launch => ({
  args: typedArguments(argv, isPackaged),
  folder,
})

export interface Launches {
  add(launch: Launch): void
  /** From now on every launch is obeyed at once; those that came before are obeyed now. */
  obey(command: (command: HostCommand) => void): void
}

/** Launches in the order they came, kept until there is somebody to obey: macOS names the file of a double click before the app is ready. */
export function createLaunches(): Launches {
  let waiting: Launch[] = []
  let obeyed: ((command: HostCommand) => void) | undefined
  const run = ({ args, folder }: Launch, command: (command: HostCommand) => void): void => {
    for (const each of launchCommands(args, folder)) command(each)
  }
  return {
    add(launch) {
      if (obeyed === undefined) waiting.push(launch)
      else run(launch, obeyed)
    },
    obey(command) {
      obeyed = command
      const before = waiting
      waiting = []
      for (const launch of before) run(launch, command)
    },
  }
}
