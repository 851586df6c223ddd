import { styleTags, tags } from '@lezer/highlight'

/** Which part of the text is what to a highlighter. */
export const expressionHighlighting = styleTags({
  'String WrongString OpenString': tags.string,
  Number: tags.number,
  'Attribute OpenAttribute': tags.propertyName,
  'Parameter OpenParameter': tags.special(tags.variableName),
  Variable: tags.variableName,
  'Constant WrongConstant': tags.atom,
  EnumName: tags.constant(tags.name),
  FunctionName: tags.function(tags.name),
  'TimesOperator PlusOperator MinusOperator WrongMinusOperator': tags.arithmeticOperator,
  'CompareOperator WrongCompareOperator': tags.compareOperator,
  'AndOperator OrOperator WrongOperator WrongOrOperator Bang': tags.logicOperator,
  Comment: tags.comment,
  Entity: tags.escape,
  '( )': tags.paren,
  ', WrongComma': tags.separator,
})
