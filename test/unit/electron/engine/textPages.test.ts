import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine()
  await test.ask('case.create', { path: test.casePath })
})
afterAll(() => test.close())

async function textOf(name: string, bytes: Uint8Array, fromLine: number, limit: number) {
  const path = join(test.folder, name)
  writeFileSync(path, bytes)
  await test.import(path)
  const row = (await test.artefacts()).find((artefact) => artefact.name === name)
  return test.ask('evidence.text', { artefactId: row?.id ?? 0, fromLine, limit })
}
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const reg = (values: number): string =>
  `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n${Array.from({ length: values }, (_, i) => `"v${i}"="é${i}"\r\n`).join('')}`

describe('pages of original text', () => {
  it('give the lines asked for, far into a long UTF-16 file', async () => {
    const page = await textOf('long.reg', utf16(reg(2000)), 1001, 3)
    expect(page).toEqual({ total: 2003, fromLine: 1001, lines: ['"v997"="é997"', '"v998"="é998"', '"v999"="é999"'] })
  })

  it('leave the byte order mark out, and end with the last line', async () => {
    const page = await textOf('short.reg', utf16(reg(2)), 1, 500)
    expect(page.total).toBe(5)
    expect(page.lines[0]).toBe('Windows Registry Editor Version 5.00')
    expect(page.lines).toHaveLength(5)
  })

  it('count lines that end with CR, LF and CRLF alike', async () => {
    const page = await textOf('mixed.txt', new TextEncoder().encode('a\rb\nc\r\n\r\nd'), 1, 10)
    expect(page).toEqual({ total: 5, fromLine: 1, lines: ['a', 'b', 'c', '', 'd'] })
  })

  it('shorten a line that no view could show', async () => {
    const page = await textOf('one.txt', new TextEncoder().encode('x'.repeat(3_000_000)), 1, 1)
    expect(page.lines[0]?.length).toBeLessThan(5_000)
  })

  it('past the end are empty', async () => {
    expect((await textOf('tiny.txt', new TextEncoder().encode('a\n'), 9, 5)).lines).toEqual([])
  })
})
