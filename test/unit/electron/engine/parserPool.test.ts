import { afterEach, describe, expect, it } from 'vitest'
import { createParserPool, type ParserPool } from '../../../../electron/engine/parserPool.ts'
import type { ParsedItem } from '../../../../shared/parse/parsed.ts'

const realWorker = new URL('../../../../electron/parser/parserWorker.ts', import.meta.url)
/** A worker that does what a hostile file would make a reader do. */
const workerOf = (script: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (message) => { ${script} })`)}`,
  )

let pool: ParserPool | undefined
afterEach(() => pool?.close())

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const parse = async (from: ParserPool, text: string, format: 'reg' | 'unknown' = 'reg') => {
  const items: ParsedItem[] = []
  const result = await from.parse({ format, name: 'x.reg', bytes: bytesOf(text), onBatch: (batch) => void items.push(...batch.items) })
  return { result, items }
}
const REG = 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n"b"="c"\r\n'

describe('the parser pool', () => {
  it('reads an artefact in a worker and accounts for every byte', async () => {
    pool = createParserPool({ workerUrl: realWorker, size: 1 })
    const { result, items } = await parse(pool, REG)
    if (result.outcome !== 'done') throw new Error(result.outcome)
    const { parsed, problem, unknown } = result.summary.account
    expect(parsed + problem + unknown).toBe(REG.length)
    expect(items.some((item) => item.type === 'record' && item.record.type === 'registryValue' && item.record.data === 'c')).toBe(true)
  })

  it('reads many artefacts with one worker, in turn', async () => {
    const one = createParserPool({ workerUrl: realWorker, size: 1 })
    pool = one
    const results = await Promise.all(Array.from({ length: 20 }, () => parse(one, REG)))
    expect(results.every(({ result }) => result.outcome === 'done')).toBe(true)
  })

  it('tells that a format has no reader', async () => {
    pool = createParserPool({ workerUrl: realWorker, size: 1 })
    expect((await parse(pool, 'x', 'unknown')).result.outcome).toBe('unreadable')
  })

  it('stops a worker that a file wedges, says after how long, and goes on with a new one', async () => {
    const wedged = createParserPool({
      workerUrl: workerOf(
        `if (message.name === 'x.reg') for (;;); else parentPort.postMessage({ kind: 'done', job: message.job, summary: { account: { parsed: 0, problem: 0, unknown: 0 } } })`,
      ),
      size: 1,
      silenceMs: 300,
    })
    pool = wedged
    const { result } = await parse(wedged, 'hostile')
    expect(result.outcome === 'failed' && result.problem.code).toBe('parserTimeout')
    const next = await wedged.parse({ format: 'reg', name: 'good.reg', bytes: bytesOf('y'), onBatch: () => undefined })
    expect(next.outcome).toBe('done')
  })

  it('survives a worker that dies, keeping what it had sent', async () => {
    pool = createParserPool({
      workerUrl: workerOf(
        `if (message.kind === 'parse') parentPort.postMessage({ kind: 'batch', job: message.job, batch: { items: [{ type: 'problem', problem: { code: 'emptyFile', severity: 'info', message: 'm' } }] } }); setTimeout(() => process.exit(1), 50)`,
      ),
      size: 1,
    })
    const { result, items } = await parse(pool, 'hostile')
    expect(result.outcome === 'failed' && result.problem.code).toBe('parserCrashed')
    expect(items).toHaveLength(1)
  })

  it('ends a job whose batch cannot be taken', async () => {
    pool = createParserPool({ workerUrl: realWorker, size: 1 })
    const result = await pool.parse({
      format: 'reg',
      name: 'x.reg',
      bytes: bytesOf(REG),
      onBatch: () => Promise.reject(new Error('the case is full')),
    })
    expect(result.outcome === 'failed' && result.problem.message).toContain('the case is full')
  })
})
