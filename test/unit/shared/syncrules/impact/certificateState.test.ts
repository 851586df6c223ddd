import { describe, expect, test } from 'vitest'
import { encodeCertificate } from '../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import { summarizeCertificates, viewCertificate } from '../../../../../shared/syncrules/impact/certificateState.ts'

const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff'
const now = Date.UTC(2026, 0, 1)
const day = 86_400_000
const made = (subjectCn: string, from: number, to: number) =>
  viewCertificate(encodeCertificate({ subjectCn, notBefore: now + from * day, notAfter: now + to * day }), guid, now)

describe('a value of userCertificate is', () => {
  test.each([
    ['valid with the objectGUID as its subject', guid, -10, 10, 'valid'],
    ['valid with braces and capitals', `{${guid.toUpperCase()}}`, -10, 10, 'valid'],
    ['expired from the second on at which it ends', guid, -10, 0, 'expired'],
    ['not valid yet before its first day', guid, 1, 10, 'notYet'],
    ['of another subject', 'SRV-1.corp.example', -10, 10, 'otherSubject'],
    ['of another computer', '00000000-8b86-d011-b42d-00c04fc964ff', -10, 10, 'otherSubject'],
  ] as const)('%s', (_, subject, from, to, state) => {
    expect(made(subject, from, to).state).toBe(state)
  })

  test('unreadable when it is no certificate', () => {
    expect(viewCertificate(new Uint8Array([0x30, 0x82, 1, 2, 3]), guid, now)).toEqual({ state: 'unreadable' })
    expect(viewCertificate(new Uint8Array(), guid, now)).toEqual({ state: 'unreadable' })
  })

  test('of another subject when the object tells no objectGUID', () => {
    const bytes = encodeCertificate({ subjectCn: guid, notBefore: now - day, notAfter: now + day })
    expect(viewCertificate(bytes, undefined, now)).toMatchObject({ state: 'otherSubject', matchesGuid: false })
  })
})

test('a summary tells of the best one, with its end; without values it is none', () => {
  expect(summarizeCertificates([])).toEqual({ state: 'none', count: 0, valid: 0 })
  const several = [made('other', -1, 9), made(guid, -10, -5), made(guid, -10, 30), made(guid, -10, 60)]
  expect(summarizeCertificates(several)).toEqual({ state: 'valid', count: 4, valid: 2, notAfter: now + 60 * day })
  expect(summarizeCertificates(several.slice(0, 2))).toEqual({ state: 'expired', count: 2, valid: 0, notAfter: now - 5 * day })
})
