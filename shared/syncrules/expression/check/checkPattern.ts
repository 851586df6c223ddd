import { patternProblems } from '../../regex/compilePattern.ts'
import type { Call } from '../ast.ts'
import type { Checker } from './checker.ts'

/** Pattern and options of `RegexIsMatch` where they are texts in quotes; one that is put together is known only when it runs. */
export function checkPattern({ report }: Checker, { args }: Call): void {
  const [, pattern, options] = args
  if (pattern === undefined || options === undefined) return
  const written = { pattern: pattern.type === 'string' ? pattern.value : '', options: options.type === 'string' ? options.value : '' }
  for (const { part, from, to, message } of patternProblems(written.pattern, written.options)) {
    const start = (part === 'pattern' ? pattern : options).from + 1
    report({ code: 'pattern', severity: 'error', from: start + from, to: start + to, message })
  }
}
