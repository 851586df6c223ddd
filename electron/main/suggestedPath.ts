import { join } from 'node:path'

/** Characters that Windows allows in no file name, and control characters. */
const FORBIDDEN = /[<>:"|?*\p{Cc}]/gu

/** Where a save dialog starts. A suggested name may stem from evidence: only its last part counts, so it cannot lead out of `folder`. */
export function suggestedPath(folder: string, suggestedName: string): string {
  const name = suggestedName.split(/[\\/]/).at(-1) ?? ''
  const safe = name.replaceAll(FORBIDDEN, '_').replace(/^\.+$/, '_')
  return join(folder, safe === '' ? 'joinsight' : safe)
}
