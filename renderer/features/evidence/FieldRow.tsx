import { type ReactNode, useEffect, useRef } from 'react'
import type { Locator } from '../../../shared/facts/locator.ts'
import { placeWithin, samePlace } from './recordSections.ts'

interface FieldRowProps {
  readonly name: string
  readonly value: ReactNode
  readonly aside?: ReactNode
  readonly below?: boolean
  readonly place: Locator
  readonly opened: Locator | undefined
  readonly selected: Locator | undefined
  readonly onSelect: (place: Locator) => void
}

/** A name and its value; selecting it shows what rests on it, and the one that a chip led to is marked. */
export function FieldRow({ name, value, aside, below = false, place, opened, selected, onSelect }: FieldRowProps) {
  const { ref, look } = usePlaceMark<HTMLButtonElement>(place, opened, selected)
  return (
    <button ref={ref} type="button" className={`evidence-field${below ? ' below' : ''}${look}`} onClick={() => onSelect(place)}>
      <span className="evidence-field-name">{name}</span>
      <span className="evidence-field-value">{value}</span>
      <span>{aside}</span>
    </button>
  )
}

/** Marks the element of the opened place and scrolls to it once; gives the class names that show it. */
export function usePlaceMark<E extends HTMLElement>(place: Locator, opened: Locator | undefined, selected: Locator | undefined) {
  const ref = useRef<E>(null)
  const marked = opened !== undefined && placeWithin(opened, place)
  useEffect(() => {
    if (marked) ref.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  const isSelected = selected !== undefined && samePlace(selected, place)
  return { ref, look: `${marked ? ' evidence-marked' : ''}${isSelected ? ' evidence-selected' : ''}` }
}
