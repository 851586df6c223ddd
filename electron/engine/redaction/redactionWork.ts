import { basename } from 'node:path'
import { type FoundValue, type ValueKind, valueKindSchema } from '../../../shared/contract/redactRequests.ts'
import { createRedactor } from '../../../shared/redaction/redactor.ts'
import { caseAccess, planRedaction, type RedactionChanges, type RedactionPlan, readRevision } from '../../store/index.ts'
import { type EngineState, openCaseOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { tellChange } from '../tellChange.ts'
import { writeChosen } from '../writeChosen.ts'
import { type RedactionRun, startRedaction } from './redactionRun.ts'
import type { RedactionWork } from './redactionShape.ts'

type Values = Parameters<typeof planRedaction>[0]

export function createRedactionWork(state: EngineState): RedactionWork {
  let found: { readonly key: string; readonly values: Promise<Values> } | undefined
  let plan: { readonly key: string; readonly plan: RedactionPlan } | undefined
  const runs = new Set<RedactionRun>()

  const run = async (make?: { path: string; who: string; at: string; changes: RedactionChanges }) => {
    const { session, queue } = openCaseOf(state)
    if (queue?.running === true) throw new EngineFailure('importRunning')
    const damaged = caseAccess(session.db).damaged === true
    const started = startRedaction(state.redactionUrl, { path: session.path, damaged, ...(make && { make }) }, ({ stage, done, total }) =>
      state.send('redact.progress', { running: true, stage, done, total }),
    )
    runs.add(started)
    try {
      return await started.result
    } finally {
      runs.delete(started)
      state.send('redact.progress', { running: false, stage: '', done: 0, total: 0 })
    }
  }
  const valuesOf = (): Promise<Values> => {
    const { session } = openCaseOf(state)
    const key = `${session.path} ${readRevision(session.db)}`
    if (found?.key === key) return found.values
    const values = run().then(({ values = [] }) => values)
    found = { key, values }
    plan = undefined
    values.catch(() => {
      if (found?.values === values) found = undefined
    })
    return values
  }
  const planOf = async (changes: RedactionChanges): Promise<RedactionPlan> => {
    const values = await valuesOf()
    const key = `${found?.key} ${JSON.stringify(changes)}`
    if (plan?.key !== key) plan = { key, plan: planRedaction(values, changes) }
    return plan.plan
  }
  return {
    async preview({ add, except, standIns, kind, text, offset, limit }) {
      const all = (await planOf({ add, except, standIns })).found
      const wanted = text?.trim().toLowerCase() ?? ''
      const rows = all.filter(
        (row) =>
          (kind === undefined || row.kind === kind) &&
          (wanted === '' || [row.value, row.standIn].some((each) => each.toLowerCase().includes(wanted))),
      )
      return { total: rows.length, rows: rows.slice(offset, offset + limit), kinds: kindsOf(all) }
    },
    make: ({ path, add, except, standIns }) =>
      writeChosen(state, path, async () => {
        const { session } = openCaseOf(state)
        const at = state.now().toISOString()
        const { copy } = await run({ path, who: state.person, at, changes: { add, except, standIns } })
        if (copy === undefined) throw new Error('no copy was made')
        const detail = { values: copy.values, path: basename(path) }
        await session.writer?.write('appendLog', { at, who: state.person, action: 'redacted', detail })
        tellChange(state)
        return { ...copy, proof: { ...copy.proof, forms: [...copy.proof.forms], left: [...copy.proof.left] } }
      }),
    redactor: async (changes) => createRedactor((await planOf(changes)).values),
    async cancel() {
      await Promise.all([...runs].map((started) => started.cancel()))
    },
  }
}

function kindsOf(found: readonly FoundValue[]): { kind: ValueKind; values: number; excepted: number }[] {
  return valueKindSchema.options.flatMap((kind) => {
    const own = found.filter((row) => row.kind === kind)
    return own.length === 0 ? [] : [{ kind, values: own.length, excepted: own.filter(({ excepted }) => excepted).length }]
  })
}
