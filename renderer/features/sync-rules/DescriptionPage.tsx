import { Autocomplete, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { linkTypes, type SyncConnector, type SyncRule } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import { Fields } from '../../ui/index.ts'
import { problemAt, type RuleProblem } from './ruleProblems.ts'

export interface RulePageProps {
  readonly rule: SyncRule
  /** Absent: the rule is only read. */
  readonly onEdit: ((rule: SyncRule, field?: string) => void) | undefined
  readonly problems: readonly RuleProblem[]
}

interface DescriptionPageProps extends RulePageProps {
  readonly connectors: readonly SyncConnector[]
  /** The name of the rule that has a precedence already. */
  readonly takenBy: (precedence: number) => string | undefined
  readonly original: SyncRule | undefined
}

const objectTypes = [
  'user',
  'inetOrgPerson',
  'group',
  'contact',
  'computer',
  'device',
  'person',
  'foreignSecurityPrincipal',
  'publicFolder',
]

/** Name, connector, object types, link type and precedence of a rule. */
export function DescriptionPage(props: DescriptionPageProps) {
  return props.onEdit === undefined ? <ReadDescription {...props} /> : <EditDescription {...props} onEdit={props.onEdit} />
}

function ReadDescription({ rule, connectors }: DescriptionPageProps) {
  const { t } = useText('sync-rules')
  const rows: [string, string][] = [
    [t('name'), rule.name],
    [t('description'), rule.description || t('notSaid')],
    [t('facet.direction'), rule.direction === undefined ? t('notSaid') : t(`direction.${rule.direction}`)],
    [t('connector'), connectors.find(({ id }) => id === rule.connector)?.name ?? rule.connector ?? t('notSaid')],
    [t('sourceType'), rule.sourceObjectType ?? t('notSaid')],
    [t('targetType'), rule.targetObjectType ?? t('notSaid')],
    [t('facet.linkType'), rule.linkType ?? t('notSaid')],
    [t('precedence'), rule.precedence === undefined ? t('notSaid') : String(rule.precedence)],
    [t('facet.state'), t(rule.disabled ? 'state.disabled' : 'state.enabled')],
    [t('tag'), rule.immutableTag ?? t('noTag')],
    [t('identifier'), rule.id ?? t('notSaid')],
  ]
  return (
    <div className="rule-page">
      <Fields rows={rows} nameWidth={168} />
    </div>
  )
}

function EditDescription({
  rule,
  connectors,
  takenBy,
  original,
  problems,
  onEdit,
}: DescriptionPageProps & { readonly onEdit: NonNullable<RulePageProps['onEdit']> }) {
  const { t, pick } = useText('sync-rules')
  const errorOf = (field: string) => {
    const message = problemAt(problems, field)
    return message === undefined ? undefined : pick(message)
  }
  const put = (change: Partial<SyncRule>, field: string) => onEdit({ ...rule, ...change }, field)
  const connectorNames = connectors.map(({ id, name }) => ({ value: id, label: name }))
  const known = connectorNames.some(({ value }) => value === rule.connector)
  return (
    <div className="rule-page">
      <div className="rule-form">
        <TextInput
          className="wide"
          label={t('name')}
          value={rule.name}
          error={errorOf('name')}
          onChange={(event) => put({ name: event.currentTarget.value }, 'name')}
        />
        <Textarea
          className="wide"
          size="xs"
          label={t('description')}
          autosize
          minRows={2}
          maxRows={8}
          value={rule.description}
          error={errorOf('description')}
          onChange={(event) => put({ description: event.currentTarget.value }, 'description')}
        />
        <Select
          label={t('facet.direction')}
          value={rule.direction ?? null}
          error={errorOf('direction')}
          data={(['Inbound', 'Outbound'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
          allowDeselect={false}
          onChange={(value) => put({ direction: value === 'Outbound' ? 'Outbound' : 'Inbound' }, 'direction')}
        />
        {connectorNames.length > 0 ? (
          <Select
            label={t('connector')}
            value={rule.connector ?? null}
            error={errorOf('connector')}
            data={
              known || rule.connector === undefined ? connectorNames : [...connectorNames, { value: rule.connector, label: rule.connector }]
            }
            allowDeselect={false}
            onChange={(value) => value !== null && put({ connector: value }, 'connector')}
          />
        ) : (
          <TextInput
            label={t('connector')}
            description={t('connectorById')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            value={rule.connector ?? ''}
            error={errorOf('connector')}
            onChange={(event) => put(withText('connector', event.currentTarget.value), 'connector')}
          />
        )}
        <Autocomplete
          size="xs"
          label={t('sourceType')}
          data={objectTypes}
          value={rule.sourceObjectType ?? ''}
          error={errorOf('sourceObjectType')}
          onChange={(value) => put(withText('sourceObjectType', value), 'sourceObjectType')}
        />
        <Autocomplete
          size="xs"
          label={t('targetType')}
          data={objectTypes}
          value={rule.targetObjectType ?? ''}
          error={errorOf('targetObjectType')}
          onChange={(value) => put(withText('targetObjectType', value), 'targetObjectType')}
        />
        <Select
          label={t('facet.linkType')}
          value={rule.linkType ?? null}
          error={errorOf('linkType')}
          data={[...new Set([...linkTypes, ...(rule.linkType === undefined ? [] : [rule.linkType])])]}
          allowDeselect={false}
          onChange={(value) => value !== null && put({ linkType: value }, 'linkType')}
        />
        <PrecedenceField
          key={`${rule.precedence ?? ''}`}
          precedence={rule.precedence}
          takenBy={takenBy}
          error={errorOf('precedence')}
          original={original?.precedence}
          onChange={(precedence) => put({ precedence }, 'precedence')}
        />
        <Checkbox
          className="wide"
          label={t('disabledRule')}
          checked={rule.disabled}
          onChange={(event) => put({ disabled: event.currentTarget.checked }, 'disabled')}
        />
      </div>
    </div>
  )
}

/** An empty field is a property that the rule has not. */
const withText = (field: 'connector' | 'sourceObjectType' | 'targetObjectType', value: string): Partial<SyncRule> =>
  ({ [field]: value === '' ? undefined : value }) as Partial<SyncRule>

interface PrecedenceFieldProps {
  readonly precedence: number | undefined
  readonly takenBy: (precedence: number) => string | undefined
  readonly error: string | undefined
  readonly original: number | undefined
  readonly onChange: (precedence: number) => void
}

/** A number that no other rule has: one that is taken is refused, the rule keeps the one it had. */
function PrecedenceField({ precedence, takenBy, error, original, onChange }: PrecedenceFieldProps) {
  const { t } = useText('sync-rules')
  const [text, setText] = useState(String(precedence ?? ''))
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined
  const taken = number === undefined || number === precedence ? undefined : takenBy(number)
  const refused =
    number === undefined ? t('precedenceNumber') : taken !== undefined ? t('precedenceTaken', { number, rule: taken }) : undefined
  const higher =
    original === undefined || number === undefined
      ? t('precedenceHelp')
      : t(number > original ? 'precedenceHigher' : 'precedenceLower', { number, original })
  return (
    <TextInput
      className="wide"
      label={t('precedence')}
      description={higher}
      inputMode="numeric"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={text}
      error={refused ?? error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => refused === undefined && number !== undefined && number !== precedence && onChange(number)}
      onKeyDown={(event) => event.key === 'Enter' && refused === undefined && number !== undefined && onChange(number)}
    />
  )
}
