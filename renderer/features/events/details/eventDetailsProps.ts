import type { EventZone } from '../zone.ts'

/** What the pane needs of the tab it stands in. */
export interface EventDetailsProps {
  readonly id: number
  readonly zone: EventZone
  /** Words that are searched in the timeline, marked here too; '' for none. */
  readonly marked: string
  /** Grows each time a comment is asked for from outside the pane; 0: none was. */
  readonly commentOrder: number
  readonly onClose: () => void
  readonly onFilterCorrelation: (correlation: string) => void
  readonly onSelect: (id: number) => void
}
