import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createEngine, type Engine, type EngineOptions } from '../../../../electron/engine/createEngine.ts'
import type { EventName, EventPayload } from '../../../../shared/contract/events.ts'
import { type EngineRequestName, engineRequests, type Input, type Output } from '../../../../shared/contract/requests.ts'

export interface TestEngine {
  readonly engine: Engine
  readonly folder: string
  readonly casePath: string
  readonly events: { readonly name: EventName; readonly payload: unknown }[]
  /** The answer, validated by the contract as the views do; fails the test where the engine answers with a failure. */
  ask<N extends EngineRequestName>(name: N, input: Input<N>): Promise<Output<N>>
  /** The failure's code; fails the test where there is none. */
  failure(name: string, input: unknown): Promise<string>
  /** Offers paths, and waits until all is read. */
  import(...paths: string[]): Promise<void>
  artefacts(): Promise<Output<'evidence.list'>['rows']>
  close(): Promise<void>
}

/** An engine with its own workers and a folder of its own, as the app and the command line make it. */
export async function openTestEngine(options: Partial<EngineOptions> = {}, within?: string): Promise<TestEngine> {
  const folder = within ?? mkdtempSync(join(tmpdir(), 'joinsight-engine-'))
  const casePath = join(folder, 'test.jcase')
  const events: { name: EventName; payload: unknown }[] = []
  const onEvent = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    events.push({ name, payload })
  }
  const errors: string[] = []
  const engine = createEngine({ appVersion: '0.0.1', onEvent, log: (level, text) => level === 'error' && errors.push(text), ...options })
  const ask: TestEngine['ask'] = async (name, input) => {
    const answer = await engine.dispatch(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}: ${answer.failure.message.en}`)
    return engineRequests[name].output.parse(answer.value) as Output<typeof name>
  }
  return {
    engine,
    folder,
    casePath,
    events,
    ask,
    async failure(name, input) {
      const answer = await engine.dispatch(name, input)
      if (answer.ok) throw new Error(`${name} was answered`)
      expect(answer.failure.message.en).not.toBe(answer.failure.message.fr)
      return answer.failure.code
    },
    async import(...paths) {
      const outcomes = await ask('case.importFiles', { paths })
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'queued'))
      await engine.idle()
      expect(errors).toEqual([])
    },
    artefacts: async () => {
      const rows: Output<'evidence.list'>['rows'] = []
      for (let total = 1; rows.length < total; ) {
        const page = await ask('evidence.list', { offset: rows.length, limit: 500 })
        rows.push(...page.rows)
        total = page.total
      }
      return rows
    },
    async close() {
      await engine.stop()
      if (within === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What has to hold after every import: places exist, bytes add up, and every device was judged for good. */
export async function expectInvariants({ ask, artefacts }: TestEngine): Promise<void> {
  const rows = await artefacts()
  const ids = new Set(rows.map(({ id }) => id))
  for (const { id, bytes } of rows) {
    const { account } = await ask('evidence.artefact', { artefactId: id })
    expect(account.parsed + account.problem + account.unknown).toBe(bytes)
  }
  const { rows: devices } = await ask('devices.list', { offset: 0, limit: 500 })
  for (const { id } of devices) {
    const { diagnosis } = await ask('device.view', { deviceId: id })
    expect(diagnosis.verdict.provisional).toBe(false)
    for (const finding of diagnosis.findings) {
      expect(finding.evidence.length).toBeGreaterThan(0)
      for (const ref of [...finding.evidence, ...finding.against]) expect(ids.has(ref.artefactId)).toBe(true)
    }
  }
}
