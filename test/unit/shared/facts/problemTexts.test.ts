import { describe, expect, it } from 'vitest'
import { problemOf, problemText, problemTexts } from '../../../../shared/facts/problemTexts.ts'

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()

describe('problemTexts', () => {
  it.each(Object.entries(problemTexts))('%s names the same arguments in both languages', (_code, texts) => {
    expect(placeholders(texts.fr)).toEqual(placeholders(texts.en))
    expect(texts.fr).not.toMatch(/ [:;?!»]|« |'/)
  })

  it('fills the arguments in, in each language', () => {
    const problem = problemOf('nestedTooDeep', 'error', { limit: 64 }, { offset: 3 })
    expect(problem).toMatchObject({ code: 'nestedTooDeep', severity: 'error', offset: 3, message: problemText(problem, 'en') })
    expect(problemText(problem, 'en')).toContain('64')
    expect(problemText(problem, 'fr')).toContain('64')
  })

  it('shows the stored message of a code it does not know', () => {
    expect(problemText({ code: 'fromTheFuture', severity: 'error', message: 'as stored' }, 'fr')).toBe('as stored')
  })
})
