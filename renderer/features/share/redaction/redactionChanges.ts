import type { ValueKind } from '../../../../shared/contract/redactRequests.ts'

/** What a person changes of what was found. */
export interface RedactionChanges {
  readonly add: string[]
  readonly except: string[]
  readonly standIns: { value: string; standIn: string }[]
}
export const noChanges: RedactionChanges = { add: [], except: [], standIns: [] }

/** Which of the values are looked at. */
export interface ShownValues {
  readonly kind: ValueKind | undefined
  readonly text: string
  readonly offset: number
}

const without = (list: readonly string[], value: string): string[] => list.filter((each) => each.toLowerCase() !== value.toLowerCase())

export function withAdded(changes: RedactionChanges, value: string): RedactionChanges {
  const added = value.trim()
  return added === '' ? changes : { ...changes, add: [...without(changes.add, added), added], except: without(changes.except, added) }
}

export const withoutAdded = (changes: RedactionChanges, value: string): RedactionChanges => ({
  ...changes,
  add: without(changes.add, value),
})

/** Whether a person let the value stay: it shows before the engine has answered. */
export const isExcepted = (changes: RedactionChanges, value: string): boolean =>
  changes.except.some((each) => each.toLowerCase() === value.toLowerCase())

/** Whether a value is replaced or stays. */
export const withReplaced = (changes: RedactionChanges, value: string, replaced: boolean): RedactionChanges => ({
  ...changes,
  except: replaced ? without(changes.except, value) : [...without(changes.except, value), value],
})

/** An empty stand-in brings the app's own back. */
export function withStandIn(changes: RedactionChanges, value: string, standIn: string): RedactionChanges {
  const others = changes.standIns.filter((each) => each.value.toLowerCase() !== value.toLowerCase())
  const chosen = standIn.trim()
  return { ...changes, standIns: chosen === '' ? others : [...others, { value, standIn: chosen }] }
}
