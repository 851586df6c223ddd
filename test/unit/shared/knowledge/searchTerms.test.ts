import { describe, expect, it } from 'vitest'
import { searchTerms } from '../../../../shared/knowledge/searchTerms.ts'

describe('searchTerms', () => {
  it.each([
    ['Azure AD Connect', 'entra connect'],
    ['Entra ID sync', 'azure ad sync'],
    ['SCCM agent', 'configuration manager agent'],
    ['Intune', 'microsoft endpoint manager'],
    ['MDATP', 'defender for endpoint'],
  ])('adds the other names of %s', (query, other) => {
    expect(searchTerms(query)).toContain(other)
    expect(searchTerms(query)[0]).toBe(query.toLowerCase())
  })
  it('does not find a short name inside a word', () => {
    expect(searchTerms('member of memory')).toEqual(['member of memory'])
  })
  it('gives nothing for nothing', () => {
    expect(searchTerms('  ')).toEqual([])
  })
})
