/** How Event Viewer and PowerShell name levels in English, French and German. Audits of a security log are no level. */
const levels: Readonly<Record<string, number>> = {
  critical: 1,
  critique: 1,
  kritisch: 1,
  error: 2,
  erreur: 2,
  fehler: 2,
  warning: 3,
  avertissement: 3,
  warnung: 3,
  information: 4,
  informational: 4,
  informations: 4,
  informationen: 4,
  verbose: 5,
  commentaires: 5,
  ausführlich: 5,
}

/** The level as stored (1 critical … 5 verbose) of its word or its number; undefined where the word is not known. */
export function levelOf(text: string): number | undefined {
  const word = text.replaceAll('\0', '').trim().toLowerCase()
  return /^\d{1,3}$/.test(word) ? Number(word) : levels[word]
}
