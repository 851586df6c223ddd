import type { CaseProblem } from '../../shared/contract/viewRequests.ts'
import { problemText } from '../../shared/facts/problemTexts.ts'
import { useText } from '../host/index.ts'
import { EvidenceChip } from './EvidenceChip.tsx'
import { StateIcon } from './state.tsx'

/** What could not be read or may not be trusted: severity, what, the file, and the chip to the place. */
export function ProblemRow({ problem: row, from }: { readonly problem: CaseProblem; readonly from?: string }) {
  const { language } = useText('app')
  const { problem } = row
  const locator = { kind: 'offset' as const, offset: problem.offset ?? 0 }
  return (
    <div className="problem-row">
      <StateIcon state={problem.severity} size={16} />
      <span className="problem-text">
        <span>{problemText(problem, language)}</span>
        <span className="t2 small">{row.device}</span>
      </span>
      <EvidenceChip
        evidence={{ artefactId: row.artefactId, file: row.file, path: row.path, format: row.format, locator, quote: problem.field ?? '' }}
        {...(from === undefined ? {} : { from })}
      />
    </div>
  )
}
