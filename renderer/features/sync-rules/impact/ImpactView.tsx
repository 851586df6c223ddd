import './impact.css'
import { Autocomplete, Button, Progress } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconListSearch, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import type { DirectorySet, ImpactFilter } from '../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { replacementExpression } from '../../../../shared/syncrules/guide/replacementExpression.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { useAction, useNavigation, useTabState, useText, useToasts, useView } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import { askedOf } from '../asked.ts'
import { ComputerPane } from './ComputerPane.tsx'
import { FamilyTable } from './FamilyTable.tsx'
import { familyNote, replacementChange } from './familyNote.ts'
import { ImpactCounts } from './ImpactCounts.tsx'
import { DirectoryChooser, ImpactFilters } from './ImpactFilters.tsx'
import { ImpactTable } from './ImpactTable.tsx'
import { ImportComputers } from './ImportComputers.tsx'
import { impactKind } from './impactKind.ts'
import { impactSide } from './impactSide.ts'
import { type ImpactInput, type KeptRun, useImpactRun } from './useImpactRun.ts'

export interface ImpactViewProps {
  /** The server that the rules belong to; null: none. */
  readonly setId: number | null
  /** What is in force; undefined: no rule flows yet. */
  readonly before: SyncRule | undefined
  /** What is to be: the draft, or a rule by itself. */
  readonly after: SyncRule | undefined
  /** The latest run, which the tab keeps: what it counted goes into the document of the change. */
  readonly run: KeptRun | undefined
  readonly onRun: (run: KeptRun | undefined) => void
}

/** What a change does to every computer of the directory, before it is made. */
export function ImpactView(props: ImpactViewProps) {
  const { t } = useText('sync-rules')
  const sets = useView('directory.sets', {})
  if (sets.status === 'loading') return <TabLoading />
  if (sets.status === 'failed') return <TabFailure message={sets.message} />
  const [newest] = sets.view.sets
  if (newest === undefined) return <ImportComputers />
  if (props.after === undefined)
    return <EmptyState icon={<IconListSearch size={28} stroke={1.5} />} title={t('impact.noRule.title')} why={t('impact.noRule.why')} />
  return <Impact {...props} after={props.after} sets={sets.view.sets} newest={newest} />
}

/** How long typing has to pause before rows are asked for, in milliseconds. */
const PAUSE = 150

interface ImpactProps extends ImpactViewProps {
  readonly after: SyncRule
  readonly sets: readonly DirectorySet[]
  readonly newest: DirectorySet
}

