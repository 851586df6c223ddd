/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** One piece of the result; waits where the reader is slow. */
  write(text: string): Promise<void>
  /** A line for people. */
  tell(text: string): void
  /** Draws over the last progress line; nothing where standard error is no terminal. */
  progress(text: string): void
  readonly language: 'en' | 'fr'
}

/** Columns that a progress line may take. */
const PROGRESS_COLUMNS = 78

export function createTerminal(): Terminal {
  let isGone = false
  let drawn = false
  // `joinsight … | head` closes the pipe early: that ends the output, and is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isGone = true
  })
  const clear = (): void => {
    if (drawn) process.stderr.write(`\r${' '.repeat(PROGRESS_COLUMNS)}\r`)
    drawn = false
  }
  return {
    async write(text) {
      if (isGone) return
      // The callback comes with an error as well, which the listener above has taken.
      await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
    },
    tell(text) {
      clear()
      process.stderr.write(`${text}\n`)
    },
    progress(text) {
      if (!process.stderr.isTTY) return
      process.stderr.write(`\r${text.slice(0, PROGRESS_COLUMNS).padEnd(PROGRESS_COLUMNS)}`)
      drawn = true
    },
    language: /^fr/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '') ? 'fr' : 'en',
  }
}

/** One JSON value a line, keys in the order given. */
export const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`
