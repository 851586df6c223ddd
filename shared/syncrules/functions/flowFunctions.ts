import type { Value } from '../expression/value.ts'
import { type CompiledPattern, compilePattern } from '../regex/compilePattern.ts'
import { FunctionFailure, type FunctionRunner, mapped, whole } from './functionBody.ts'

/** Patterns that were compiled lately: most rules have one for all objects. */
const compiled = new Map<string, CompiledPattern>()
const KEPT = 64

function patternFor(pattern: string, options: string): CompiledPattern {
  const key = `${options}\n${pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const made = compilePattern(pattern, options)
  if (compiled.size >= KEPT) compiled.clear()
  compiled.set(key, made)
  return made
}

/** True where the pattern is found anywhere in the text; Null holds nothing (inferred). */
function regexIsMatch([value = null, pattern, options]: readonly Value[]): Value {
  if (value === null) return false
  const found = patternFor(String(pattern ?? ''), String(options ?? ''))
  if ('problem' in found) {
    const { part, from, to, message } = found.problem
    throw new FunctionFailure(message, part === 'pattern' ? 1 : 2, from, to)
  }
  const text = String(value)
  if (found.isAsciiOnly && BEYOND_ASCII.test(text)) throw new FunctionFailure(boundaryBeyondAscii, 1)
  return found.search(text)
}

function raise([message]: readonly Value[]): never {
  const text = String(message ?? '')
  throw new FunctionFailure({ en: text, fr: text })
}

export const flowFunctions: Readonly<Record<string, FunctionRunner>> = {
  Error: { ...whole(raise), isVolatile: true },
  RegexIsMatch: mapped(regexIsMatch, 'take'),
}

const BEYOND_ASCII = /[^\0-\x7f]/
const boundaryBeyondAscii = {
  en: 'The pattern tells words apart (`\\b`), which is done for ASCII letters only here, and the text has others.',
  fr: 'Le motif distingue les mots (`\\b`), ce qui n’est fait ici que pour les lettres ASCII, et le texte en a d’autres.',
}
