import { describe, expect, it } from 'vitest'
import { bindingNotes } from '../../../../../shared/syncrules/expression/bindingNotes.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'

const notes = (text: string): readonly string[] =>
  bindingNotes(parseExpression(text)).map(({ code, severity, fix }) => `${severity} ${code} ${fix?.insert}`)

describe('notes on how operators bind', () => {
  it('warn where && and || are mixed without brackets', () => {
    expect(notes('[a] || [b] && [c]')).toEqual(['warning mixed-and-or ([b] && [c])'])
    expect(notes('[a] && [b] || [c] && [d]')).toEqual(['warning mixed-and-or ([a] && [b])', 'warning mixed-and-or ([c] && [d])'])
  })

  it('are silent where brackets say it, and where shipped rules show it', () => {
    expect(notes('[a] || ([b] && [c])')).toEqual([])
    expect(notes('IsCert($c) && CertNotAfter($c) > Now()')).toEqual([])
    expect(notes('IsPresent([a]) || IsPresent([b]) = False || [c] = "x"')).toEqual([])
    expect(notes('1 + 2 - 3 & "x"')).toEqual([])
  })

  it('inform where the documented reading from left to right would differ', () => {
    expect(notes('1 + 2 * 3')).toEqual(['info flat-reading (2 * 3)'])
    expect(notes('[a] = "x" & [b]')).toEqual(['info flat-reading ("x" & [b])'])
    expect(notes('"x" & [b] = [a]')).toEqual([])
  })

  it('are found within calls, and none for a blank text', () => {
    expect(notes('IIF([a] || [b] && [c], 1, Left("x", 1 + 2 * 3))')).toHaveLength(2)
    expect(notes(' ')).toEqual([])
  })
})
