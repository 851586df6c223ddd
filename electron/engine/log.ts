/** One line of the log. Callers never pass values out of evidence: a log may be mailed without the case. */
export type Log = (level: 'info' | 'warning' | 'error', text: string) => void

/** To standard error: the main process keeps it in the app's one rotating log. Information is left out. */
export const standardErrorLog: Log = (level, text) => {
  if (level !== 'info') process.stderr.write(`${level}: ${text}\n`)
}
