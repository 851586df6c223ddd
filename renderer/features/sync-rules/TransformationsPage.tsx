import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { flowTypes, mergeTypes, type SchemaAttribute, type SyncMapping } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import { rowStep, StateIcon } from '../../ui/index.ts'
import type { RulePageProps } from './DescriptionPage.tsx'
import { ExpressionPanel } from './expression/ExpressionPanel.tsx'
import type { Subject } from './expression/evaluateFor.ts'
import { replaceAt, withoutAt } from './lists.ts'
import { problemAt } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'

interface TransformationsPageProps extends RulePageProps {
  readonly schemas: RuleSchemas
  readonly selected: number
  readonly onSelect: (index: number) => void
  /** The mapping of the rule that this one takes the place of. */
  readonly originalOf: (target: string) => SyncMapping | undefined
  readonly subject: Subject | undefined
  readonly explaining: boolean
  readonly onExplain: () => void
}

const newMapping: SyncMapping = { target: '', flow: 'Expression', source: [], expression: '', merge: 'Update' }

/** What flows where, and the one that is chosen beneath. */
export function TransformationsPage(props: TransformationsPageProps) {
  const { rule, onEdit, selected, onSelect } = props
  const { t } = useText('sync-rules')
  const mapping = rule.mappings[selected]
  const add = () => {
    onEdit?.({ ...rule, mappings: [...rule.mappings, newMapping] })
    onSelect(rule.mappings.length)
  }
  return (
    <div className="flows-page">
      <FlowTable {...props} />
      {onEdit !== undefined && (
        <div className="flows-add">
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('addTransformation')}
          </Button>
        </div>
      )}
      {rule.mappings.length === 0 && <p className="rules-none t2">{t('noTransformations')}</p>}
      {mapping !== undefined && <ChosenFlow key={selected} {...props} mapping={mapping} />}
    </div>
  )
}

function FlowTable({ rule, selected, onSelect, problems }: TransformationsPageProps) {
  const { t } = useText('sync-rules')
  const scroll = useRef<HTMLDivElement>(null)
  const go = (index: number) => {
    const next = Math.min(Math.max(index, 0), rule.mappings.length - 1)
    onSelect(next)
    scroll.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = rowStep(event.key, selected, rule.mappings.length)
    if (target === undefined) return
    event.preventDefault()
    go(target)
  }
  const hasError = (index: number) => problems.some(({ field, severity }) => severity === 'error' && field.startsWith(`mappings.${index}.`))
  return (
    <div ref={scroll} className="flows" tabIndex={0} role="listbox" aria-label={t('transformations')} onKeyDown={onKeyDown}>
      <div className="flow head" aria-hidden>
        <span>{t('flowType')}</span>
        <span>{t('target')}</span>
        <span>{t('source')}</span>
        <span>{t('once')}</span>
        <span>{t('merge')}</span>
      </div>
      {rule.mappings.map((mapping, index) => (
        <div
          key={`${index}`}
          data-at={index}
          role="option"
          tabIndex={-1}
          aria-selected={index === selected}
          className={`flow${index === selected ? ' selected' : ''}`}
          onClick={() => onSelect(index)}
          onKeyDown={undefined}
        >
          <span className="t2">{t(`flow.${mapping.flow}`)}</span>
          <span className="strong row">
            <span className="ellipsis">{mapping.target || t('unnamed')}</span>
            {hasError(index) && <StateIcon state="error" size={14} />}
          </span>
          <span className={mapping.flow === 'Constant' ? '' : 'mono small'}>{sourceText(mapping)}</span>
          <span>{mapping.once === true ? t('yes') : ''}</span>
          <span className="t2">{mapping.merge}</span>
        </div>
      ))}
    </div>
  )
}

/** What the Source column of the Rules Editor shows; the longest row needs no more than this. */
const sourceText = (mapping: SyncMapping): string =>
  (mapping.flow === 'Expression' ? (mapping.expression ?? '') : mapping.source.join(', ')).slice(0, 300).replaceAll(/\s+/g, ' ')

interface ChosenFlowProps extends TransformationsPageProps {
  readonly mapping: SyncMapping
}