function Impact({ setId, before, after, sets, newest, run: kept, onRun: keep }: ImpactProps) {
  const { t } = useText('sync-rules')
  const asked = askedOf(useNavigation().params)
  const [chosenId, setChosenId] = useTabState('impact.directory', asked.artefactId ?? newest.artefactId)
  const artefactId = sets.some((set) => set.artefactId === chosenId) ? chosenId : newest.artefactId
  const targets = useMemo(() => targetsOf(before, after), [before, after])
  const [attribute, setAttribute] = useTabState('impact.attribute', targets[0] ?? FILTER_ATTRIBUTE)
  const [filter, setFilter] = useTabState<ImpactFilter>('impact.filter', {})
  const [settled] = useDebouncedValue(filter, PAUSE)
  const [selectedId, setSelectedId] = useTabState<number | undefined>('impact.selected', asked.objectId)
  const run = useImpactRun(kept, keep)
  const exportCsv = useExport()
  const change = useMemo(() => changeOf(run.input), [run.input])
  const input: ImpactInput = { before: impactSide(before), after: impactSide(after), attribute, setId, artefactIds: [artefactId] }
  const isStale = run.input !== undefined && JSON.stringify(run.input) !== JSON.stringify(input)
  const kind = impactKind(run.input ?? input)
  const summary = run.summary.status === 'ready' && kept !== undefined ? run.summary.view : undefined
  const isRunning = summary?.state === 'running'
  const start = () => {
    setSelectedId(undefined)
    void run.start(input)
  }
  const startOnce = useEffectEvent(() => {
    if (kept === undefined) void run.start(input)
  })
  useEffect(() => startOnce(), [])
  return (
    <div className="tab-body">
      <div className="impact">
        <div className="impact-setup">
          <DirectoryChooser sets={sets} value={artefactId} onChange={setChosenId} />
          <Autocomplete
            className="impact-attribute"
            size="xs"
            aria-label={t('impact.attribute')}
            data={targets}
            value={attribute}
            onChange={setAttribute}
          />
          <Button
            size="compact-sm"
            variant={kept === undefined || isStale ? 'filled' : 'default'}
            leftSection={<IconPlayerPlay size={14} />}
            disabled={isRunning || attribute.trim() === ''}
            onClick={start}
          >
            {t(kept === undefined ? 'impact.run' : 'impact.runAgain')}
          </Button>
          <span className="impact-gap" />
          {summary !== undefined && <Moment now={summary.now} />}
        </div>
        {isStale && !isRunning && (
          <p className="impact-note warn" role="status">
            {t('impact.stale')}
          </p>
        )}
        {isRunning && summary !== undefined && (
          <div className="impact-progress" role="status">
            <Progress value={summary.total === 0 ? 0 : (summary.done / summary.total) * 100} aria-label={t('impact.run')} />
            <span className="small t2 num nowrap">{t('impact.running', { done: summary.done, total: summary.total })}</span>
            <button type="button" className="linklike" onClick={() => void run.cancel()}>
              {t('impact.cancel')}
            </button>
          </div>
        )}
        {!targets.includes(attribute) && <p className="impact-note t2">{t('impact.noFlow.title', { attribute })}</p>}
        {run.summary.status === 'failed' && kept !== undefined && <p className="impact-note t2">{run.summary.message}</p>}
        {summary !== undefined && <RunMessage summary={summary} />}
        {summary !== undefined && kept !== undefined && (
          <>
            <ImpactCounts summary={summary} kind={kind} filter={filter} onFilter={setFilter} />
            <FamilyTable
              families={summary.families}
              kind={kind}
              noteOf={(family) => change && familyNote(family, change)}
              filter={filter}
              onFilter={setFilter}
            />
            <ImpactFilters
              kind={kind}
              filter={filter}
              summary={summary}
              onFilter={setFilter}
              exporting={exportCsv.pending}
              onExport={() => void exportCsv.run(kept.runId, filter)}
            />
            {summary.state === 'done' && summary.total === 0 && <p className="impact-none t2">{t('impact.noComputers')}</p>}
            <ImpactTable
              runId={kept.runId}
              filter={settled}
              kind={kind}
              selectedId={selectedId}
              onSelect={({ objectId }) => setSelectedId(objectId)}
            />
          </>
        )}
      </div>
      {selectedId !== undefined && run.input !== undefined && summary !== undefined && (
        <ComputerPane key={selectedId} objectId={selectedId} input={run.input} now={summary.now} onClose={() => setSelectedId(undefined)} />
      )}
    </div>
  )
}

function RunMessage({
  summary,
}: {
  readonly summary: {
    readonly state: string
    readonly message?: { en: string; fr: string } | undefined
    readonly done: number
    readonly total: number
  }
}) {
  const { t, pick } = useText('sync-rules')
  if (summary.state === 'cancelled')
    return <p className="impact-note t2">{t('impact.cancelled', { done: summary.done, total: summary.total })}</p>
  if (summary.state === 'failed')
    return <p className="impact-note error">{summary.message === undefined ? t('impact.error') : pick(summary.message)}</p>
  return null
}

/** What `Now()` was; fractions of a second help nobody here. */
function Moment({ now }: { readonly now: string }) {
  const { t, formatTime } = useText('sync-rules')
  const text = t('impact.now', { time: formatTime(toSecond(now)) })
  return (
    <span className="t2 small ellipsis" title={text}>
      {text}
    </span>
  )
}

/** Without the fraction. */
const toSecond = (iso: string): string => iso.replace(/\.\d+/, '')

/** Whether the run was about the documented replacement. */
function changeOf(input: ImpactInput | undefined) {
  if (input?.before.kind !== 'rule' || input.after.kind !== 'rule') return undefined
  return replacementChange(input.before.rule, input.after.rule, replacementExpression)
}

/** Targets of the flows of both rules; the one that filters comes first. */
function targetsOf(before: SyncRule | undefined, after: SyncRule): string[] {
  const all = new Set([...after.mappings, ...(before?.mappings ?? [])].map(({ target }) => target))
  return [...all].sort((a, b) => Number(b === FILTER_ATTRIBUTE) - Number(a === FILTER_ATTRIBUTE) || a.localeCompare(b))
}

/** Asks where the table goes, writes the rows of the filter there, and says how many. */
function useExport() {
  const { t, language, formatBytes } = useText('sync-rules')
  const { show } = useToasts()
  const choose = useAction('host.chooseSave')
  const write = useAction('impact.exportCsv')
  const run = async (runId: number, filter: ImpactFilter): Promise<void> => {
    const chosen = await choose.run({ kind: 'csv', suggestedName: t('impact.csvName') })
    if (chosen?.path === undefined) return
    const written = await write.run({ runId, filter, language, path: chosen.path })
    if (written !== undefined) show({ tone: 'ok', text: t('impact.exported', { count: written.rows, size: formatBytes(written.bytes) }) })
  }
  return { run, pending: write.pending }
}
