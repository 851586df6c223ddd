import { describe, expect, it } from 'vitest'
import { columnTime, isZoneName, timeText, zoneTitle } from '../../../../shared/report/reportZone.ts'
import { isSafeLink } from '../../../../shared/report/safeLink.ts'

const paris = { kind: 'iana', name: 'Europe/Paris' } as const
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('times of a report', () => {
  it('are told in the zone, with what it is ahead of UTC on that day', () => {
    expect(plain(timeText('2026-11-18T08:14:02.655Z', paris, 'en'))).toBe('18 Nov 2026 09:14:02.655 UTC+01:00')
    expect(plain(timeText('2026-07-18T22:14:02Z', paris, 'fr'))).toBe('19 juil. 2026 00:14:02 UTC+02:00')
  })

  it('keep the digits that the file has, to 100 ns', () => {
    expect(plain(timeText('2025-03-12T07:03:06.1234567Z', { kind: 'utc' }, 'en'))).toBe('12 Mar 2025 07:03:06.1234567 UTC')
    expect(plain(timeText('2025-03-12T07:03:06.5Z', { kind: 'utc' }, 'en'))).toBe('12 Mar 2025 07:03:06.500 UTC')
  })

  it('are told by a fixed number of minutes where a device says no more', () => {
    const device = { kind: 'fixed', offsetMinutes: -210, name: 'Newfoundland Standard Time' } as const
    expect(plain(timeText('2026-01-01T00:00:00Z', device, 'en'))).toBe('31 Dec 2025 20:30:00 UTC-03:30')
    expect(zoneTitle(device)).toBe('UTC-03:30 (Newfoundland Standard Time)')
  })

  it('leave the zone to the head of a column', () => {
    expect(plain(columnTime('2026-11-18T08:14:02Z', paris, 'en'))).toBe('18 Nov 2026 09:14:02')
  })

  it('give back what is no time', () => {
    for (const text of ['', 'yesterday', '99999999s', '2026-13-45T00:00:00Z']) expect(timeText(text, paris, 'en')).toBe(text)
  })

  it('know the names of zones', () => {
    expect(isZoneName('Europe/Paris')).toBe(true)
    expect(isZoneName('Mars/Olympus')).toBe(false)
    expect(isZoneName('<script>')).toBe(false)
  })
})

describe('an address that a report links to', () => {
  it.each(['https://learn.microsoft.com/entra/identity?x=1#y', 'http://example.org'])('is a web page: %s', (url) => {
    expect(isSafeLink(url)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' https://example.org',
    'https://example.org/"x',
    'https://user@example.org/',
    'https://a:b@example.org/',
    'https:///x',
    'https://',
    'file:///etc/passwd',
    '\\\\server\\share',
    '//example.org',
    'data:text/html,x',
    'ms-settings:privacy',
    'https://exämple.org',
    'https://example.org\\@evil.example',
  ])('is nothing else: %s', (url) => {
    expect(isSafeLink(url)).toBe(false)
  })
})
