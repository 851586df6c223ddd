import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** What may change while an editor stands. */
export interface MarkdownEditorOptions {
  readonly label: string
  readonly hint: string
  readonly readOnly: boolean
}

export interface MarkdownEditorCalls {
  readonly onChange: (text: string) => void
  readonly onLeave: () => void
}

/** Classes only, coloured in case.css: both themes, and no style element. */
const colours = HighlightStyle.define([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-struck' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: [tags.url, tags.link], class: 'md-link' },
  { tag: [tags.quote, tags.comment], class: 'md-quote' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.list], class: 'md-mark' },
])

const variable = new Compartment()

/** Makes an editor of one note within an element. The policy of the page wants the nonce on every style element. */
export function createMarkdownEditor(
  parent: HTMLElement,
  text: string,
  options: MarkdownEditorOptions,
  calls: MarkdownEditorCalls,
): EditorView {
  const extensions = [
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''),
    variable.of(variableParts(options)),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    markdown({ base: markdownLanguage, completeHTMLTags: false }),
    syntaxHighlighting(colours),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) calls.onChange(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({ blur: () => calls.onLeave() }),
    // Tab goes on to the next control: nobody is caught in a note.
    keymap.of([...historyKeymap, ...defaultKeymap]),
  ]
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
}

export function changeMarkdownOptions(view: EditorView, options: MarkdownEditorOptions): void {
  view.dispatch({ effects: variable.reconfigure(variableParts(options)) })
}

/** Shows what the case says now, as after an undo; the place of the cursor stays where it can. */
export function showText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
}

const variableParts = ({ label, hint, readOnly }: MarkdownEditorOptions): Extension => [
  EditorState.readOnly.of(readOnly),
  readOnly ? [] : placeholder(hint),
  EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(readOnly), 'aria-multiline': 'true' }),
]
