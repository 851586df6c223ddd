import { useMemo } from 'react'
import type { SchemaAttribute } from '../../../../shared/facts/syncRule.ts'
import type { ParsedExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import type { ExpressionProblem } from '../../../../shared/syncrules/expression/problem.ts'
import { useText } from '../../../host/index.ts'
import { StateIcon } from '../../../ui/index.ts'
import { evaluateFor, type Subject, scopeFor } from './evaluateFor.ts'
import { lineAndColumn } from './expressionText.ts'

interface ExpressionFootProps {
  readonly parsed: ParsedExpression
  readonly problems: readonly ExpressionProblem[]
  readonly cursor: number
  readonly target: string
  readonly subject: Subject | undefined
  readonly schema: readonly SchemaAttribute[] | undefined
  readonly onExplain: () => void
  /** Goes to the first note. */
  readonly onNotes: () => void
}

/** How many errors, where the cursor stands, and what the expression gives for the chosen computer. */
export function ExpressionFoot({ parsed, problems, cursor, target, subject, schema, onExplain, onNotes }: ExpressionFootProps) {
  const { t } = useText('sync-rules')
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const { line, column } = lineAndColumn(parsed.text, Math.min(cursor, parsed.text.length))
  const warnings = problems.filter(({ severity }) => severity === 'warning').length
  const notes = problems.length - errors - warnings
  return (
    <div className="expression-foot">
      <span className={`row ${errors > 0 ? 'error strong' : ''}`}>
        <StateIcon state={errors > 0 ? 'error' : 'ok'} size={14} />
        {errors > 0 ? t('errors', { count: errors }) : t('noErrors')}
      </span>
      {warnings > 0 && <span className="nowrap">{t('warnings', { count: warnings })}</span>}
      {notes > 0 && (
        <button type="button" className="expression-notes" onClick={onNotes}>
          {t('notes', { count: notes })}
        </button>
      )}
      <span className="num nowrap">{t('place', { line, column })}</span>
      <span className="grow" />
      <Outcome parsed={parsed} target={target} subject={subject} schema={schema} onExplain={onExplain} isSound={errors === 0} />
    </div>
  )
}

interface OutcomeProps extends Pick<ExpressionFootProps, 'parsed' | 'target' | 'subject' | 'schema' | 'onExplain'> {
  readonly isSound: boolean
}

function Outcome({ parsed, target, subject, schema, onExplain, isSound }: OutcomeProps) {
  const { t, pick } = useText('sync-rules')
  const scope = useMemo(() => (subject === undefined ? undefined : scopeFor(subject, schema)), [subject, schema])
  const outcome = useMemo(
    () => (scope === undefined || !isSound ? undefined : evaluateFor(parsed, scope, target)),
    [parsed, scope, target, isSound],
  )
  if (subject === undefined)
    return (
      <button type="button" className="linklike" onClick={onExplain}>
        {t('chooseComputer')}
      </button>
    )
  const said =
    outcome === undefined
      ? t('notYet')
      : outcome.kind === 'error'
        ? pick(outcome.message).replaceAll('`', '')
        : outcome.effect === undefined
          ? outcome.text
          : t(`effect.${outcome.effect}`, { value: outcome.text })
  return (
    <button type="button" className="expression-outcome ellipsis" title={said} onClick={onExplain}>
      {t('forComputer', { name: subject.name })} <b>{said}</b>
    </button>
  )
}
