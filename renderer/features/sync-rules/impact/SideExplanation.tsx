import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'
import type { ConditionResult, ScopeResult } from '../../../../shared/syncrules/rules/evaluateScope.ts'
import { useText } from '../../../host/index.ts'
import { Section, StateIcon } from '../../../ui/index.ts'
import { ExplainTree } from '../explain/ExplainTree.tsx'
import type { SideFacts } from './sideFacts.ts'

interface SideExplanationProps {
  readonly side: SideFacts
  readonly attribute: string
}

/** How one side comes to its outcome: the scoping filter where it decides or holds, then the flow. */
export function SideExplanation({ side, attribute }: SideExplanationProps) {
  const { t, pick } = useText('sync-rules')
  const { outcome, scope, explained, parsed, mapping, way } = side
  return (
    <>
      {outcome.kind === 'error' && <p className="callout error impact-wrong">{pick(outcome.error.localized)}</p>}
      {scope !== undefined && <Scope scope={scope} />}
      {outcome.kind === 'outOfScope' && <p className="t2 impact-flow">{t('impact.notInScope')}</p>}
      {way === 'disabled' && <p className="t2 impact-flow">{t('impact.disabled')}</p>}
      {way === 'nothing' && <p className="t2 impact-flow">{t('impact.nothingFlows', { attribute })}</p>}
      {explained !== undefined && parsed !== undefined && (
        <div className="impact-explained">
          <ExplainTree explained={explained} text={parsed.text} />
        </div>
      )}
      {way === 'constant' && (
        <p className="impact-flow">
          <span className="t2">{t('impact.constant')}</span> <code>{mapping?.source[0] ?? ''}</code>
        </p>
      )}
      {way === 'direct' && (
        <p className="impact-flow">
          <span className="t2">{t('impact.direct', { source: mapping?.source[0] ?? '' })}</span>{' '}
          {outcome.kind === 'value' && <code>{showValue(outcome.value)}</code>}
        </p>
      )}
    </>
  )
}

/** Groups are alternatives; the conditions of one hold together. */
function Scope({ scope }: { readonly scope: ScopeResult }) {
  const { t } = useText('sync-rules')
  return (
    <Section title={t('impact.scope')} aside={t(scope.inScope ? 'impact.scope.holds' : 'impact.scope.fails')}>
      {scope.groups.map((group, at) => (
        <div key={groupKey(at, group)} className="stack impact-scope">
          {at > 0 && <span className="small t2">{t('impact.scope.or')}</span>}
          <ul className="stack">
            {group.conditions.map((result) => (
              <Condition key={`${result.condition.attribute} ${result.condition.operator} ${result.condition.value}`} result={result} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

const groupKey = (at: number, { conditions }: ScopeResult['groups'][number]): string =>
  `${at} ${conditions.map(({ condition }) => condition.attribute).join(' ')}`

function Condition({ result }: { readonly result: ConditionResult }) {
  const { t } = useText('sync-rules')
  const { condition, holds, found } = result
  const word = holds === undefined ? 'unknown' : holds ? 'holds' : 'fails'
  return (
    <li className="impact-condition">
      <span title={t(`impact.scope.${word}`)}>
        <StateIcon state={holds === undefined ? 'unknown' : holds ? 'ok' : 'notNeeded'} />
      </span>
      <span>
        <code>
          {condition.attribute} {condition.operator} {condition.value}
        </code>
        <span className="small t2">
          {t(`impact.scope.${word}`)} ·{' '}
          {found.length === 0 ? t('impact.scope.absent') : t('impact.scope.found', { values: cut(found.join('; ')) })}
        </span>
      </span>
    </li>
  )
}

/** Characters of the values that a condition was held against. */
const SHOWN = 120
const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
