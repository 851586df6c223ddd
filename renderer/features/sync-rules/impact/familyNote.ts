import type { ImpactSummary } from '../../../../shared/contract/syncRuleRequests.ts'
import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import { diffTokens } from '../../../../shared/syncrules/diff/diffTokens.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import type { OsFamilyId } from '../../../../shared/syncrules/impact/osFamily.ts'
import type { FamilyNote } from './FamilyTable.tsx'

/** What is known of a change as a whole: notes are about the documented replacement of the Computer Join rule, and of nothing else. */
export interface ReplacementChange {
  /** Whether the rule before looks into certificates: then systems of version 10 lose that test. */
  readonly hadCertificateTest: boolean
}

/**
 * Whether a change puts the documented expression in the place of another one, token by token: blanks and line breaks do not matter.
 * `replacement`: the expression as the page has it. Undefined: it is some other change.
 */
export function replacementChange(
  before: SyncRule | undefined,
  after: SyncRule | undefined,
  replacement: string,
): ReplacementChange | undefined {
  const [old, next] = [filterExpression(before), filterExpression(after)]
  if (old === undefined || next === undefined || !sameTokens(next, replacement) || sameTokens(old, replacement)) return undefined
  return { hadCertificateTest: /\b(IsCert|Cert[A-Z]\w*)\s*\(/.test(old) }
}

const filterExpression = (rule: SyncRule | undefined): string | undefined =>
  rule?.mappings.find(({ target }) => target === FILTER_ATTRIBUTE)?.expression

const sameTokens = (a: string, b: string): boolean => diffTokens(a, b).every(({ kind }) => kind === 'same')

type Family = Pick<ImpactSummary['families'][number], 'id' | 'counts'>

/** What the documented replacement means for a family of systems (dossier, computerJoinRule.replacement). */
export function familyNote({ id, counts }: Family, { hadCertificateTest }: ReplacementChange): FamilyNote | undefined {
  switch (id as OsFamilyId) {
    case 'server2012R2':
      return notes.wanted
    case 'windows81':
      return notes.comesAlong
    case 'windows10':
    case 'server2016':
      return hadCertificateTest ? notes.testIsGone : undefined
    case 'server2012':
    case 'windows7':
      return counts.toFiltered > 0 ? notes.becomeFiltered : notes.stayFiltered
    default:
      return undefined
  }
}

const notes = {
  wanted: { state: 'ok', text: { en: 'Wanted', fr: 'Voulu' } },
  comesAlong: { state: 'warning', text: { en: 'Comes along, also version 6.3', fr: 'Suit aussi, également en version 6.3' } },
  testIsGone: { state: 'warning', text: { en: 'Certificate test is gone', fr: 'Le certificat n’est plus contrôlé' } },
  stayFiltered: { state: 'info', text: { en: 'Stay filtered', fr: 'Restent filtrés' } },
  becomeFiltered: {
    state: 'warning',
    text: { en: 'Filtered from now on, whatever the certificate', fr: 'Désormais filtrés, quel que soit le certificat' },
  },
} as const satisfies Record<string, FamilyNote>
