import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { RuleDraft, RuleSet, StoredRule } from '../../../shared/contract/syncRuleRequests.ts'
import type { SchemaAttribute, SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { computerJoinRules } from '../../../shared/syncrules/guide/computerJoin.ts'
import { FILTER_ATTRIBUTE } from '../../../shared/syncrules/impact/classifyChange.ts'
import { freePrecedence } from '../../../shared/syncrules/rules/precedence.ts'
import { useAction, useConfirm, useNavigation, useTabState, useText } from '../../host/index.ts'
import { SidePane } from '../../ui/index.ts'
import { askedOf, type RulesView } from './asked.ts'
import { CloneDialog } from './CloneDialog.tsx'
import { CompareView } from './compare/CompareView.tsx'
import { emptyRule } from './emptyRule.ts'
import { type ChosenComputer, ExplainPane, subjectOf } from './explain/ExplainPane.tsx'
import { newComputer } from './explain/madeUpComputer.ts'
import { GuideColumn } from './guide/GuideColumn.tsx'
import { ImpactView } from './impact/ImpactView.tsx'
import type { KeptRun } from './impact/useImpactRun.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { RulesToolbar } from './RulesToolbar.tsx'
import { entryKey, entryOwner, groupRules, type RuleEntry, ruleEntries } from './ruleEntries.ts'
import type { RulePage } from './ruleProblems.ts'
import { ruleSchemas } from './ruleSchemas.ts'
import { useDraftEditor } from './useDraftEditor.ts'
import { useRuleProblems } from './useRuleProblems.ts'

export interface WorkspaceProps {
  readonly sets: readonly RuleSet[]
  readonly set: RuleSet | undefined
  readonly rules: readonly StoredRule[]
  readonly drafts: readonly RuleDraft[]
  readonly connectors: readonly SyncConnector[]
  readonly metaverse: readonly SchemaAttribute[]
  readonly onSet: (setId: number) => void
}

/** Rules of one server with the three ways to look at a change, and the guide beside them. */
export function Workspace({ sets, set, rules, drafts, connectors, metaverse, onSet }: WorkspaceProps) {
  const { t } = useText('sync-rules')
  const { ask } = useConfirm()
  const save = useAction('syncRules.saveDraft')
  const discardAction = useAction('syncRules.discardDraft')
  const asked = askedOf(useNavigation().params)
  const [view, setView] = useTabState<RulesView>('view', asked.view ?? 'edit')
  const [selectedKey, setSelectedKey] = useTabState<string | undefined>('rule', asked.rule)
  const [page, setPage] = useTabState<RulePage>('page', 'transformations')
  const [mappings, setMappings] = useTabState<Readonly<Record<string, number>>>('mappings', {})
  const [explaining, setExplaining] = useTabState('explaining', false)
  const [chosen, setChosen] = useTabState<ChosenComputer>('computer', { kind: 'directory', subject: undefined, fields: newComputer() })
  const [cloning, setCloning] = useState<RuleEntry | undefined>(undefined)
  const small = useMediaQuery('(max-width: 1299px)', false, { getInitialValueInEffect: false })
  const large = useMediaQuery('(min-width: 1700px)', true, { getInitialValueInEffect: false })
  const crowded = !large && view === 'edit' && explaining
  const setId = set?.setId ?? null
  const own = useMemo(() => drafts.filter((draft) => draft.setId === setId || draft.setId === null), [drafts, setId])
  const stored = useMemo(() => ruleEntries(rules, own), [rules, own])
  const picked = stored.find(({ key }) => key === selectedKey) ?? firstRule(stored)
  const editor = useDraftEditor(picked?.draft)
  const [impactRun, setImpactRun] = useTabState<KeptRun | undefined>('impact.run', undefined)
  // The list shows a draft as it is edited, ahead of what is written.
  const edited = editor?.rule
  const entries = useMemo(() => withEdited(stored, picked?.key, edited), [stored, picked?.key, edited])
  const entry = entries.find(({ key }) => key === picked?.key)
  const rule = entry?.rule
  const original = rules.find(({ ruleId }) => ruleId === entry?.draft?.cloneOf)?.rule
  const direction = rule?.direction
  const connector = rule?.connector
  const schemas = useMemo(
    () => ruleSchemas({ direction, connector }, { connectors, metaverse }),
    [direction, connector, connectors, metaverse],
  )
  const problems = useRuleProblems(entry, entries, schemas)
  const now = useMemo(() => (chosen.kind === 'madeUp' ? Date.now() : 0), [chosen])
  const subject = useMemo(() => subjectOf(chosen, now), [chosen, now])
  const mapping =
    entry === undefined ? 0 : Math.min(mappings[entry.key] ?? defaultMapping(entry), Math.max(entry.rule.mappings.length - 1, 0))
  const chosenMapping = entry?.rule.mappings[mapping]
  const groupsOf = useMemo(() => (some: readonly RuleEntry[]) => groupRules(some, connectors), [connectors])
  const select = (key: string) => {
    editor?.flush()
    setSelectedKey(key)
  }
  const create = async () => {
    const first = connectors.find(({ kind }) => kind === 'activeDirectory')
    const made = await save.run({
      setId,
      rule: emptyRule(
        first,
        freePrecedence(
          entries.map((one) => one.rule),
          highest(entries),
        ),
        t('newRuleName'),
      ),
      confirmed: [],
    })
    if (made === undefined) return
    setPage('description')
    select(entryKey.draft(made.draftId))
  }
  const discard = async (draft: RuleDraft, name: string) => {
    if (!(await ask({ title: t('discardTitle', { name }), text: t('discardText'), yes: t('discard') }))) return
    const done = await discardAction.run({ draftId: draft.draftId })
    if (done !== undefined && draft.cloneOf !== undefined) select(entryKey.rule(draft.cloneOf))
  }
  const takenBy = (precedence: number) => entryOwner(entries, entry?.key, precedence)
  const goTo = (wanted: RulePage, target?: string) => {
    setView('edit')
    setPage(wanted)
    const index = target === undefined ? -1 : (entry?.rule.mappings.findIndex((one) => one.target === target) ?? -1)
    if (entry !== undefined && index >= 0) setMappings({ ...mappings, [entry.key]: index })
  }
  return (
    <>
      <RulesToolbar
        sets={sets}
        set={set}
        onSet={onSet}
        view={view}
        onView={setView}
        entry={entry}
        original={original}
        problems={problems}
        connectors={connectors}
        impactRun={impactRun}
        beforeExport={() => editor?.flush()}
      />
      <div className="tab-body sync-rules">
        <div className="sync-rules-main">
          {view === 'edit' && (
            <>
              {!(explaining && small) && (
                <SidePane name="sync-rules-list" label={t('rules')} width={266}>
                  <RuleList
                    entries={entries}
                    groupsOf={groupsOf}
                    selected={entry?.key}
                    onSelect={({ key }) => select(key)}
                    onNew={() => void create()}
                  />
                </SidePane>
              )}
              {entry !== undefined && (
                <RuleEditor
                  key={entry.key}
                  entry={entry}
                  editor={editor}
                  original={original}
                  problems={problems}
                  schemas={schemas}
                  connectors={connectors}
                  page={page}
                  onPage={setPage}
                  mapping={mapping}
                  onMapping={(index) => setMappings({ ...mappings, [entry.key]: index })}
                  takenBy={takenBy}
                  onClone={() => setCloning(entry)}
                  onDiscard={() => entry.draft !== undefined && void discard(entry.draft, entry.rule.name)}
                  subject={subject}
                  explaining={explaining}
                  onExplain={() => setExplaining(!explaining)}
                />
              )}
              {explaining && chosenMapping !== undefined && (
                <ExplainPane
                  target={chosenMapping.target}
                  text={page === 'transformations' && chosenMapping.flow === 'Expression' ? (chosenMapping.expression ?? '') : undefined}
                  schema={schemas.source}
                  chosen={chosen}
                  subject={subject}
                  onChoose={setChosen}
                  onClose={() => setExplaining(false)}
                />
              )}
            </>
          )}
          {view === 'impact' && <ImpactView setId={setId} before={original} after={rule} run={impactRun} onRun={setImpactRun} />}
          {view === 'compare' && <CompareView sets={sets} setId={setId} entries={entries} selected={entry?.key} />}
        </div>
        <GuideColumn
          entry={entry}
          entries={entries}
          editor={editor}
          rules={rules}
          drafts={own}
          onSelect={select}
          onClone={setCloning}
          onGoTo={goTo}
          onImpact={() => setView('impact')}
          crowded={crowded}
        />
      </div>
      {cloning !== undefined && (
        <CloneDialog
          entry={cloning}
          entries={entries}
          setId={setId}
          onClose={() => setCloning(undefined)}
          onCloned={(draftId) => {
            setCloning(undefined)
            setPage('description')
            select(entryKey.draft(draftId))
          }}
        />
      )}
    </>
  )
}

const withEdited = (entries: readonly RuleEntry[], key: string | undefined, rule: SyncRule | undefined): readonly RuleEntry[] =>
  rule === undefined ? entries : entries.map((entry) => (entry.key === key ? { ...entry, rule, disabled: rule.disabled } : entry))

/** The guided change starts at its draft, else at the rule that it changes. */
const firstRule = (entries: readonly RuleEntry[]): RuleEntry | undefined => {
  const [standard] = computerJoinRules(entries.map(({ rule }) => rule))
  const computerJoin = entries.find(({ rule }) => rule === standard)
  const clone = entries.find(({ draft }) => draft?.cloneOf !== undefined && draft.cloneOf === computerJoin?.stored?.ruleId)
  return clone ?? computerJoin ?? entries.find(({ draft }) => draft !== undefined) ?? entries[0]
}

/** What a rule is opened for most: the flow that filters. */
const defaultMapping = ({ rule }: RuleEntry): number =>
  Math.max(
    rule.mappings.findIndex(({ target }) => target === FILTER_ATTRIBUTE),
    0,
  )

const highest = (entries: readonly RuleEntry[]): number => Math.max(0, ...entries.map(({ rule }) => rule.precedence ?? 0))
