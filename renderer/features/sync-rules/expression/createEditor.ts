import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab, temporarilySetTabFocusMode } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { unifiedMergeView } from '@codemirror/merge'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { Language } from '../../../../shared/facts/localized.ts'
import type { CheckContext } from '../../../../shared/syncrules/expression/checkExpression.ts'
import { editorPhrases } from './editorPhrases.ts'
import { completeExpression, hoverHelp } from './editorTooltips.ts'
import { expressionLanguage } from './expressionLanguage.ts'

/** What may change while an editor stands. */
export interface EditorOptions {
  readonly label: string
  readonly readOnly: boolean
  /** What the text is held against, deleted parts shown in it. */
  readonly original: string | undefined
  readonly language: Language
}

/** What an editor asks for and tells. */
export interface EditorCalls {
  readonly context: () => CheckContext
  /** The word for what is concluded and not documented. */
  readonly inferred: () => string
  readonly onChange: (text: string) => void
  readonly onCursor: (offset: number) => void
}

const variable = new Compartment()

/** Makes an editor of one expression within an element. The policy of the page wants the nonce on every style element. */
export function createEditor(parent: HTMLElement, text: string, options: EditorOptions, calls: EditorCalls): EditorView {
  const extensions = [
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''),
    variable.of(variableParts(options, calls)),
    look(),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) calls.onChange(update.state.doc.toString())
      if (update.docChanged || update.selectionSet) calls.onCursor(update.state.selection.main.head)
    }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
      // The keyboard must get out: after Esc, Tab goes to the next control.
      { key: 'Escape', run: temporarilySetTabFocusMode },
    ]),
  ]
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
}

export function changeOptions(view: EditorView, options: EditorOptions, calls: EditorCalls): void {
  view.dispatch({ effects: variable.reconfigure(variableParts(options, calls)) })
}

const look = (): Extension => [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  bracketMatching(),
  closeBrackets(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  search({ top: true }),
  expressionLanguage(),
]

const variableParts = ({ label, readOnly, original, language }: EditorOptions, calls: EditorCalls): Extension => [
  EditorState.phrases.of(editorPhrases[language]),
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': String(readOnly), spellcheck: 'false' }),
  readOnly ? EditorView.lineWrapping : [],
  original === undefined ? [] : unifiedMergeView({ original, mergeControls: false, gutter: true, highlightChanges: true }),
  autocompletion({ override: [(at) => completeExpression(at, calls.context(), language)], icons: false }),
  hoverTooltip((view, offset) => hoverHelp(view.state.doc.toString(), offset, calls.context(), language, calls.inferred())),
]
