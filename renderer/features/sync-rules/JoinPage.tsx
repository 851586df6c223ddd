import { ActionIcon, Autocomplete, Button, Checkbox } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { JoinCondition } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import type { RulePageProps } from './DescriptionPage.tsx'
import { GroupFrame } from './GroupFrame.tsx'
import { replaceAt, withoutAt } from './lists.ts'
import { problemAt } from './ruleProblems.ts'

interface JoinPageProps extends RulePageProps {
  readonly attributes: readonly string[]
  readonly targets: readonly string[]
}

const newCondition: JoinCondition = { attribute: '', metaverse: '' }

/** Which object of the other side an object is: any one group, of which every pair is equal. */
export function JoinPage({ rule, onEdit, problems, attributes, targets }: JoinPageProps) {
  const { t, pick } = useText('sync-rules')
  const put = (join: readonly (readonly JoinCondition[])[], field?: string) =>
    onEdit?.({ ...rule, join: join.map((group) => [...group]) }, field)
  const errorOf = (field: string) => {
    const message = problemAt(problems, field)
    return message === undefined ? undefined : pick(message)
  }
  return (
    <div className="rule-page">
      <p className="small t2">{t(rule.join.length === 0 ? 'noJoin' : 'joinHelp')}</p>
      {rule.join.map((group, at) => (
        <GroupFrame
          key={`${at}`}
          number={at + 1}
          onRemove={onEdit === undefined ? undefined : () => put(withoutAt(rule.join, at))}
          onAdd={onEdit === undefined ? undefined : () => put(replaceAt(rule.join, at, [...group, newCondition]))}
        >
          {group.map((condition, index) => {
            const field = `join.${at}.${index}`
            const change = (next: Partial<JoinCondition>, part: string) =>
              put(replaceAt(rule.join, at, replaceAt(group, index, { ...condition, ...next })), `${field}.${part}`)
            if (onEdit === undefined)
              return (
                <p className="rule-condition" key={field}>
                  <b className="mono">{condition.attribute}</b> = <b className="mono">{condition.metaverse}</b>{' '}
                  {condition.caseSensitive === true && <span className="tag">{t('caseSensitive')}</span>}
                </p>
              )
            return (
              <div className="rule-condition edit join" key={field}>
                <Autocomplete
                  size="xs"
                  aria-label={t('sourceAttribute')}
                  placeholder={t('sourceAttribute')}
                  data={attributes}
                  limit={30}
                  value={condition.attribute}
                  error={errorOf(`${field}.attribute`)}
                  onChange={(attribute) => change({ attribute }, 'attribute')}
                />
                <Autocomplete
                  size="xs"
                  aria-label={t('targetAttribute')}
                  placeholder={t('targetAttribute')}
                  data={targets}
                  limit={30}
                  value={condition.metaverse}
                  error={errorOf(`${field}.metaverse`)}
                  onChange={(metaverse) => change({ metaverse }, 'metaverse')}
                />
                <Checkbox
                  label={t('caseSensitive')}
                  checked={condition.caseSensitive === true}
                  onChange={(event) => change({ caseSensitive: event.currentTarget.checked }, 'case')}
                />
                <ActionIcon
                  aria-label={t('remove')}
                  title={t('remove')}
                  onClick={() => put(replaceAt(rule.join, at, withoutAt(group, index)))}
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
            onClick={() => put([...rule.join, [newCondition]])}
          >
            {t('addGroup')}
          </Button>
        </div>
      )}
    </div>
  )
}
