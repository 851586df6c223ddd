import { type KeyboardEvent, useRef } from 'react'
import { rowStep } from '../../ui/index.ts'
import { type FleetLine, type FleetList, lineAt, placeOf } from './fleetLines.ts'

interface FleetKeys {
  readonly lists: readonly FleetList[]
  readonly at: number
  readonly count: number
  /** Lines that Page Up and Page Down go by. */
  readonly pageLines: number
  readonly goTo: (index: number) => void
  readonly open: (line: FleetLine) => void
  readonly fold: (list: FleetList) => void
  readonly find: (text: string, from: number) => Promise<number | undefined>
}

/** Letters that follow within this time belong to the same word, in milliseconds. */
const SAME_WORD = 900

/** Arrows move, Left and Right fold, Enter opens, Home and End jump, letters find a device by the start of its name. */
export function useFleetKeys({ lists, at, count, pageLines, goTo, open, fold, find }: FleetKeys) {
  const typed = useRef({ text: '', when: 0 })
  const findTyped = async (letter: string) => {
    const now = performance.now()
    const isSameWord = now - typed.current.when < SAME_WORD
    typed.current = { text: isSameWord ? typed.current.text + letter : letter, when: now }
    // The next device with a new word; with a longer word the one in hand may stay.
    const place = await find(typed.current.text, isSameWord ? at - 1 : at)
    if (place !== undefined) goTo(place)
  }
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = lineAt(lists, at)
    const target = rowStep(event.key, at, count, pageLines)
    if (target !== undefined) goTo(target)
    else if (line !== undefined && event.key === 'Enter') open(line)
    else if (line !== undefined && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) foldBy(event.key, line)
    else if (event.key.length === 1 && event.key.trim() !== '') void findTyped(event.key)
    else return
    event.preventDefault()
  }

  /** Left folds a group from any of its lines, with the group's head in hand afterwards; Right opens it. */
  function foldBy(key: 'ArrowLeft' | 'ArrowRight', { list, kind }: FleetLine): void {
    if (list.group === undefined) return
    if (key === 'ArrowRight') {
      if (kind === 'group' && !list.open) fold(list)
      return
    }
    if (list.open) fold(list)
    goTo(placeOf(lists, list.key, -1))
  }
}
