import { Autocomplete, Select, TextInput } from '@mantine/core'
import { type ScopeCondition, scopeOperators } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import { ConditionGroups } from './ConditionGroups.tsx'
import type { RulePageProps } from './DescriptionPage.tsx'

interface ScopePageProps extends RulePageProps {
  /** Attributes of the side that the rule reads from. */
  readonly attributes: readonly string[]
}

const newCondition: ScopeCondition = { attribute: '', operator: 'EQUAL', value: '' }

/** Which objects the rule is for: those of which one group holds, with every condition in it. */
export function ScopePage({ rule, onEdit, problems, attributes }: ScopePageProps) {
  const { t } = useText('sync-rules')
  return (
    <ConditionGroups
      name="scope"
      help={t(rule.scope.length === 0 ? 'noScope' : 'scopeHelp')}
      groups={rule.scope}
      newCondition={newCondition}
      onChange={onEdit && ((scope, field) => onEdit({ ...rule, scope }, field))}
      problems={problems}
      shown={(condition) => (
        <>
          <b className="mono">{condition.attribute}</b> <span className="tag">{condition.operator}</span>{' '}
          <span className="mono">{condition.value}</span>
        </>
      )}
      fields={(condition, { change, errorOf }) => (
        <>
          <Autocomplete
            size="xs"
            aria-label={t('attribute')}
            placeholder={t('attribute')}
            data={attributes}
            limit={30}
            value={condition.attribute}
            error={errorOf('attribute')}
            onChange={(attribute) => change({ attribute }, 'attribute')}
          />
          <Select
            aria-label={t('operator')}
            data={[...new Set([...scopeOperators, condition.operator])]}
            value={condition.operator}
            allowDeselect={false}
            error={errorOf('operator')}
            onChange={(operator) => operator !== null && change({ operator }, 'operator')}
          />
          <TextInput
            aria-label={t('value')}
            placeholder={t('value')}
            disabled={condition.operator === 'ISNULL' || condition.operator === 'ISNOTNULL'}
            value={condition.value}
            error={errorOf('value')}
            onChange={(event) => change({ value: event.currentTarget.value }, 'value')}
          />
        </>
      )}
    />
  )
}
