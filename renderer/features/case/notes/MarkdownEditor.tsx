import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useText } from '../../../host/index.ts'
import { changeMarkdownOptions, createMarkdownEditor, type MarkdownEditorCalls, showText } from './createMarkdownEditor.ts'

interface MarkdownEditorProps {
  readonly text: string
  readonly readOnly: boolean
  /** A new note is begun: the cursor stands in it. */
  readonly takesFocus: boolean
  readonly onChange: (text: string) => void
  readonly onLeave: () => void
}

/** The editor of one note. */
export function MarkdownEditor({ text, readOnly, takesFocus, onChange, onLeave }: MarkdownEditorProps) {
  const { t } = useText('case')
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | undefined>(undefined)
  const options = { label: t('noteLabel'), hint: t('notePlaceholder'), readOnly }
  const changed = useEffectEvent((next: string) => {
    if (next !== text) onChange(next)
  })
  const left = useEffectEvent(() => onLeave())
  const [calls] = useState<MarkdownEditorCalls>(() => ({ onChange: (next) => changed(next), onLeave: () => left() }))
  const make = useEffectEvent((parent: HTMLElement) => createMarkdownEditor(parent, text, options, calls))
  useEffect(() => {
    if (host.current === null) return undefined
    const made = make(host.current)
    setView(made)
    return () => made.destroy()
  }, [])
  const reconfigure = useEffectEvent((shown: EditorView) => changeMarkdownOptions(shown, options))
  const configured = `${options.label}\n${options.hint}\n${readOnly}`
  useEffect(() => {
    if (view !== undefined && configured !== '') reconfigure(view)
  }, [view, configured])
  useEffect(() => {
    if (view !== undefined) showText(view, text)
  }, [view, text])
  useEffect(() => {
    if (view !== undefined && takesFocus) view.focus()
  }, [view, takesFocus])
  return <div className="code-editor note-editor" ref={host} />
}
