import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../../../shared/knowledge/data')

/** Every `command` and `block` anywhere in the data, with the file that holds it. */
function commandsIn(value: unknown, file: string): readonly (readonly [file: string, command: string])[] {
  if (Array.isArray(value)) return value.flatMap((item) => commandsIn(item, file))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'command' && typeof item === 'string' ? [[file, item] as const] : commandsIn(item, file),
  )
}

const commands = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => commandsIn(JSON.parse(readFileSync(join(folder, name), 'utf8')), name))

/** Lines that match, with their file. */
const linesLike = (pattern: RegExp): readonly string[] =>
  commands.flatMap(([file, command]) => command.split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line}`] : [])))

describe('commands that a person pastes', () => {
  it('are there', () => {
    expect(commands.length).toBeGreaterThan(100)
  })

  it('name sc.exe in full: in Windows PowerShell, sc writes a file', () => {
    expect(linesLike(/^\s*sc\s/)).toEqual([])
  })

  it('are not joined with a single &, which Windows PowerShell refuses', () => {
    expect(linesLike(/ & (?!StringFromGuid|"\[})/)).toEqual([])
  })

  it('do not need wmic, which current Windows does not bring any more', () => {
    expect(linesLike(/^\s*wmic\b/)).toEqual([])
  })
})
