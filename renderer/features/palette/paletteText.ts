/** What the typed text asks for: `>` keeps commands only, `@` devices only. */
export interface PaletteText {
  readonly only: 'commands' | 'devices' | undefined
  readonly words: string
}

export function readPaletteText(text: string): PaletteText {
  const typed = text.trimStart()
  const only = typed.startsWith('>') ? 'commands' : typed.startsWith('@') ? 'devices' : undefined
  return { only, words: (only === undefined ? typed : typed.slice(1)).trim() }
}

/** Without case and accents: "apercu" finds "Aperçu". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** True when every word that was typed stands in the name. */
export function fitsWords(name: string, words: string): boolean {
  const within = plain(name)
  return plain(words)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

/** Codes are not looked for in words: "Import" is none, "41", "0x29", "801c0021" and "AADSTS50034" may be. */
export const mayBeCode = (words: string): boolean => /\d/.test(words)
