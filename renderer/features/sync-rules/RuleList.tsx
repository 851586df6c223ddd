import { ActionIcon, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconFilter, IconLock, IconPlus, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useEscape, useTabState, useText } from '../../host/index.ts'
import { rowStep } from '../../ui/index.ts'
import {
  facetCounts,
  filterRules,
  noFilter,
  type RuleEntry,
  type RuleFacet,
  type RuleFilter,
  type RuleGroup,
  ruleFacets,
  shortName,
} from './ruleEntries.ts'

interface RuleListProps {
  readonly entries: readonly RuleEntry[]
  readonly groupsOf: (entries: readonly RuleEntry[]) => readonly RuleGroup[]
  readonly selected: string | undefined
  readonly onSelect: (entry: RuleEntry) => void
  readonly onNew: () => void
}

type Line = { readonly kind: 'group'; readonly group: RuleGroup } | { readonly kind: 'rule'; readonly entry: RuleEntry }

const GROUP = 28
const RULE = 30

/** Rules of one server by direction, side and precedence, with the drafts beside them; found by text and facets. */
export function RuleList({ entries, groupsOf, selected, onSelect, onNew }: RuleListProps) {
  const { t } = useText('sync-rules')
  const [filter, setFilter] = useTabState<RuleFilter>('filter', noFilter)
  const [folded, setFolded] = useTabState<readonly string[]>('folded', [])
  const scroll = useRef<HTMLDivElement>(null)
  const fitting = useMemo(() => filterRules(entries, filter), [entries, filter])
  const lines = useMemo(() => linesOf(groupsOf(fitting), folded), [fitting, folded, groupsOf])
  const at = lines.findIndex((line) => line.kind === 'rule' && line.entry.key === selected)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP : RULE),
    // New lines are measured anew: groups are lower than rules.
    getItemKey: useCallback((index: number) => keyOf(lines[index]), [lines]),
    overscan: 12,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const fold = (key: string) => setFolded(folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextRule(lines, at, event.key)
    if (next === undefined) return
    event.preventDefault()
    onSelect(next)
  }
  return (
    <>
      <div className="rules-head">
        <TextInput
          className="grow"
          leftSection={<IconSearch size={14} />}
          placeholder={t('filterRules', { count: entries.length })}
          data-find
          aria-label={t('filterRules', { count: entries.length })}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter.text !== '') {
              event.preventDefault()
              setFilter({ ...filter, text: '' })
            }
          }}
        />
        <FacetButton entries={entries} filter={filter} onFilter={setFilter} />
        <ActionIcon variant="default" size={30} aria-label={t('newRule')} title={t('newRule')} onClick={onNew}>
          <IconPlus size={15} />
        </ActionIcon>
      </div>
      {fitting.length === 0 && (
        <p className="rules-none t2">
          {t('noRuleFits')}{' '}
          <button type="button" className="linklike" onClick={() => setFilter(noFilter)}>
            {t('clearFilter')}
          </button>
        </p>
      )}
      <div
        ref={scroll}
        className="rules-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('rules')}
        aria-activedescendant={at < 0 ? undefined : `rule-${selected}`}
        onKeyDown={onKeyDown}
      >
        <div className="rules-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index]
            if (line === undefined) return null
            return line.kind === 'group' ? (
              <GroupLine key={item.key} group={line.group} top={item.start} open={!folded.includes(line.group.key)} onFold={fold} />
            ) : (
              <RuleLine key={item.key} entry={line.entry} top={item.start} selected={line.entry.key === selected} onSelect={onSelect} />
            )
          })}
        </div>
      </div>
    </>
  )
}

const keyOf = (line: Line | undefined): string =>
  line === undefined ? '' : line.kind === 'group' ? `group ${line.group.key}` : line.entry.key

const linesOf = (groups: readonly RuleGroup[], folded: readonly string[]): readonly Line[] =>
  groups.flatMap((group) => [
    { kind: 'group' as const, group },
    ...(folded.includes(group.key) ? [] : group.entries.map((entry) => ({ kind: 'rule' as const, entry }))),
  ])

