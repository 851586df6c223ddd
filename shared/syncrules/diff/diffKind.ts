/** How a part came out. `formatting`: an expression whose tokens are the same. `unknown`: one of the two does not say. */
export type DiffKind = 'same' | 'changed' | 'added' | 'removed' | 'formatting' | 'unknown'

/** Whether a part makes the one rule do something else than the other. */
export const isDifference = (kind: DiffKind): boolean => kind === 'changed' || kind === 'added' || kind === 'removed'
