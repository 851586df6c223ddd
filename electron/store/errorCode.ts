/** The code of a system or SQLite error (`ENOENT`, `SQLITE_CORRUPT`); '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Whether reading or writing failed because the file's medium or share does not answer. A write without room says `SQLITE_IOERR_WRITE` too: look whether the file is there. */
export const isUnreachable = (error: unknown): boolean =>
  /^(SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY_DBMOVED|EIO$|ENXIO|ENODEV|ENOTCONN|ESTALE|EHOSTDOWN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)/.test(
    errorCode(error),
  )

/** Whether a write failed because the disk has no room left. The case keeps what it held before. */
export const isDiskFull = (error: unknown): boolean =>
  /^(SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(errorCode(error))
