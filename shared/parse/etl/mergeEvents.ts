import type { FoundEvent, ProcessorStream } from './processorStream.ts'

/** All events in order of time, those of the same time in the order of the file. A stream that goes back in time loses nothing but its order. */
export function* mergeEvents(streams: readonly ProcessorStream[]): Generator<FoundEvent, void> {
  const heap = streams.filter(({ current }) => current !== undefined)
  for (let i = heap.length >> 1; i >= 0; i--) sink(heap, i)
  for (;;) {
    const first = heap[0]
    const event = first?.current
    if (first === undefined || event === undefined) return
    yield event
    first.advance()
    if (first.current === undefined) {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
    }
    sink(heap, 0)
  }
}

/** Puts the stream at a place of the heap behind those whose events are earlier. */
function sink(heap: ProcessorStream[], start: number): void {
  const moved = heap[start]
  if (moved === undefined) return
  let at = start
  for (;;) {
    let below = 2 * at + 1
    const left = heap[below]
    if (left === undefined) break
    const right = heap[below + 1]
    let earlier = left
    if (right !== undefined && isBefore(right, left)) {
      earlier = right
      below++
    }
    if (!isBefore(earlier, moved)) break
    heap[at] = earlier
    at = below
  }
  heap[at] = moved
}

const isBefore = (a: ProcessorStream, b: ProcessorStream): boolean =>
  a.raw === b.raw ? (a.current?.place.offset ?? 0) < (b.current?.place.offset ?? 0) : a.raw < b.raw
