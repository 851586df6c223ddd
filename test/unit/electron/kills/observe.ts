import type { Dispatch } from '../../../../electron/engine/dispatch.ts'
import type { EngineRequestName, Input, Output } from '../../../../shared/contract/requests.ts'

export type Ask = <N extends EngineRequestName>(name: N, input: Input<N>) => Promise<Output<N>>

export const askBy =
  (dispatch: Dispatch): Ask =>
  async (name, input) => {
    const answer = await dispatch(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}: ${answer.failure.message.en}`)
    return answer.value as Output<typeof name>
  }

/** What the edits of a person made of a case, in an order of its own; times are left out. */
export interface Observed {
  readonly record: unknown
  readonly names: unknown
  readonly reviews: unknown
  readonly flow: unknown
  readonly filters: unknown
  readonly notes: readonly string[]
  readonly checklist: readonly [text: string, done: boolean][]
  readonly attachments: readonly string[]
  readonly edits: number
}

/** Machine entries come and go with imports; what people did is every other entry. */
const byMachine = new Set(['created', 'imported', 'merged', 'redacted', 'reported', 'copied', 'takenOver'])

/** Everything that the operations edit, read as the views read it. */
export async function observe(ask: Ask): Promise<Observed> {
  const { changedAt: _changedAt, ...record } = await ask('case.record', {})
  const { diagnosis, device } = await ask('device.view', { deviceId: 1 })
  const filters = await ask('events.savedFilters', {})
  const { notes } = await ask('notes.list', {})
  const { items } = await ask('checklist.list', {})
  const { attachments } = await ask('attachments.list', {})
  let edits = 0
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const page = await ask('case.log', { offset, limit: 500 })
    total = page.total
    edits += page.rows.filter(({ entry }) => !byMachine.has(entry.action)).length
  }
  return {
    record,
    names: device.name,
    reviews: diagnosis.findings.filter(({ review }) => review !== undefined).map(({ rule, review }) => [rule, review?.state, review?.note]),
    flow: [diagnosis.join.flow.choice, diagnosis.join.flow.byPerson?.reason],
    filters: filters.map(({ name, filter }) => [name, filter]),
    notes: notes.map(({ text }) => text).sort(),
    checklist: items.map(({ text, doneAt }) => [text, doneAt !== undefined]),
    attachments: attachments.map(({ name, sha256 }) => `${name} ${sha256}`).sort(),
    edits,
  }
}
