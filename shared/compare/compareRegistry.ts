import type { Change, RegistryChange } from '../contract/compareRequests.ts'

/** A registry value of one side; keys and names are compared whatever the case of letters. */
export interface PlacedRegistryValue {
  readonly key: string
  readonly name: string
  readonly valueType: string
  /** As one line of text. */
  readonly data: string
  readonly evidence: NonNullable<RegistryChange['left']>['evidence']
}

/** The first of each key and name: several exports of one side repeat values. */
export type RegistryByPlace = ReadonlyMap<string, PlacedRegistryValue>

export const registryPlace = (key: string, name: string): string => `${key.toLowerCase()}\0${name.toLowerCase()}`

/** Values of both sides by key and name, in order of key. */
export function compareRegistry(left: RegistryByPlace, right: RegistryByPlace): RegistryChange[] {
  const places = [...new Set([...left.keys(), ...right.keys()])].sort()
  return places.flatMap((place) => {
    const before = left.get(place)
    const after = right.get(place)
    const shown = before ?? after
    if (shown === undefined) return []
    return [
      {
        key: shown.key,
        name: shown.name,
        change: changeOf(before, after),
        ...(before !== undefined && { left: sideOf(before) }),
        ...(after !== undefined && { right: sideOf(after) }),
      },
    ]
  })
}

const sideOf = ({ valueType, data, evidence }: PlacedRegistryValue): NonNullable<RegistryChange['left']> => ({ valueType, data, evidence })

function changeOf(before: PlacedRegistryValue | undefined, after: PlacedRegistryValue | undefined): Change {
  if (before === undefined) return 'right'
  if (after === undefined) return 'left'
  return before.valueType === after.valueType && before.data === after.data ? 'same' : 'changed'
}
