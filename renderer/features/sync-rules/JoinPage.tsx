import { Autocomplete, Checkbox } from '@mantine/core'
import type { JoinCondition } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import { ConditionGroups } from './ConditionGroups.tsx'
import type { RulePageProps } from './DescriptionPage.tsx'

interface JoinPageProps extends RulePageProps {
  readonly attributes: readonly string[]
  readonly targets: readonly string[]
}

const newCondition: JoinCondition = { attribute: '', metaverse: '' }

/** Which object of the other side an object is: in one of the groups, every pair is equal. */
export function JoinPage({ rule, onEdit, problems, attributes, targets }: JoinPageProps) {
  const { t } = useText('sync-rules')
  return (
    <ConditionGroups
      name="join"
      help={t(rule.join.length === 0 ? 'noJoin' : 'joinHelp')}
      groups={rule.join}
      newCondition={newCondition}
      onChange={onEdit && ((join, field) => onEdit({ ...rule, join }, field))}
      problems={problems}
      shown={(condition) => (
        <>
          <b className="mono">{condition.attribute}</b> = <b className="mono">{condition.metaverse}</b>{' '}
          {condition.caseSensitive === true && <span className="tag">{t('caseSensitive')}</span>}
        </>
      )}
      fields={(condition, { change, errorOf }) => (
        <>
          <Autocomplete
            size="xs"
            aria-label={t('sourceAttribute')}
            placeholder={t('sourceAttribute')}
            data={attributes}
            limit={30}
            value={condition.attribute}
            error={errorOf('attribute')}
            onChange={(attribute) => change({ attribute }, 'attribute')}
          />
          <Autocomplete
            size="xs"
            aria-label={t('targetAttribute')}
            placeholder={t('targetAttribute')}
            data={targets}
            limit={30}
            value={condition.metaverse}
            error={errorOf('metaverse')}
            onChange={(metaverse) => change({ metaverse }, 'metaverse')}
          />
          <Checkbox
            label={t('caseSensitive')}
            checked={condition.caseSensitive === true}
            onChange={(event) => change({ caseSensitive: event.currentTarget.checked }, 'case')}
          />
        </>
      )}
    />
  )
}
