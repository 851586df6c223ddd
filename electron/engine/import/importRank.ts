/** `first`: what the verdict rests on, read before everything else so that a provisional verdict stands early. */
export type ImportPhase = 'first' | 'rest'

const RANKS: readonly RegExp[] = [
  /(^|\/)(MDEClientAnalyzer|MDE Client Analyzer)[^/]*\.(html?|xml)$/i,
  /\.html?$/i,
  /RegInfo[^/]*\.txt$/i,
  /dsreg[^/]*\.(txt|log)$/i,
  /\.reg$/i,
  /(^|\/)(SOFTWARE|SYSTEM|NTUSER\.DAT|[^/]+\.(hiv|hive))$/i,
]
const REST = RANKS.length

/** Files under 1 MiB of a kind of text that a person saves by hand may be anything: they come with the first. */
const SMALL_TEXT = /\.txt$/i
const SMALL_TEXT_BYTES = 1024 * 1024

/** Order of reading by name: report, registry info, dsregcmd, registry, then others. What a file really is, its content tells later. */
export function importRank(path: string, bytes: number): number {
  const rank = RANKS.findIndex((pattern) => pattern.test(path))
  if (rank !== -1) return rank
  return SMALL_TEXT.test(path) && bytes < SMALL_TEXT_BYTES ? REST - 0.5 : REST
}

export const importPhase = (rank: number): ImportPhase => (rank < REST ? 'first' : 'rest')
