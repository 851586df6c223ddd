import { expect, test } from 'vitest'
import { formatLocator, type Locator } from '../../../../shared/facts/locator.ts'

test.each<[Locator, string, string]>([
  [{ kind: 'line', line: 23 }, 'line 23', 'ligne 23'],
  [{ kind: 'offset', offset: 0x1a0 }, 'offset 0x1a0', 'position 0x1a0'],
  [{ kind: 'xpath', path: '/a[1]' }, '/a[1]', '/a[1]'],
  [{ kind: 'key', key: 'HKEY_LOCAL_MACHINE\\A' }, 'HKEY_LOCAL_MACHINE\\A', 'HKEY_LOCAL_MACHINE\\A'],
  [{ kind: 'key', key: 'HKLM\\A', name: 'B' }, 'HKLM\\A\\B', 'HKLM\\A\\B'],
  [{ kind: 'key', key: 'HKLM\\A', name: '' }, 'HKLM\\A\\(default)', 'HKLM\\A\\(par défaut)'],
])('a place reads %j as “%s”, in French “%s”', (locator, en, fr) => {
  expect(formatLocator(locator)).toBe(en)
  expect(formatLocator(locator, 'fr')).toBe(fr)
})