function ChosenFlow(props: ChosenFlowProps) {
  const { rule, mapping, selected, onEdit, schemas, originalOf, subject, explaining, onExplain } = props
  const { t } = useText('sync-rules')
  const target = schemas.targetOf(mapping.target)
  const put = (change: Partial<SyncMapping>, part: string) =>
    onEdit?.({ ...rule, mappings: replaceAt(rule.mappings, selected, { ...mapping, ...change }) }, `mappings.${selected}.${part}`)
  return (
    <>
      {onEdit !== undefined && <FlowFields {...props} put={put} />}
      {mapping.flow === 'Expression' && (
        <ExpressionPanel
          key={`${rule.id ?? rule.name} ${selected}`}
          target={mapping.target || t('unnamed')}
          targetType={typeText(t, target)}
          text={mapping.expression ?? ''}
          onChange={onEdit === undefined ? undefined : (expression) => put({ expression }, 'expression')}
          original={originalOf(mapping.target)?.expression}
          context={schemas.contextFor(target)}
          subject={subject}
          schema={schemas.source}
          explaining={explaining}
          onExplain={onExplain}
        />
      )}
      {mapping.flow !== 'Expression' && (
        <p className="rules-none t2">
          {mapping.flow === 'Direct'
            ? t('directHelp', { source: mapping.source.join(', '), target: mapping.target })
            : t('constantHelp', { value: mapping.source.join(', '), target: mapping.target })}
        </p>
      )}
    </>
  )
}

const typeText = (t: (key: string, args?: Record<string, string>) => string, target: SchemaAttribute | undefined): string =>
  target === undefined ? t('typeUnknown') : t(target.multi ? 'typeMulti' : 'typeSingle', { type: t(`type.${target.type}`) })

function FlowFields({
  rule,
  mapping,
  selected,
  problems,
  schemas,
  onEdit,
  onSelect,
  put,
}: ChosenFlowProps & { readonly put: (change: Partial<SyncMapping>, part: string) => void }) {
  const { t, pick } = useText('sync-rules')
  const errorOf = (part: string) => {
    const message = problemAt(problems, `mappings.${selected}.${part}`)
    return message === undefined ? undefined : pick(message)
  }
  const source = mapping.source.join(', ')
  return (
    <div className="flow-fields">
      <Select
        label={t('flowType')}
        value={mapping.flow}
        allowDeselect={false}
        data={flowTypes.map((flow) => ({ value: flow, label: t(`flow.${flow}`) }))}
        onChange={(value) => {
          const flow = flowTypes.find((one) => one === value)
          if (flow !== undefined) put({ flow, ...(flow === 'Expression' ? { expression: mapping.expression ?? '' } : {}) }, 'flow')
        }}
      />
      <Autocomplete
        size="xs"
        label={t('target')}
        data={schemas.targetNames}
        limit={30}
        value={mapping.target}
        error={errorOf('target')}
        onChange={(target) => put({ target }, 'target')}
      />
      {mapping.flow === 'Direct' && (
        <Autocomplete
          size="xs"
          label={t('source')}
          data={schemas.sourceNames}
          limit={30}
          value={source}
          error={errorOf('source')}
          onChange={(value) => put({ source: value === '' ? [] : [value] }, 'source')}
        />
      )}
      {mapping.flow === 'Constant' && (
        <TextInput
          label={t('source')}
          value={source}
          error={errorOf('source')}
          onChange={(event) => put({ source: [event.currentTarget.value] }, 'source')}
        />
      )}
      <Select
        label={t('merge')}
        value={mapping.merge}
        allowDeselect={false}
        data={[...new Set([...mergeTypes, mapping.merge])]}
        onChange={(merge) => merge !== null && put({ merge }, 'merge')}
      />
      <Checkbox
        label={t('once')}
        checked={mapping.once === true}
        onChange={(event) => put({ once: event.currentTarget.checked }, 'once')}
      />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconTrash size={14} />}
        onClick={() => {
          onEdit?.({ ...rule, mappings: withoutAt(rule.mappings, selected) })
          onSelect(Math.max(selected - 1, 0))
        }}
      >
        {t('remove')}
      </Button>
    </div>
  )
}
