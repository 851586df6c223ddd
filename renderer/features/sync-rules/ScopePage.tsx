import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ScopeCondition, scopeOperators } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import type { RulePageProps } from './DescriptionPage.tsx'
import { GroupFrame } from './GroupFrame.tsx'
import { replaceAt, withoutAt } from './lists.ts'
import { problemAt } from './ruleProblems.ts'

interface ScopePageProps extends RulePageProps {
  /** Attributes of the side that the rule reads from. */
  readonly attributes: readonly string[]
}

/** Which objects the rule is for: any one group, of which every condition holds. */
export function ScopePage({ rule, onEdit, problems, attributes }: ScopePageProps) {
  const { t, pick } = useText('sync-rules')
  const put = (scope: readonly (readonly ScopeCondition[])[], field?: string) =>
    onEdit?.({ ...rule, scope: scope.map((group) => [...group]) }, field)
  const errorOf = (field: string) => {
    const message = problemAt(problems, field)
    return message === undefined ? undefined : pick(message)
  }
  return (
    <div className="rule-page">
      <p className="small t2">{t(rule.scope.length === 0 ? 'noScope' : 'scopeHelp')}</p>
      {rule.scope.map((group, at) => (
        <GroupFrame
          key={`${at}`}
          number={at + 1}
          onRemove={onEdit === undefined ? undefined : () => put(withoutAt(rule.scope, at))}
          onAdd={
            onEdit === undefined
              ? undefined
              : () => put(replaceAt(rule.scope, at, [...group, { attribute: '', operator: 'EQUAL', value: '' }]))
          }
        >
          {group.map((condition, index) => {
            const field = `scope.${at}.${index}`
            const change = (next: Partial<ScopeCondition>, part: string) =>
              put(replaceAt(rule.scope, at, replaceAt(group, index, { ...condition, ...next })), `${field}.${part}`)
            if (onEdit === undefined)
              return (
                <p className="rule-condition" key={field}>
                  <b className="mono">{condition.attribute}</b> <span className="tag">{condition.operator}</span>{' '}
                  <span className="mono">{condition.value}</span>
                </p>
              )
            return (
              <div className="rule-condition edit" key={field}>
                <Autocomplete
                  size="xs"
                  aria-label={t('attribute')}
                  placeholder={t('attribute')}
                  data={attributes}
                  limit={30}
                  value={condition.attribute}
                  error={errorOf(`${field}.attribute`)}
                  onChange={(attribute) => change({ attribute }, 'attribute')}
                />
                <Select
                  aria-label={t('operator')}
                  data={[...new Set([...scopeOperators, condition.operator])]}
                  value={condition.operator}
                  allowDeselect={false}
                  error={errorOf(`${field}.operator`)}
                  onChange={(operator) => operator !== null && change({ operator }, 'operator')}
                />
                <TextInput
                  aria-label={t('value')}
                  placeholder={t('value')}
                  disabled={condition.operator === 'ISNULL' || condition.operator === 'ISNOTNULL'}
                  value={condition.value}
                  error={errorOf(`${field}.value`)}
                  onChange={(event) => change({ value: event.currentTarget.value }, 'value')}
                />
                <ActionIcon
                  aria-label={t('remove')}
                  title={t('remove')}
                  onClick={() => put(replaceAt(rule.scope, at, withoutAt(group, index)))}
                >
                  <IconX size={15} />
                </ActionIcon>
              </div>
            )
          })}
        </GroupFrame>
      ))}
      {onEdit !== undefined && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => put([...rule.scope, [{ attribute: '', operator: 'EQUAL', value: '' }]])}
          >
            {t('addGroup')}
          </Button>
        </div>
      )}
    </div>
  )
}
