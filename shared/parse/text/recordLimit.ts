import { problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'
import type { TextLine } from './readLines.ts'

/** Fields of one text. `dsregcmd` prints about 60 at a time, so this is a log of 3,000 runs; a hostile file has millions. */
export const MOST_FIELDS = 200_000

/** The problem of a text with more fields than are kept: it covers everything from this line on. */
export function fieldLimitProblem(line: TextLine, size: number, ledger: ByteLedger): ParsedItem {
  const { offset } = line
  const length = size - offset
  ledger.problem(offset, length)
  const place = { field: `line ${line.number}`, offset, length }
  return { type: 'problem', problem: problemOf('tooManyFields', 'warning', { limit: MOST_FIELDS, line: line.number }, place) }
}
