import { Button } from '@mantine/core'
import { IconBulb, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ExpressionProblem } from '../../../../shared/syncrules/expression/problem.ts'
import { useText } from '../../../host/index.ts'
import { StateIcon } from '../../../ui/index.ts'
import { CodeWords } from '../CodeWords.tsx'
import { lineAndColumn } from './expressionText.ts'

interface ExpressionProblemsProps {
  readonly problems: readonly ExpressionProblem[]
  readonly text: string
  readonly cursor: number
  readonly onChange: ((text: string) => void) | undefined
  readonly onGoTo: (place: { readonly from: number; readonly to: number }) => void
}

/** Which problem is told: the one at the cursor, else the first that keeps the expression from working; mere notes wait until they are asked for. */
function chosenProblem(problems: readonly ExpressionProblem[], cursor: number): number {
  const here = problems.findIndex(({ from, to }) => from <= cursor && cursor <= to)
  if (here >= 0) return here
  const error = problems.findIndex(({ severity }) => severity === 'error')
  return error >= 0 ? error : problems.findIndex(({ severity }) => severity === 'warning')
}

/** The problem at the cursor, else the gravest, in words, with what mends it. */
export function ExpressionProblems({ problems, text, cursor, onChange, onGoTo }: ExpressionProblemsProps) {
  const { t, pick } = useText('sync-rules')
  const at = chosenProblem(problems, cursor)
  const problem = problems[at]
  if (problem === undefined) return null
  const { fix } = problem
  const step = (by: number) => {
    const next = problems[(at + by + problems.length) % problems.length]
    if (next !== undefined) onGoTo({ from: next.from, to: next.to })
  }
  const { line } = lineAndColumn(text, problem.from)
  return (
    <div className={`expression-tip ${problem.severity}`} role="status">
      <StateIcon state={problem.severity} size={15} />
      <div className="grow stack">
        <p>
          <CodeWords text={pick(problem.message)} />
        </p>
        {fix !== undefined && onChange !== undefined && (
          <div>
            <Button
              size="compact-xs"
              leftSection={<IconBulb size={13} />}
              onClick={() => onChange(text.slice(0, fix.from) + fix.insert + text.slice(fix.to))}
            >
              {pick(fix.label).replaceAll('`', '')}
            </Button>
          </div>
        )}
      </div>
      <button type="button" className="linklike" onClick={() => onGoTo({ from: problem.from, to: problem.to })}>
        {t('line', { line })}
      </button>
      {problems.length > 1 && (
        <span className="row expression-steps">
          <button
            type="button"
            className="icon-button"
            aria-label={t('previousProblem')}
            title={t('previousProblem')}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size={14} aria-hidden />
          </button>
          <span className="small num nowrap">{t('ofProblems', { number: at + 1, count: problems.length })}</span>
          <button type="button" className="icon-button" aria-label={t('nextProblem')} title={t('nextProblem')} onClick={() => step(1)}>
            <IconChevronRight size={14} aria-hidden />
          </button>
        </span>
      )}
    </div>
  )
}
