import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconCopyPlus, IconLock, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip, Notice, StateIcon } from '../../ui/index.ts'
import { DescriptionPage } from './DescriptionPage.tsx'
import type { Subject } from './expression/evaluateFor.ts'
import { JoinPage } from './JoinPage.tsx'
import type { RuleEntry } from './ruleEntries.ts'
import { type RulePage, type RuleProblem, rulePages } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'
import { ScopePage } from './ScopePage.tsx'
import { TransformationsPage } from './TransformationsPage.tsx'
import type { DraftEditor } from './useDraftEditor.ts'

export interface RuleEditorProps {
  readonly entry: RuleEntry
  /** Of a draft; undefined: the rule is only read. */
  readonly editor: DraftEditor | undefined
  readonly original: SyncRule | undefined
  readonly problems: readonly RuleProblem[]
  readonly schemas: RuleSchemas
  readonly connectors: readonly SyncConnector[]
  readonly page: RulePage
  readonly onPage: (page: RulePage) => void
  readonly mapping: number
  readonly onMapping: (index: number) => void
  readonly takenBy: (precedence: number) => string | undefined
  readonly onClone: () => void
  readonly onDiscard: () => void
  readonly subject: Subject | undefined
  readonly explaining: boolean
  readonly onExplain: () => void
}

/** One rule with the four pages that people know; standard rules are only read, as in the real tool. */
export function RuleEditor(props: RuleEditorProps) {
  const { entry, editor, problems, page, onPage, original, schemas } = props
  const rule = editor?.rule ?? entry.rule
  const shared = { rule, onEdit: editor?.edit, problems }
  useUndoKeys(editor)
  return (
    <div className="rule-editor">
      <RuleHead {...props} rule={rule} />
      <PageTabs rule={rule} problems={problems} page={page} onPage={onPage} />
      <div className="rule-panel" role="tabpanel" id="rule-panel" aria-labelledby={`rule-tab-${page}`}>
        {page === 'description' && (
          <DescriptionPage {...shared} connectors={props.connectors} takenBy={props.takenBy} original={original} />
        )}
        {page === 'scope' && <ScopePage {...shared} attributes={schemas.sourceNames} />}
        {page === 'join' && <JoinPage {...shared} attributes={schemas.sourceNames} targets={schemas.targetNames} />}
        {page === 'transformations' && (
          <TransformationsPage
            {...shared}
            schemas={schemas}
            selected={props.mapping}
            onSelect={props.onMapping}
            originalOf={(target) => original?.mappings.find((mapping) => mapping.target === target)}
            subject={props.subject}
            explaining={props.explaining}
            onExplain={props.onExplain}
          />
        )}
      </div>
    </div>
  )
}

/** Ctrl+Z and Ctrl+Y take the draft's changes back and forth, wherever the focus stands but in a text. */
function useUndoKeys(editor: DraftEditor | undefined): void {
  const act = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (editor === undefined || event.defaultPrevented || !(event.ctrlKey || event.metaKey) || isTextField(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) editor.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) editor.redo()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => act(event)
    // Before the window's own keys, which take back edits of the case.
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
}

/** Text fields and the expression editor take back what was typed by themselves. */
const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, .cm-editor') !== null)

