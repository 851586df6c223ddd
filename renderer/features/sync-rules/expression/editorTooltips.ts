import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { Tooltip } from '@codemirror/view'
import type { Language } from '../../../../shared/facts/localized.ts'
import type { CheckContext } from '../../../../shared/syncrules/expression/checkExpression.ts'
import { completionsAt, type ExpressionCompletion } from '../../../../shared/syncrules/expression/completionsAt.ts'
import { type ExpressionHelp, helpAt } from '../../../../shared/syncrules/expression/helpAt.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'

const kinds: Readonly<Record<ExpressionCompletion['kind'], string>> = {
  function: 'function',
  constant: 'keyword',
  enum: 'enum',
  parameter: 'constant',
  attribute: 'property',
  variable: 'variable',
  text: 'text',
}

/** What can be written at the cursor; asked for by typing a name or by Ctrl+Space. */
export function completeExpression(at: CompletionContext, context: CheckContext, language: Language): CompletionResult | null {
  const typed = at.matchBefore(/[\w[$%"-]+/)
  if (typed === null && !at.explicit) return null
  const found = completionsAt(parseExpression(at.state.doc.toString()), at.pos, context)
  if (found === undefined) return null
  return {
    from: found.from,
    to: found.to,
    options: found.options.map((option) => completionOf(option, language)),
    validFor: /^[\w[$%"-]*$/,
  }
}

function completionOf({ label, kind, detail, help, insert, cursor }: ExpressionCompletion, language: Language): Completion {
  return {
    label,
    type: kinds[kind],
    ...(detail === '' ? {} : { detail }),
    ...(help === undefined ? {} : { info: () => paragraph(help[language], 'expression-info') }),
    // What is written for `[name]` or `"text"` takes a closing sign with it that was put there by the editor.
    apply: (view, _completion, from, to) => {
      const end = closedTo(insert, view.state.sliceDoc(to, to + 1)) ? to + 1 : to
      view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + cursor }, userEvent: 'input.complete' })
    },
  }
}

const closedTo = (insert: string, next: string): boolean => (next === ']' || next === '"') && insert.endsWith(next)

/** Help on what the pointer stands on. */
export function hoverHelp(text: string, offset: number, context: CheckContext, language: Language, inferred: string): Tooltip | null {
  const help = helpAt(parseExpression(text), offset, context)
  if (help === undefined) return null
  return { pos: help.from, end: help.to, above: true, create: () => ({ dom: helpCard(help, language, inferred) }) }
}

function helpCard(help: ExpressionHelp, language: Language, inferred: string): HTMLElement {
  const card = document.createElement('div')
  card.className = 'expression-help'
  for (const signature of help.signatures)
    card.append(paragraph(signature.inferred ? `${signature.text}  (${inferred})` : signature.text, 'mono strong'))
  if (help.signatures.length === 0) card.append(paragraph(help.title, 'mono strong'))
  if (help.help !== undefined) card.append(paragraph(help.help[language], ''))
  for (const note of help.notes) card.append(paragraph(note[language], 't2 small'))
  for (const example of help.examples.slice(0, 3))
    card.append(paragraph(`${example.expression} → ${example.result[language]}`, 'mono small'))
  return card
}

function paragraph(text: string, className: string): HTMLElement {
  const made = document.createElement('p')
  made.className = className
  made.textContent = text
  return made
}
