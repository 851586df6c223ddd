import type { Problem } from '../../../shared/facts/problem.ts'
import { importProblem } from './importProblem.ts'
import type { ContainerLimits } from './limits.ts'

/** Books what a zip's members unpack to, and refuses those beyond the limits. Members that share packed bytes (overlapping bombs) count in full. */
export function zipBudget(limits: ContainerLimits) {
  let total = 0
  return {
    refuse(unpacked: number, packed: number): Problem | undefined {
      if (unpacked > limits.memberBytes) return importProblem('memberTooLarge', { bytes: unpacked, limit: limits.memberBytes })
      const ratio = Math.round(unpacked / Math.max(1, packed))
      if (unpacked > limits.ratioFrom && ratio > limits.ratio) {
        return importProblem('zipRatioLimit', { ratio, limit: limits.ratio, from: limits.ratioFrom })
      }
      if (total + unpacked > limits.totalBytes) return importProblem('zipTotalLimit', { limit: limits.totalBytes })
      total += unpacked
      return undefined
    },
  }
}
