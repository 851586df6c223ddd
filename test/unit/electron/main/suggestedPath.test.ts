import { expect, test } from 'vitest'
import { suggestedPath } from '../../../../electron/main/suggestedPath.ts'

test.each([
  ['report.htm', '/docs/report.htm'],
  ['../../etc/passwd', '/docs/passwd'],
  ['..\\..\\Windows\\x.reg', '/docs/x.reg'],
  ['\\\\server\\share\\x.txt', '/docs/x.txt'],
  ['..', '/docs/_'],
  ['', '/docs/joinsight'],
  ['a:b?.txt', '/docs/a_b_.txt'],
])('the suggested name %j stays in the folder', (name, expected) => {
  expect(suggestedPath('/docs', name)).toBe(expected)
})