function RuleHead({ entry, rule, editor, original, connectors, onClone, onDiscard }: RuleEditorProps & { readonly rule: SyncRule }) {
  const { t } = useText('sync-rules')
  const connector = connectors.find(({ id }) => id === rule.connector)?.name
  const parts = [
    rule.direction === undefined ? undefined : t(`direction.${rule.direction}`),
    connector,
    rule.sourceObjectType !== undefined && rule.targetObjectType !== undefined
      ? t('fromTo', { from: rule.sourceObjectType, to: rule.targetObjectType })
      : undefined,
    rule.linkType,
    rule.precedence === undefined ? undefined : t('precedenceOf', { number: rule.precedence }),
    original?.precedence === undefined ? undefined : t('cloneOf', { number: original.precedence }),
  ].filter((part) => part !== undefined)
  return (
    <>
      <header className="rule-head">
        <div className="row">
          <h2 className="ellipsis">{rule.name || t('unnamed')}</h2>
          {entry.draft !== undefined && <span className="tag accent">{t('draft')}</span>}
          {entry.disabled && <span className="tag">{t('disabled')}</span>}
          <span className="grow" />
          {editor !== undefined && <DraftButtons editor={editor} onDiscard={onDiscard} />}
          {entry.stored !== undefined && (
            <Button variant="default" size="compact-sm" leftSection={<IconCopyPlus size={14} />} onClick={onClone}>
              {t(entry.standard ? 'edit' : 'clone')}
            </Button>
          )}
        </div>
        <div className="row wrap rule-facts">
          <p className="small t2">{parts.join(' · ')}</p>
          {entry.stored !== undefined && <EvidenceChip evidence={entry.stored.evidence} from={rule.name} />}
        </div>
        {entry.standard && (
          <p className="small t2 row rule-locked">
            <IconLock size={13} aria-hidden />
            {t('lockedWhy')}
          </p>
        )}
      </header>
      {editor?.saveState === 'failed' && (
        <div className="rule-notice">
          <Notice tone="error" title={t('notSaved')}>
            <div>
              <Button size="compact-sm" variant="default" onClick={editor.flush}>
                {t('saveAgain')}
              </Button>
            </div>
          </Notice>
        </div>
      )}
    </>
  )
}

function DraftButtons({ editor, onDiscard }: { readonly editor: DraftEditor; readonly onDiscard: () => void }) {
  const { t } = useText('sync-rules')
  return (
    <>
      <span className="small t2 nowrap" role="status">
        {editor.saveState === 'saved' ? t('saved') : editor.saveState === 'waiting' ? t('saving') : ''}
      </span>
      <IconAction label={t('undo')} icon={<IconArrowBackUp size={16} aria-hidden />} disabled={!editor.canUndo} onClick={editor.undo} />
      <IconAction label={t('redo')} icon={<IconArrowForwardUp size={16} aria-hidden />} disabled={!editor.canRedo} onClick={editor.redo} />
      <IconAction label={t('discard')} icon={<IconTrash size={15} aria-hidden />} onClick={onDiscard} />
    </>
  )
}

interface IconActionProps {
  readonly label: string
  readonly icon: React.ReactNode
  readonly disabled?: boolean
  readonly onClick: () => void
}

function IconAction({ label, icon, disabled = false, onClick }: IconActionProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {icon}
    </button>
  )
}

interface PageTabsProps {
  readonly rule: SyncRule
  readonly problems: readonly RuleProblem[]
  readonly page: RulePage
  readonly onPage: (page: RulePage) => void
}

function PageTabs({ rule, problems, page, onPage }: PageTabsProps) {
  const { t, formatNumber } = useText('sync-rules')
  const list = useRef<HTMLDivElement>(null)
  const counts = useMemo(
    () => ({
      description: 0,
      scope: rule.scope.reduce((sum, group) => sum + group.length, 0),
      join: rule.join.reduce((sum, group) => sum + group.length, 0),
      transformations: rule.mappings.length,
    }),
    [rule],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = rulePages[(rulePages.indexOf(page) + by + rulePages.length) % rulePages.length] ?? page
    onPage(next)
    list.current?.querySelector<HTMLElement>(`#rule-tab-${next}`)?.focus()
  }
  return (
    <div ref={list} className="rule-tabs" role="tablist" aria-label={t('pages')} onKeyDown={onKeyDown}>
      {rulePages.map((one) => (
        <button
          type="button"
          key={one}
          id={`rule-tab-${one}`}
          role="tab"
          aria-selected={one === page}
          aria-controls="rule-panel"
          tabIndex={one === page ? 0 : -1}
          onClick={() => onPage(one)}
        >
          {t(`page.${one}`)}
          {counts[one] > 0 && <span className="t2 num">{formatNumber(counts[one])}</span>}
          {problems.some((problem) => problem.page === one && problem.severity === 'error') && <StateIcon state="error" size={14} />}
        </button>
      ))}
    </div>
  )
}
