import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scenarios } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { seededRandom } from '../kills/seededRandom.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

/** What may be answered to somebody who asks while others open, close and cancel. */
const EXPECTED: ReadonlySet<string> = new Set([
  ...['noCase', 'caseClosed', 'readOnly', 'notFound', 'importRunning', 'mergeRunning', 'mergeItself', 'attachRunning'],
  ...['cancelled', 'reportCancelled', 'redactionCancelled', 'attachCancelled'],
])

type Request = readonly [name: string, input: Readonly<Record<string, unknown>>]

interface Asked {
  readonly request: Request
  readonly answer: ReturnType<TestEngine['engine']['dispatch']>
}

/** Requests of every kind, asked without waiting for answers, in an order that only the seed decides. */
async function askAtOnce(test: TestEngine, cases: readonly string[], zips: readonly string[], out: string, seed: number): Promise<Asked[]> {
  const random = seededRandom(seed)
  const below = (most: number): number => Math.floor(random() * most)
  const one = (list: readonly string[]): string => list[below(list.length)] ?? ''
  const counted = { number: 0 }
  const named = (what: string): string => `${what}${++counted.number}.`
  const report = { language: 'en', zone: 'utc', parts: ['findings', 'evidence'] }
  const requests: readonly (() => Request)[] = [
    () => ['case.open', { path: one(cases) }],
    () => ['case.open', { path: one(cases) }],
    () => ['case.open', { path: one(cases), readOnly: true }],
    () => ['case.close', {}],
    () => ['case.importFiles', { paths: [one(zips)] }],
    () => ['case.importFiles', { paths: [one(zips)] }],
    () => ['case.cancelImport', {}],
    () => ['notes.save', { text: named('note ') }],
    () => ['notes.save', { text: named('note ') }],
    () => ['checklist.add', { texts: [named('step ')] }],
    () => ['case.setRecord', { customer: named('customer ') }],
    () => ['devices.rename', { deviceId: 1, name: named('PC-') }],
    () => ['device.chooseFlow', { deviceId: 1, choice: 'intune', reason: 'moved' }],
    () => ['attachments.add', { paths: zips.slice(0, 2) }],
    () => ['attachments.cancelAdd', {}],
    () => ['device.view', { deviceId: 1 }],
    () => ['devices.list', { offset: 0, limit: 50 }],
    () => ['events.page', { filter: {}, offset: 0, limit: 50 }],
    () => ['events.summary', { filter: { text: 'error' } }],
    () => ['report.preview', report],
    () => ['report.make', { ...report, format: one(['html', 'md', 'json']), path: join(out, named('report')) }],
    () => ['report.make', { ...report, format: 'md', redact: true, path: join(out, named('report')) }],
    () => ['report.cancel', {}],
    () => ['redact.preview', { offset: 0, limit: 10 }],
    () => ['redact.make', { path: join(out, `${named('redacted')}jcase`) }],
    () => ['redact.cancel', {}],
    () => ['merge.preview', { path: one(cases) }],
    () => ['merge.run', { path: one(cases) }],
    () => ['merge.cancel', {}],
    () => ['case.saveCopy', { path: join(out, `${named('copy')}jcase`) }],
    () => ['case.verify', {}],
    () => ['case.cancelVerify', {}],
  ]
  const asked: Asked[] = []
  for (let step = 0; step < 100; step++) {
    const request = requests[below(requests.length)]?.() ?? ['case.state', {}]
    asked.push({ request, answer: test.engine.dispatch(...request) })
    const wait = below(10)
    if (wait < 3) await new Promise((resolve) => setTimeout(resolve, below(40)))
    else if (wait < 6) await new Promise((resolve) => setImmediate(resolve))
  }
  return asked
}

/** What people wrote into the cases, each of which is sound. */
async function writtenIn(test: TestEngine, cases: readonly string[]): Promise<ReadonlySet<unknown>> {
  const written: string[] = []
  for (const path of cases) {
    await test.ask('case.open', { path })
    const { checks } = await test.ask('case.verify', {})
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    const { notes } = await test.ask('notes.list', {})
    const { items } = await test.ask('checklist.list', {})
    written.push(...notes.map(({ text }) => text), ...items.map(({ text }) => text))
    await test.ask('case.close', {})
  }
  return new Set(written)
}

// More seeds were run when it was written; these few keep it so.
it.each([7, 21, 90])(
  'requests that come all at once are all answered, and what was answered as done is done (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const test = await openTestEngine()
    try {
      const zips = scenarios.slice(0, 4).map((scenario, index) => {
        const path = join(test.folder, `evidence${index}.zip`)
        writeFileSync(path, scenarioZip(scenario))
        return path
      })
      const cases = ['a.jcase', 'b.jcase'].map((name) => join(test.folder, name))
      for (const [index, path] of cases.entries()) {
        await test.ask('case.create', { path })
        await test.import(zips[index] ?? '')
      }
      const out = join(test.folder, 'out')
      mkdirSync(out)
      const asked = await askAtOnce(test, cases, zips, out, seed)
      const answered = await Promise.all(asked.map(async ({ request, answer }) => ({ request, answer: await answer })))
      await test.engine.idle()
      const unexpected = answered.flatMap(({ request, answer }) =>
        answer.ok || EXPECTED.has(answer.failure.code) ? [] : [{ request, failure: answer.failure }],
      )
      expect(unexpected).toEqual([])
      const done = answered.flatMap(({ request, answer }) => (answer.ok ? [request] : []))
      await test.ask('case.close', {})
      const written = await writtenIn(test, cases)
      for (const [name, { text, texts }] of done) {
        if (name === 'notes.save') expect(written).toContain(text)
        if (name === 'checklist.add') expect(written).toContain([texts].flat()[0])
      }
      const made = done.flatMap(([name, { path }]) => (/^(?:report\.make|redact\.make|case\.saveCopy)$/.test(name) ? [path] : []))
      expect(
        readdirSync(out)
          .map((name) => join(out, name))
          .toSorted(),
      ).toEqual(made.toSorted())
      expect(readdirSync(test.folder).toSorted()).toEqual([
        'a.jcase',
        'b.jcase',
        'evidence0.zip',
        'evidence1.zip',
        'evidence2.zip',
        'evidence3.zip',
        'out',
      ])
    } finally {
      await test.close()
    }
  },
)
