import { describe, expect, test } from 'vitest'
import { signsOf } from '../../../../../renderer/features/join-flow/stepProofs.ts'
import type { Step, StepId, StepState } from '../../../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../../../shared/contract/evidenceRef.ts'
import { joinSteps } from '../../../../../shared/knowledge/joinSteps.ts'

const text = { en: '', fr: '' }
const place = (quote: string): EvidenceRef => ({
  artefactId: 1,
  file: 'dsregcmd.txt',
  path: 'dsregcmd.txt',
  format: 'dsregcmd',
  locator: { kind: 'line', line: 1 },
  quote,
})
interface CheckParts {
  readonly id: string
  readonly state: StepState
  readonly quotes?: readonly string[]
}
const step = (id: StepId, quotes: readonly string[], checks: readonly CheckParts[] = []): Step => ({
  id,
  title: text,
  state: 'unknown',
  because: text,
  checks: checks.map((check) => ({ id: check.id, title: text, state: check.state, evidence: (check.quotes ?? []).map(place) })),
  codes: [],
  actions: [],
  evidence: quotes.map(place),
})
const stateOf = (signs: ReturnType<typeof signsOf>['proves'], part: string) => signs.find((sign) => sign.text.en.includes(part))?.state

describe('what would prove or break a step', () => {
  test('is found where the step’s evidence quotes the field with the value, spaces and case aside', () => {
    const { proves, breaks } = signsOf(step('discover', ['      DRS Discovery Test : pass ']))
    expect(stateOf(proves, 'DRS Discovery Test')).toBe('found')
    expect(stateOf(breaks, 'DRS Discovery Test')).toBe('otherwise')
    expect(stateOf(proves, 'AD Configuration Test')).toBe('open')
  })

  test('names the place that says otherwise', () => {
    const { proves, breaks } = signsOf(step('discover', ['DRS Discovery Test : FAIL [0x801c0021/0x80072ee7]']))
    expect(stateOf(proves, 'DRS Discovery Test')).toBe('otherwise')
    const broken = breaks.find((sign) => sign.text.en.includes('DRS Discovery Test'))
    expect(broken?.state).toBe('found')
    expect(broken?.evidence?.quote).toContain('0x80072ee7')
  })

  test('is not taken from a field whose name only starts alike', () => {
    const { proves } = signsOf(step('join', ['AzureAdJoinedSince : YES', 'AzureAdJoined : NO']))
    expect(stateOf(proves, 'AzureAdJoined')).toBe('otherwise')
  })

  test('finds a message by its code where the words differ', () => {
    const { breaks } = signsOf(step('syncwait', ['Server Message : error 0x801C03F2 was given']))
    expect(stateOf(breaks, 'Server Message')).toBe('found')
  })

  test('counts evidence of the checks too', () => {
    const { proves } = signsOf(step('auth', [], [{ id: 'token', state: 'ok', quotes: ['Token Acquisition Test : PASS'] }]))
    expect(stateOf(proves, 'Token Acquisition Test')).toBe('found')
  })

  test('is told by the deciding check where no single field says it, and stays open without evidence', () => {
    const quotes = ['"EnrollmentStatus"=dword:00000001']
    expect(stateOf(signsOf(step('enroll', [], [{ id: 'enrolled', state: 'ok', quotes }])).proves, 'SenseCM')).toBe('found')
    expect(stateOf(signsOf(step('enroll', [], [{ id: 'enrolled', state: 'failed', quotes }])).proves, 'SenseCM')).toBe('otherwise')
    expect(stateOf(signsOf(step('enroll', [], [{ id: 'enrolled', state: 'ok' }])).proves, 'SenseCM')).toBe('open')
  })

  test('of events is open and says what the event means', () => {
    const { proves, breaks } = signsOf(step('discover', []))
    expect(proves.find((sign) => sign.text.en.startsWith('Event 100: '))?.state).toBe('open')
    expect(breaks.some((sign) => sign.text.fr === 'Événements 336 à 341')).toBe(true)
  })

  test.each(joinSteps.map((known) => known.id))('of %s has words in both languages', (id) => {
    const { needs, proves, breaks } = signsOf(step(id, []))
    const all = [...needs, ...proves.map((sign) => sign.text), ...breaks.map((sign) => sign.text)]
    expect(all.filter(({ en, fr }) => en.trim() === '' || fr.trim() === '')).toEqual([])
    expect(proves.length).toBeGreaterThan(0)
  })
})
