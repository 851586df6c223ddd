import { basename } from 'node:path'
import { type FoundValue, type ValueKind, valueKindSchema } from '../../../shared/contract/redactRequests.ts'
import { createRedactor } from '../../../shared/redaction/redactor.ts'
import { caseAccess, planRedaction, type RedactionChanges, type RedactionPlan, readRevision } from '../../store/index.ts'
import type { CaseSession } from '../caseSession.ts'
import { type EngineState, openCaseOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { tellChange } from '../tellChange.ts'
import { writeChosen } from '../writeChosen.ts'
import { type RedactionRun, startRedaction } from './redactionRun.ts'
import type { RedactionWork } from './redactionShape.ts'

type Values = Parameters<typeof planRedaction>[0]

interface FoundValues {
  readonly session: CaseSession
  readonly revision: number
  readonly values: Promise<Values>
}

interface Plan {
  readonly of: FoundValues
  readonly key: string
  readonly plan: RedactionPlan
}

export function createRedactionWork(state: EngineState): RedactionWork {
  let found: FoundValues | undefined
  let plan: Plan | undefined
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
  const findValues = (): FoundValues => {
    const { session } = openCaseOf(state)
    const revision = readRevision(session.db)
    if (found?.session === session && found.revision === revision) return found
    const latest: FoundValues = { session, revision, values: run().then(({ values = [] }) => values) }
    found = latest
    latest.values.catch(() => {
      if (found === latest) found = undefined
    })
    return latest
  }
  const planOf = async (changes: RedactionChanges): Promise<Plan> => {
    // What was found may be old by the time that it is there: the plan says of which values it is.
    const of = findValues()
    const values = await of.values
    const key = JSON.stringify(changes)
    if (plan?.of !== of || plan.key !== key) plan = { of, key, plan: planRedaction(values, changes) }
    return plan
  }
  return {
    async preview({ add, except, standIns, kind, text, offset, limit }) {
      const all = (await planOf({ add, except, standIns })).plan.found
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
    async redactor(changes) {
      const { of, plan: planned } = await planOf(changes)
      return {
        redactor: createRedactor(planned.values),
        isCurrent() {
          if (state.open?.session !== of.session) throw new EngineFailure('caseClosed')
          return readRevision(of.session.db) === of.revision
        },
      }
    },
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
