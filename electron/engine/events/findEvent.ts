import type { Input, Output } from '../../../shared/contract/requests.ts'
import { contentOf, eventAtPlace, type ReadableCase } from '../../store/index.ts'
import type { EventIndex } from './eventIndex.ts'
import { msOf, type Selection } from './selection.ts'
import { isErrorLevel, positionOfTime, type Timeline } from './timeline.ts'

type Found = Output<'events.find'>

/** Where, in the order of a filter, an event, a time, or the next error or hit is. */
export async function findEvent(db: ReadableCase, index: EventIndex, { filter, what }: Input<'events.find'>): Promise<Found> {
  const selection = await index.select(filter)
  const { timeline, positions } = selection
  switch (what.kind) {
    case 'event':
      return foundAt(selection, positionOfId(timeline, what.id))
    case 'place': {
      const contentId = contentOf(db, what.artefactId)
      const id = contentId === undefined ? undefined : eventAtPlace(db, contentId, what.place)
      return id === undefined ? null : foundAt(selection, positionOfId(timeline, id))
    }
    case 'time':
      return nearest(selection, positionOfTime(timeline, msOf(what.time)))
    case 'error': {
      const isError = timeline.classes.map(({ level }) => isErrorLevel(level))
      return step(selection, what, (position) => isError[timeline.classOf[position] ?? 0] === true)
    }
    case 'text': {
      const hits = await index.select({ ...filter, text: what.text })
      const isHit = new Set(hits.positions)
      return positions.length === 0 ? null : step(selection, what, (position) => isHit.has(position))
    }
  }
}

/** Looked for from the beginning: a million ids take a millisecond, and to know them all takes memory. */
const positionOfId = ({ ids, count }: Timeline, id: number): number => ids.subarray(0, count).indexOf(id)

/** The index in the sorted positions of the first that is not before `position`. */
function indexOf(sorted: Uint32Array, position: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

function foundAt({ timeline, positions: sorted }: Selection, position: number): Found {
  const index = indexOf(sorted, position)
  return position < 0 || sorted[index] !== position ? null : { position: index, id: timeline.ids[position] ?? 0 }
}

/** The first event at a time or behind it, else the last one. */
function nearest({ timeline, positions: sorted }: Selection, position: number): Found {
  if (sorted.length === 0) return null
  const index = Math.min(indexOf(sorted, position), sorted.length - 1)
  return { position: index, id: timeline.ids[sorted[index] ?? 0] ?? 0 }
}

interface Way {
  readonly from: number
  readonly direction: 'next' | 'previous'
}

/** The next that is wanted from an index of the selection, around its end; `ordinal` says which of all it is. */
function step({ timeline, positions: sorted }: Selection, { from, direction }: Way, isWanted: (position: number) => boolean): Found {
  const wanted: number[] = []
  for (let i = 0; i < sorted.length; i++) if (isWanted(sorted[i] ?? 0)) wanted.push(i)
  const behind = wanted.findIndex((index) => index > from)
  const before = wanted.findLastIndex((index) => index < from)
  const ordinal = direction === 'next' ? Math.max(behind, 0) : before < 0 ? wanted.length - 1 : before
  const index = wanted[ordinal]
  if (index === undefined) return null
  return { position: index, id: timeline.ids[sorted[index] ?? 0] ?? 0, ordinal: ordinal + 1, count: wanted.length }
}
