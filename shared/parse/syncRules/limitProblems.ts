import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem } from '../parsed.ts'

/** A foreign file must not become a problem a line. */
const MOST_OF_A_KIND = 100

/** Passes everything but warnings and notes behind the hundredth of their kind, which are counted instead. Errors end a reading and are few. */
export function* limitProblems(items: Iterable<ParsedItem>): Generator<ParsedItem, void> {
  const counts = new Map<string, number>()
  let more = 0
  for (const item of items) {
    if (item.type === 'problem' && item.problem.severity !== 'error') {
      const count = (counts.get(item.problem.code) ?? 0) + 1
      counts.set(item.problem.code, count)
      if (count > MOST_OF_A_KIND) {
        more++
        continue
      }
    }
    yield item
  }
  if (more > 0) yield { type: 'problem', problem: problemOf('moreLinesNotUnderstood', 'info', { count: more }) }
}
