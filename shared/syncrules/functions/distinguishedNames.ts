/** One part of a distinguished name: `CN` and `SRV-1`. Values are as written, escapes included: shipped rules look for `\0ACNF:`. */
export interface DnPart {
  readonly type: string
  readonly value: string
}

/** The parts of a name from the left (RFC 4514: separated by commas, a backslash before one makes it part of the value). */
export function readDn(dn: string): readonly DnPart[] {
  return splitDn(dn).map((part) => {
    const at = part.indexOf('=')
    return at < 0 ? { type: '', value: part.trim() } : { type: part.slice(0, at).trim(), value: part.slice(at + 1).trim() }
  })
}

function splitDn(dn: string): string[] {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at < dn.length; at++) {
    if (dn[at] === '\\') at++
    else if (dn[at] === '"') isQuoted = !isQuoted
    else if (dn[at] === ',' && !isQuoted) {
      parts.push(dn.slice(start, at))
      start = at + 1
    }
  }
  return start === 0 && dn === '' ? [] : [...parts, dn.slice(start)]
}

/** A value as it must be written in a name (RFC 4514, 2.4). What stands before the first `=` is taken for its type and left alone. */
export function escapeDnComponent(component: string): string {
  const at = component.indexOf('=')
  const type = component.slice(0, at + 1)
  return type + escapeValue(component.slice(at + 1))
}

const escapeValue = (value: string): string =>
  value
    .replace(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ')
    .replaceAll('\0', '\\00')
