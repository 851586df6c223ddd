/** The code of a system or SQLite error (`ENOENT`, `SQLITE_CORRUPT`); '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
