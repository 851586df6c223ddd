import { compactExpression, formatExpression } from '../../../../shared/syncrules/expression/formatExpression.ts'
import { parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'

/** From this many characters on, an expression that stands on one line is shown as the documents print it. */
const LONG = 90

/** How an expression is shown: as it was typed, or, where a server stored it on one long line, in lines. */
export function readableText(text: string): string {
  if (text.length < LONG || text.trim().includes('\n')) return text
  return formattedText(text)
}

/** Indented; text with syntax errors stays as it is. */
export const formattedText = (text: string): string => formatExpression(parseExpression(text))

/** The line that the server stores. */
export const storedText = (text: string): string => compactExpression(parseExpression(text))

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}
