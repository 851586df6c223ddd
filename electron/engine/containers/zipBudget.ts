import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import type { ContainerLimits } from './limits.ts'

/** Books what a zip's members unpack to, and refuses those beyond the limits. Members that share packed bytes (overlapping bombs) count in full. */
export function zipBudget(limits: ContainerLimits) {
  let total = 0
  return {
    refuse(unpacked: number, packed: number): Problem | undefined {
      if (unpacked > limits.memberBytes) return problemOf('memberTooLarge', 'error', { bytes: unpacked, limit: limits.memberBytes })
      const ratio = Math.round(unpacked / Math.max(1, packed))
      if (unpacked > limits.ratioFrom && ratio > limits.ratio) {
        return problemOf('zipRatioLimit', 'error', { ratio, limit: limits.ratio, from: limits.ratioFrom })
      }
      if (total + unpacked > limits.totalBytes) return problemOf('zipTotalLimit', 'error', { limit: limits.totalBytes })
      total += unpacked
      return undefined
    },
  }
}
