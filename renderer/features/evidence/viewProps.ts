import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import type { Locator } from '../../../shared/facts/locator.ts'

/** What every view of an artefact gets: the artefact, the place a chip opened, the place that is selected. */
export interface ViewProps {
  readonly detail: ArtefactDetail
  readonly opened: Locator | undefined
  readonly selected: Locator | undefined
  readonly onSelect: (place: Locator) => void
}
