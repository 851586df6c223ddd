import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { textQuery } from '../../../../../electron/engine/events/textQuery.ts'

const db = new Database(':memory:')
db.exec("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61')")
const texts = ['cannot reach enterpriseregistration.windows.net', 'enrolment failed 0x801c001d', 'server contacted', 'clé refusée OR pas']
for (const [i, text] of texts.entries()) db.prepare('INSERT INTO t (rowid, text) VALUES (?, ?)').run(i, text)
const found = (text: string): number[] | undefined => {
  const query = textQuery(text)
  if (query === undefined) return undefined
  const matching = db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid').pluck().all(query.expression) as number[]
  return query.isComplement ? texts.flatMap((_, id) => (matching.includes(id) ? [] : [id])) : matching
}

describe('what a person types', () => {
  it.each([
    ['reach', [0]],
    ['REACH cannot', [0]],
    ['reach failed', []],
    ['enterprise', []],
    ['enterprise*', [0]],
    ['enterpriseregistration.windows.net', [0]],
    ['"reach enterpriseregistration"', [0]],
    ['"enterpriseregistration reach"', []],
    ['0x801c001d', [1]],
    ['reach OR failed', [0, 1]],
    ['reach OR failed OR server', [0, 1, 2]],
    ['-reach failed', [1]],
    ['failed -enrolment', []],
    ['-reach', [1, 2, 3]],
    ['-reach -failed', [2, 3]],
    ['-"server contacted" -re*', [1]],
    ['cle', [3]],
    ['"OR"', [3]],
    ['OR reach', [0]],
    ['reach OR', [0]],
    ['reach OR "" failed', []],
    ['reach OR , failed', [0, 1]],
  ])('%s finds %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each(['', '  ', '-', '***', '"', '""', 'OR', '-""', '()', ':'])('%j looks for nothing', (text) => expect(found(text)).toBeUndefined())

  it.each(['a"b', '"open phrase', 'NEAR(', 'a AND', 'col:x', '^a', 'a + b', "';--", '{x y}', 'a*b*', '\\'])('%j is no error', (text) => {
    expect(() => found(text)).not.toThrow()
  })
})
