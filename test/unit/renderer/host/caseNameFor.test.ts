import { expect, test } from 'vitest'
import { caseNameFor } from '../../../../renderer/host/caseNameFor.ts'

test.each([
  ['C:\\Temp\\MDEClientAnalyzerResult.zip', 'MDEClientAnalyzerResult.jcase'],
  ['/home/me/SRV-APP-07/', 'SRV-APP-07.jcase'],
  ['\\\\share\\drop\\contoso.local.reg', 'contoso.local.jcase'],
  ['notes', 'notes.jcase'],
  ['/tmp/.reg', '.reg.jcase'],
  ['/', 'case.jcase'],
])('a case made for %s is called %s', (path, name) => {
  expect(caseNameFor(path)).toBe(name)
})
