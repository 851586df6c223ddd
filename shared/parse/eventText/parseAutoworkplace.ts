import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { readSourceLines } from '../text/sourceLines.ts'
import { sourceEncoding } from '../text/sourceText.ts'
import { dataJson, TextEvents } from './textEvent.ts'
import { TextProblems } from './textProblems.ts'

/** Frames of a dialog that was copied with Ctrl+C, and rules. */
const FRAME = /^[\s\-=_*#]*$/
const PAIR = /^\s*([^:=]{1,60}?)\s*[:=]\s+(\S.*?)\s*$/
/** Characters of a line that are kept. */
const LONGEST_LINE = 1 << 16

/**
 * Reads what `autoworkplace /i` shows on down-level systems: an event a line, without a time. Nothing that is published says more of its
 * shape than that it tells the state of the join, so that no meaning is given to any line.
 */
export function* parseAutoworkplace({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const encoding = sourceEncoding(source)
  const problems = new TextProblems(source.size)
  const events = new TextEvents()
  let count = 0
  for (const { number, text, isCut, offset, length } of readSourceLines(source, encoding)) {
    if (FRAME.test(text.slice(0, LONGEST_LINE))) continue
    const line = text.slice(0, LONGEST_LINE).replaceAll('\0', '').trim()
    if (isCut || text.length > LONGEST_LINE)
      yield* problems.at('lineTooLong', { line: number, offset, length }, { length }, length - line.length)
    count++
    yield { type: 'event', event: events.row({ name: 'autoworkplace /i' }, dataOf(line), number) }
  }
  if (count > 0) yield { type: 'problem', problem: problemOf('autoworkplaceShape', 'info') }
  yield* problems.finish(count)
  return { encoding, account: problems.account() }
}

function dataOf(line: string): string {
  const [, name, value] = PAIR.exec(line) ?? []
  const fields: [string, string][] = [['line', JSON.stringify(line)]]
  if (name !== undefined && value !== undefined && name !== 'line') fields.push([name, JSON.stringify(value)])
  return dataJson(fields)
}
