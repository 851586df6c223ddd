/** The exit codes of the command line. Findings never change them. */
export const exitCode = {
  done: 0,
  internal: 1,
  usage: 2,
  /** Done, but something offered was damaged, only partly read or not recognised. */
  partly: 3,
  /** Nothing offered was recognised or readable. */
  nothing: 4,
  /** The case is locked, newer, damaged or none; or `verify` found something wrong. */
  case: 5,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Ends a command with a message for people and its exit code. */
export class CommandFailure extends Error {
  readonly code: ExitCode

  constructor(code: ExitCode, message: string) {
    super(message)
    this.name = 'CommandFailure'
    this.code = code
  }
}

const CASE_FAILURES: ReadonlySet<string> = new Set([
  'locked',
  'newer',
  'damaged',
  'notACase',
  'notFound',
  'readOnly',
  'mergeNoBytes',
  'mergeBrokenLog',
])

/** What was asked for cannot be: another option or another place would do. */
const USAGE_FAILURES: ReadonlySet<string> = new Set(['invalidInput', 'unknownZone', 'cannotWrite', 'mergeItself', 'mergeIntoRedacted'])

/** The exit code for a failure that the engine answered with. */
export const exitCodeOf = (failureCode: string): ExitCode => {
  if (CASE_FAILURES.has(failureCode)) return exitCode.case
  return USAGE_FAILURES.has(failureCode) ? exitCode.usage : exitCode.internal
}