/** The rule that a key of the keyboard leads to. */
function nextRule(lines: readonly Line[], at: number, key: string): RuleEntry | undefined {
  const rules = lines.flatMap((line, index) => (line.kind === 'rule' ? [{ entry: line.entry, index }] : []))
  const current = rules.findIndex(({ index }) => index === at)
  return rules[rowStep(key, current, rules.length) ?? -1]?.entry
}

interface GroupLineProps {
  readonly group: RuleGroup
  readonly top: number
  readonly open: boolean
  readonly onFold: (key: string) => void
}

function GroupLine({ group, top, open, onFold }: GroupLineProps) {
  const { t, formatNumber } = useText('sync-rules')
  const direction = group.direction ?? 'unknown'
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    <button type="button" className="rule-group" style={{ top }} aria-expanded={open} onClick={() => onFold(group.key)}>
      <Fold size={14} aria-hidden />
      {t(`group.${direction}.${group.side}`)}
      <span className="t2 num">{formatNumber(group.entries.length)}</span>
    </button>
  )
}

interface RuleLineProps {
  readonly entry: RuleEntry
  readonly top: number
  readonly selected: boolean
  readonly onSelect: (entry: RuleEntry) => void
}

function RuleLine({ entry, top, selected, onSelect }: RuleLineProps) {
  const { t } = useText('sync-rules')
  const { rule, disabled, draft, standard } = entry
  return (
    <div
      id={`rule-${entry.key}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={`rule${selected ? ' selected' : ''}${disabled ? ' off' : ''}`}
      style={{ top }}
      title={rule.name}
      onClick={() => onSelect(entry)}
      onKeyDown={undefined}
    >
      <span className="num rule-number">{rule.precedence ?? '–'}</span>
      <span className="ellipsis grow">{shortName(rule.name) || t('unnamed')}</span>
      {disabled && <span className="tag">{t('disabled')}</span>}
      {draft !== undefined && <span className="tag accent">{t('draft')}</span>}
      {standard && !disabled && <IconLock size={13} className="t3" aria-label={t('standardLocked')} />}
    </div>
  )
}

interface FacetButtonProps {
  readonly entries: readonly RuleEntry[]
  readonly filter: RuleFilter
  readonly onFilter: (filter: RuleFilter) => void
}

function FacetButton({ entries, filter, onFilter }: FacetButtonProps) {
  const { t } = useText('sync-rules')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const isSet = ruleFacets.some((facet) => filter[facet].length > 0)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      closeOnEscape={false}
      position="bottom-start"
      width={280}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant={isSet ? 'filled' : 'default'}
          color="accent"
          size={30}
          aria-label={t('filterBy')}
          title={t('filterBy')}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconFilter size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={10} className="rule-facets">
        {ruleFacets.map((facet) => (
          <Facet key={facet} facet={facet} entries={entries} filter={filter} onFilter={onFilter} />
        ))}
        <button type="button" className="linklike" disabled={!isSet} onClick={() => onFilter({ ...noFilter, text: filter.text })}>
          {t('clearFilter')}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}

function Facet({ facet, entries, filter, onFilter }: FacetButtonProps & { readonly facet: RuleFacet }) {
  const { t, formatNumber } = useText('sync-rules')
  const counts = useMemo(() => facetCounts(entries, facet), [entries, facet])
  const chosen = filter[facet]
  const words = facet === 'objectType' || facet === 'linkType' ? undefined : facet
  return (
    <fieldset>
      <legend>{t(`facet.${facet}`)}</legend>
      {counts.map(([value, count]) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={() =>
            onFilter({ ...filter, [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
          }
          label={
            <>
              {value === '' ? t('notSaid') : words === undefined ? value : t(`${words}.${value}`)}{' '}
              <span className="t2 num">{formatNumber(count)}</span>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
