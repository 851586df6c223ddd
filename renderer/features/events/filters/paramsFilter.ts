import type { EventFilter } from '../../../../shared/contract/eventRequests.ts'
import type { Params } from '../../../host/index.ts'

/** The filter that another tab opens this one with: a file, a correlation id, words. */
export function paramsFilter({ artefactId, correlation, text }: Params): EventFilter {
  return {
    ...(typeof artefactId === 'number' && { artefactIds: [artefactId] }),
    ...(typeof correlation === 'string' && { correlation }),
    ...(typeof text === 'string' && { text }),
  }
}
