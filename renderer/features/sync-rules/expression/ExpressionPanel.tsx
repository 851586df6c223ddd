import './expression.css'
import { Button } from '@mantine/core'
import { IconArrowsDiff, IconBinaryTree, IconCode, IconTransform } from '@tabler/icons-react'
import { startTransition, useMemo, useState } from 'react'
import type { SchemaAttribute } from '../../../../shared/facts/syncRule.ts'
import { type CheckContext, checkExpression } from '../../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import { useText } from '../../../host/index.ts'
import { ExpressionEditor } from './ExpressionEditor.tsx'
import { ExpressionFoot } from './ExpressionFoot.tsx'
import { ExpressionProblems } from './ExpressionProblems.tsx'
import type { Subject } from './evaluateFor.ts'
import { formattedText, readableText, storedText } from './expressionText.ts'

interface ExpressionPanelProps {
  /** The attribute that the expression flows to. */
  readonly target: string
  readonly targetType: string
  readonly text: string
  /** Absent: a rule that is only read. */
  readonly onChange?: ((text: string) => void) | undefined
  /** Of the rule that this one takes the place of. */
  readonly original: string | undefined
  readonly context: CheckContext
  readonly subject: Subject | undefined
  readonly schema: readonly SchemaAttribute[] | undefined
  readonly explaining: boolean
  readonly onExplain: () => void
}

/** What is typed, and those of its states that the draft may still answer with. */
interface Typed {
  readonly text: string
  readonly sent: readonly string[]
}
const MOST_SENT = 50

type Mode = 'edit' | 'against' | 'stored'

/** The expression of one transformation: edited, checked, held against the original, and tried on a computer. */
export function ExpressionPanel(props: ExpressionPanelProps) {
  const { target, targetType, text, onChange, original, context, subject, schema, explaining, onExplain } = props
  const { t } = useText('sync-rules')
  const [mode, setMode] = useState<Mode>('edit')
  const [typed, setTyped] = useState<Typed | undefined>(undefined)
  const [given, setGiven] = useState(text)
  // The draft follows the typing; a text that was not typed here (undone, pasted by the guide) is shown instead.
  if (given !== text) {
    setGiven(text)
    // The draft has caught up: what was sent before is history, and comes back only by undoing.
    if (typed?.text === text) setTyped({ text, sent: [] })
    else if (typed !== undefined && !typed.sent.includes(text)) setTyped(undefined)
  }
  const [cursor, setCursor] = useState(0)
  const [goTo, setGoTo] = useState<{ readonly from: number; readonly to: number } | undefined>(undefined)
  // What was typed is shown as it was typed; what came from elsewhere so that it can be read.
  const readable = useMemo(() => typed?.text ?? readableText(text), [text, typed?.text])
  const shown = useMemo(
    // Both sides in one form: what differs is what was changed, not how it is set.
    () => (mode === 'stored' ? storedText(text) : mode === 'against' ? formattedText(text) : readable),
    [mode, text, readable],
  )
  const parsed = useMemo(() => parseExpression(shown), [shown])
  const { problems } = useMemo(() => checkExpression(parsed, context), [parsed, context])
  const change = (next: string) => {
    setTyped((before) => ({ text: next, sent: [...(before?.sent ?? []), next].slice(-MOST_SENT) }))
    startTransition(() => onChange?.(next))
  }
  const against = useMemo(() => (original === undefined ? undefined : formattedText(original)), [original])
  const toggle = (wanted: Mode) => setMode(mode === wanted ? 'edit' : wanted)
  const canWrite = onChange !== undefined && mode === 'edit'
  return (
    <section className="expression" aria-label={t('expressionOf', { target })}>
      <div className="expression-bar">
        <b className="ellipsis">{target}</b>
        <span className="t2 small ellipsis narrow-hide">{targetType}</span>
        <span className="grow" />
        {canWrite && (
          <BarButton icon={<IconTransform size={14} />} label={t('format')} onClick={() => change(formattedText(typed?.text ?? text))} />
        )}
        {against !== undefined && (
          <BarButton
            icon={<IconArrowsDiff size={14} />}
            label={t('againstOriginal')}
            pressed={mode === 'against'}
            onClick={() => toggle('against')}
          />
        )}
        <BarButton icon={<IconCode size={14} />} label={t('asStored')} pressed={mode === 'stored'} onClick={() => toggle('stored')} />
        <BarButton icon={<IconBinaryTree size={14} />} label={t('explain')} pressed={explaining} onClick={onExplain} />
      </div>
      <ExpressionEditor
        text={shown}
        label={t('expressionOf', { target })}
        onChange={canWrite ? change : undefined}
        onCursor={setCursor}
        problems={problems}
        context={context}
        original={mode === 'against' ? against : undefined}
        goTo={goTo}
      />
      <ExpressionProblems problems={problems} text={shown} cursor={cursor} onChange={canWrite ? change : undefined} onGoTo={setGoTo} />
      <ExpressionFoot
        parsed={parsed}
        problems={problems}
        cursor={cursor}
        target={target}
        subject={subject}
        schema={schema}
        onExplain={onExplain}
        onNotes={() => {
          const note = problems.find(({ severity }) => severity === 'info')
          if (note !== undefined) setGoTo({ from: note.from, to: note.to })
        }}
      />
    </section>
  )
}

interface BarButtonProps {
  readonly icon: React.ReactNode
  readonly label: string
  readonly pressed?: boolean
  readonly onClick: () => void
}

function BarButton({ icon, label, pressed, onClick }: BarButtonProps) {
  return (
    <Button
      className="expression-button"
      variant={pressed === true ? 'light' : 'subtle'}
      color={pressed === true ? 'accent' : 'gray'}
      size="compact-sm"
      leftSection={icon}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
    >
      <span className="expression-button-word">{label}</span>
    </Button>
  )
}
