/** `waiting`: changed and not in the case yet. `failed`: it could not be written, and the person has been told why. */
export type SaveState = 'saved' | 'waiting' | 'failed'

export interface Autosave<T> {
  /** Written after a pause; what was changed meanwhile is written with it. */
  readonly change: (value: T) => void
  /** Writes what waits now. Resolves when it is in the case, or could not be written. */
  readonly flush: () => Promise<void>
}

/** How long a change rests before it is written, in milliseconds. */
const PAUSE = 300

/** Writes changes one after the other: the last one is what stays. What failed waits for the next change, or the next flush. */
export function createAutosave<T>(
  save: (value: T) => Promise<boolean>,
  onState: (state: SaveState) => void,
  merge: (before: T, now: T) => T = (_, now) => now,
): Autosave<T> {
  const queue: { waiting?: { readonly value: T } | undefined } = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | undefined
  const put = (before: T, now: { readonly value: T } | undefined): void => {
    queue.waiting = { value: now === undefined ? before : merge(before, now.value) }
  }
  const write = async (): Promise<void> => {
    for (let next = queue.waiting; next !== undefined; next = queue.waiting) {
      queue.waiting = undefined
      if (await save(next.value)) continue
      // What was typed since stands over it.
      put(next.value, queue.waiting)
      return onState('failed')
    }
    onState('saved')
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    if (queue.waiting === undefined && writing === undefined) return Promise.resolve()
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }
  return {
    change(value) {
      queue.waiting = { value: queue.waiting === undefined ? value : merge(queue.waiting.value, value) }
      onState('waiting')
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), PAUSE)
    },
    flush,
  }
}
