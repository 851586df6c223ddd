import type { Localized } from '../../facts/localized.ts'
import type { SyncRule } from '../../facts/syncRule.ts'
import { catalogueSources } from '../catalogue/sources.ts'
import { diffTokens } from '../diff/diffTokens.ts'
import { filterMapping, isComputerJoin } from './computerJoin.ts'
import { editionNotes, guideTexts } from './guideTexts.ts'
import { replacementExpression } from './replacementExpression.ts'

/** Why a change is made, what it does beyond that, and where this is from. */
export interface ChangeBackground {
  readonly why: Localized
  readonly sideEffects: readonly Localized[]
  readonly sources: readonly Localized[]
}

const sources = [catalogueSources.seed2021, catalogueSources.declProv].map(({ title }) => title)

/** What is documented of a change; undefined for any other change than the page's own, of which nobody has written. */
export function changeBackground(original: SyncRule | undefined, clone: SyncRule): ChangeBackground | undefined {
  const expression = filterMapping(clone)?.expression
  if (original === undefined || expression === undefined || !isComputerJoin(original)) return undefined
  if (diffTokens(replacementExpression, expression).some(({ kind }) => kind !== 'same')) return undefined
  return {
    why: guideTexts.why,
    sideEffects: [guideTexts.steps.sideEffects.text],
    sources: [...sources, ...editionNotes],
  }
}
