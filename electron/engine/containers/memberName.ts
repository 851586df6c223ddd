export interface MemberName {
  readonly path: string
  readonly name: string
  /** False for a name that leads out of its container; `path` is then made of its harmless parts. */
  readonly safe: boolean
}

/**
 * A member's name as its archive writes it, with `/` as separator whichever the archive used.
 * Absolute, drive-letter, UNC and `..` names are not safe: extracting them would write outside the target folder.
 */
export function memberName(raw: string): MemberName {
  const slashed = raw.replaceAll('\\', '/')
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.')
  const harmless = parts.filter((part) => part !== '..' && !/^[a-z]:$/i.test(part)).map(withoutControls)
  const safe = !slashed.startsWith('/') && !/^[a-z]:/i.test(slashed) && !parts.includes('..') && !slashed.includes('\0')
  return { path: harmless.join('/'), name: harmless.at(-1) ?? '(no name)', safe }
}

/** Control characters would hide or forge what a list shows. */
const withoutControls = (part: string): string => part.replace(/\p{Cc}/gu, '\uFFFD')
