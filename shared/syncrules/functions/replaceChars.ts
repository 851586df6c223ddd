import { FunctionFailure } from './functionBody.ts'

/**
 * Replaces single characters by a list `{source}:{target},…`; an empty target removes. White space in the list does not count, and
 * neither a comma nor a colon can be replaced (functions reference, ReplaceChars).
 */
export function replaceChars(value: string, pattern: string, characters: Intl.Segmenter): string {
  const pairs = new Map(
    pattern
      .split(',')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => readPair(pair, characters)),
  )
  return Array.from(characters.segment(value), ({ segment }) => pairs.get(segment) ?? segment).join('')
}

function readPair(pair: string, characters: Intl.Segmenter): readonly [string, string] {
  const [source, target, ...rest] = pair.replace(/\s+/g, '').split(':')
  if (source === undefined || target === undefined || rest.length > 0 || [...characters.segment(source)].length !== 1) {
    throw new FunctionFailure(notAPair(pair.trim()), 1)
  }
  return [source, target]
}

const notAPair = (pair: string) => ({
  en: `\`${pair}\` is no pair: one character, a colon, and what takes its place.`,
  fr: `\`${pair}\` n’est pas une paire\u00a0: un caractère, deux-points, et ce qui le remplace.`,
})
