import { HighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { expressionLanguageParser } from '../../../../shared/syncrules/expression/expressionParser.generated.ts'

/** Brackets are closed as they are typed; `"` too. */
const language = LRLanguage.define({
  name: 'syncRuleExpression',
  parser: expressionLanguageParser,
  languageData: { closeBrackets: { brackets: ['(', '[', '"'] } },
})

/** Classes only, coloured in expression.css: both themes, and no style element. */
const colours = HighlightStyle.define([
  { tag: tags.string, class: 'tok-string' },
  { tag: tags.number, class: 'tok-number' },
  { tag: tags.propertyName, class: 'tok-attribute' },
  { tag: tags.special(tags.variableName), class: 'tok-parameter' },
  { tag: tags.variableName, class: 'tok-variable' },
  { tag: tags.atom, class: 'tok-keyword' },
  { tag: tags.constant(tags.name), class: 'tok-keyword' },
  { tag: tags.function(tags.name), class: 'tok-function' },
  { tag: [tags.arithmeticOperator, tags.compareOperator, tags.logicOperator], class: 'tok-operator' },
  { tag: tags.comment, class: 'tok-comment' },
])

/** The language of the rules, as CodeMirror wants it: the same grammar that checks and evaluates. */
export const expressionLanguage = (): LanguageSupport => new LanguageSupport(language, syntaxHighlighting(colours))
