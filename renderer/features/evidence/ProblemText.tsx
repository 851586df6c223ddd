import type { Problem } from '../../../shared/facts/problem.ts'
import { problemText } from '../../../shared/facts/problemTexts.ts'
import { useText } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'

/** A problem of the file in front: what, where in the file, and the field that was being read. */
export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { t, language, formatNumber } = useText('evidence')
  const place = [problem.offset === undefined ? undefined : t('atByte', { offset: formatNumber(problem.offset) }), problem.field]
  const shown = place.filter((part) => part !== undefined).join(' · ')
  return (
    <div className="evidence-problem">
      <StateIcon state={problem.severity} />
      <span>{problemText(problem, language)}</span>
      {shown !== '' && <span className="t2 small">{shown}</span>}
    </div>
  )
}
