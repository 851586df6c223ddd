import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../host/index.ts'
import { GroupFrame } from './GroupFrame.tsx'
import { replaceAt, withoutAt } from './lists.ts'
import { problemAt, type RuleProblem } from './ruleProblems.ts'

interface ConditionEdit<C> {
  readonly change: (next: Partial<C>, part: string) => void
  readonly errorOf: (part: string) => string | undefined
}

interface ConditionGroupsProps<C> {
  /** What the fields of the conditions start with. */
  readonly name: 'scope' | 'join'
  readonly help: string
  readonly groups: readonly (readonly C[])[]
  readonly newCondition: C
  /** Absent: a rule that is only read. `field`: where one was typed into. */
  readonly onChange: ((groups: C[][], field?: string) => void) | undefined
  readonly problems: readonly RuleProblem[]
  readonly shown: (condition: C) => ReactNode
  readonly fields: (condition: C, edit: ConditionEdit<C>) => ReactNode
}

/** Groups of conditions, of which one is enough; those within a group hold together. */
export function ConditionGroups<C>({ name, help, groups, newCondition, onChange, problems, shown, fields }: ConditionGroupsProps<C>) {
  const { t, pick } = useText('sync-rules')
  const put = (next: readonly (readonly C[])[], field?: string) =>
    onChange?.(
      next.map((group) => [...group]),
      field,
    )
  return (
    <div className="rule-page">
      <p className="small t2">{help}</p>
      {groups.map((group, at) => (
        <GroupFrame
          key={`${at}`}
          number={at + 1}
          onRemove={onChange === undefined ? undefined : () => put(withoutAt(groups, at))}
          onAdd={onChange === undefined ? undefined : () => put(replaceAt(groups, at, [...group, newCondition]))}
        >
          {group.map((condition, index) => {
            const field = `${name}.${at}.${index}`
            if (onChange === undefined)
              return (
                <p className="rule-condition" key={field}>
                  {shown(condition)}
                </p>
              )
            const edit: ConditionEdit<C> = {
              change: (next, part) => put(replaceAt(groups, at, replaceAt(group, index, { ...condition, ...next })), `${field}.${part}`),
              errorOf: (part) => {
                const message = problemAt(problems, `${field}.${part}`)
                return message === undefined ? undefined : pick(message)
              },
            }
            return (
              <div className={`rule-condition edit ${name}`} key={field}>
                {fields(condition, edit)}
                <ActionIcon
                  aria-label={t('remove')}
                  title={t('remove')}
                  onClick={() => put(replaceAt(groups, at, withoutAt(group, index)))}
                >
                  <IconX size={15} />
                </ActionIcon>
              </div>
            )
          })}
        </GroupFrame>
      ))}
      {onChange !== undefined && (
        <div>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => put([...groups, [newCondition]])}>
            {t('addGroup')}
          </Button>
        </div>
      )}
    </div>
  )
}
