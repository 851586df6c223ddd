import type { CaseProblem } from '../../shared/contract/viewRequests.ts'
import type { Locator } from '../../shared/facts/locator.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import { problemText } from '../../shared/facts/problemTexts.ts'
import { useText } from '../host/index.ts'
import { EvidenceChip } from './EvidenceChip.tsx'
import { StateIcon } from './state.tsx'

/** What could not be read or may not be trusted: severity, what, the file, and the chip to the place. */
export function ProblemRow({ problem: row, from }: { readonly problem: CaseProblem; readonly from?: string }) {
  const { language } = useText('app')
  const { problem } = row
  return (
    <div className="problem-row">
      <StateIcon state={problem.severity} size={16} />
      <span className="problem-text">
        <span>{problemText(problem, language)}</span>
        <span className="t2 small">{row.device}</span>
      </span>
      <EvidenceChip
        evidence={{
          artefactId: row.artefactId,
          file: row.file,
          path: row.path,
          format: row.format,
          locator: placeOf(problem),
          quote: problem.field ?? '',
        }}
        wholeFile={problem.line === undefined && problem.offset === undefined}
        {...(from === undefined ? {} : { from })}
      />
    </div>
  )
}

/** The line where the reader knew it, else the offset; a problem of the file as a whole opens at its start. */
const placeOf = ({ line, offset = 0 }: Problem): Locator => (line === undefined ? { kind: 'offset', offset } : { kind: 'line', line })
