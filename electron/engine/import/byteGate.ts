/** Lets work start while the bytes it holds in memory stay under a limit; one piece larger than the limit goes alone. */
export interface ByteGate {
  enter(bytes: number): Promise<void>
  leave(bytes: number): void
}

export function createByteGate(limit: number): ByteGate {
  let held = 0
  const waiting: { readonly bytes: number; readonly start: () => void }[] = []
  const admit = (): void => {
    for (let next = waiting[0]; next !== undefined && (held === 0 || held + next.bytes <= limit); next = waiting[0]) {
      waiting.shift()
      held += next.bytes
      next.start()
    }
  }
  return {
    enter(bytes) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push({ bytes, start: resolve })
      admit()
      return promise
    },
    leave(bytes) {
      held -= bytes
      admit()
    },
  }
}
