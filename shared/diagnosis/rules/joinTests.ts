import type { SourcedFact } from '../../facts/fact.ts'
import { hexCodesOf } from '../codesOf.ts'
import type { FactIndex } from '../factIndex.ts'

export type JoinTest = 'adConnectivity' | 'adConfiguration' | 'drsDiscovery' | 'drsConnectivity' | 'tokenAcquisition'

export interface JoinTestResult {
  readonly outcome: 'pass' | 'fail' | 'skipped'
  readonly facts: readonly SourcedFact[]
  /** Code and sub-code of a failed test, hex. */
  readonly codes: readonly string[]
}

/** The newest result of a test of dsregcmd's Pre-Join Diagnostics. */
export function joinTestResult(index: FactIndex, test: string): JoinTestResult | undefined {
  const fact = index.of('diagnostic.test', test)[0]
  const word = String(fact?.value).toLowerCase()
  if (fact === undefined) return undefined
  const outcome = word === 'pass' ? 'pass' : word === 'skipped' ? 'skipped' : word.startsWith('fail') ? 'fail' : undefined
  if (outcome === undefined) return undefined
  const codes = hexCodesOf(index.of('diagnostic.testCode', test).filter((code) => code.artefactId === fact.artefactId))
  const facts = index.of('diagnostic.test', test).filter((other) => String(other.value).toLowerCase() === word)
  return { outcome, facts, codes }
}
