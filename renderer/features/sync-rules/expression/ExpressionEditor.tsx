import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Localized } from '../../../../shared/facts/localized.ts'
import type { CheckContext } from '../../../../shared/syncrules/expression/checkExpression.ts'
import type { ExpressionProblem } from '../../../../shared/syncrules/expression/problem.ts'
import { useText } from '../../../host/index.ts'
import { changeOptions, createEditor, type EditorCalls } from './createEditor.ts'

interface ExpressionEditorProps {
  readonly text: string
  readonly label: string
  /** Absent: the text is only read. */
  readonly onChange?: ((text: string) => void) | undefined
  readonly onCursor: (offset: number) => void
  readonly problems: readonly ExpressionProblem[]
  readonly context: CheckContext
  /** What the text is held against; absent: it stands by itself. */
  readonly original: string | undefined
  /** A place to go to; a new object goes there again. */
  readonly goTo: { readonly from: number; readonly to: number } | undefined
}

/** Editor of one expression. F8 goes to the next problem; Esc then Tab leaves it by the keyboard. */
export function ExpressionEditor({ text, label, onChange, onCursor, problems, context, original, goTo }: ExpressionEditorProps) {
  const { language, pick, t } = useText('sync-rules')
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | undefined>(undefined)
  const readOnly = onChange === undefined
  const options = { label, readOnly, original, language }
  const onContext = useEffectEvent(() => context)
  const onInferred = useEffectEvent(() => t('inferred'))
  const changed = useEffectEvent((next: string) => {
    if (next !== text) onChange?.(next)
  })
  const moved = useEffectEvent((offset: number) => onCursor(offset))
  const [calls] = useState<EditorCalls>(() => ({
    context: () => onContext(),
    inferred: () => onInferred(),
    onChange: (next) => changed(next),
    onCursor: (offset) => moved(offset),
  }))
  const make = useEffectEvent((parent: HTMLElement) => createEditor(parent, text, options, calls))
  useEffect(() => {
    if (host.current === null) return undefined
    const made = make(host.current)
    setView(made)
    return () => made.destroy()
  }, [])
  const reconfigure = useEffectEvent((shown: EditorView) => changeOptions(shown, options, calls))
  const configured = `${label}\n${readOnly}\n${language}\n${original ?? ''}\n${original === undefined}`
  useEffect(() => {
    if (view !== undefined && configured !== '') reconfigure(view)
  }, [view, configured])
  useEffect(() => {
    if (view !== undefined && view.state.doc.toString() !== text)
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  }, [view, text])
  useEffect(() => {
    if (view === undefined || view.state.doc.toString() !== text) return
    view.dispatch(
      setDiagnostics(
        view.state,
        problems.map((problem) => diagnosticOf(problem, text.length, pick)),
      ),
    )
  }, [view, text, problems, pick])
  useEffect(() => {
    if (view === undefined || goTo === undefined) return
    const size = view.state.doc.length
    view.dispatch({ selection: { anchor: Math.min(goTo.from, size), head: Math.min(goTo.to, size) }, scrollIntoView: true })
    view.focus()
  }, [view, goTo])
  return <div className="code-editor expression-editor" ref={host} />
}

/** An empty place gets the character beside it, so that there is something to underline. */
function diagnosticOf(
  { from, to, severity, message, fix }: ExpressionProblem,
  length: number,
  pick: (text: Localized) => string,
): Diagnostic {
  const start = Math.min(from, Math.max(length - 1, 0))
  const end = Math.min(Math.max(to, start + 1), length)
  const actions =
    fix === undefined
      ? []
      : [
          {
            name: pick(fix.label),
            apply: (view: EditorView) => view.dispatch({ changes: { from: fix.from, to: fix.to, insert: fix.insert } }),
          },
        ]
  return { from: Math.min(start, length), to: end, severity, message: plain(pick(message)), actions }
}

/** Names in messages stand between backticks. */
const plain = (text: string): string => text.replaceAll('`', '')
