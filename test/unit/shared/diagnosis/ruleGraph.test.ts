import { describe, expect, it } from 'vitest'
import { factKinds } from '../../../../shared/facts/factKinds.ts'
import { analyzerResultOf } from '../../../../shared/knowledge/analyzerResults.ts'
import { enrollmentStatusOf } from '../../../../shared/knowledge/enrollmentStatuses.ts'
import { procedureOf } from '../../../../shared/knowledge/procedures.ts'
import { ruleTexts } from '../../../../shared/knowledge/ruleTexts.ts'

const declared = ruleTexts.flatMap(({ id, rule }) => (rule === undefined ? [] : [{ id, ...rule }]))
const ids = new Set(ruleTexts.map(({ id }) => id))

/** Whether a name in `explains` can be the rule of a finding: families carry what they are about behind a colon. */
function isFinding(name: string): boolean {
  const [, kind, id = ''] = /^(status|result):(\d+)$/.exec(name) ?? []
  if (kind === 'status') return enrollmentStatusOf(Number(id)) !== undefined
  if (kind === 'result') return analyzerResultOf(id) !== undefined
  const [family = '', about = ''] = name.split(':')
  if (family === 'sources-disagree') return Object.hasOwn(factKinds, about)
  return ids.has(family)
}

describe('rules that are data', () => {
  it('explain only findings that can be there', () => {
    expect(declared.flatMap(({ id, explains }) => explains.filter((name) => !isFinding(name)).map((name) => `${id} -> ${name}`))).toEqual(
      [],
    )
  })

  it('never explain one another in a circle', () => {
    const explains = new Map(declared.map((rule) => [rule.id, rule.explains]))
    const circles = declared.filter(({ id }) => {
      const open = [...(explains.get(id) ?? [])]
      const seen = new Set<string>()
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === id) return true
        if (seen.has(next)) continue
        seen.add(next)
        open.push(...(explains.get(next) ?? []))
      }
      return false
    })
    expect(circles.map(({ id }) => id)).toEqual([])
  })

  it('do not hide an error behind a note', () => {
    const hiding = declared.filter(({ severity, explains }) => severity === 'info' && explains.some((name) => severityOf(name) === 'error'))
    expect(hiding.map(({ id }) => id)).toEqual([])
  })

  it('name pages that exist', () => {
    const missing = ruleTexts.flatMap(({ id, procedures = [] }) =>
      procedures.filter((page) => procedureOf(page) === undefined).map((page) => `${id}: ${page}`),
    )
    expect(missing).toEqual([])
  })

  it('say what to do in sentences, in both languages', () => {
    const bad = ruleTexts
      .filter(({ id }) => id !== 'analyzer-result' && id !== 'enrollment-status')
      .flatMap(({ id, actions, variants }) =>
        [...actions, ...Object.values(variants).flatMap((variant) => variant.actions ?? [])].map(({ text }) => ({ id, text })),
      )
      .filter(({ text }) => !/^[A-Z].*[.?]$/.test(text.en) || !/^[A-ZÀ-Ý].*[.?]$/.test(text.fr))
    expect(bad.map(({ id, text }) => `${id}: ${text.en} / ${text.fr}`)).toEqual([])
  })
})

function severityOf(name: string): string | undefined {
  const [, code] = /^status:(\d+)$/.exec(name) ?? []
  if (code !== undefined) return enrollmentStatusOf(Number(code))?.severity
  return declared.find(({ id }) => id === name)?.severity
}
