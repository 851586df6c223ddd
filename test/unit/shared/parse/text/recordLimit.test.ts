import { describe, expect, it } from 'vitest'
import { parseDsregcmd } from '../../../../../shared/parse/dsregcmd/parseDsregcmd.ts'
import { parseRegInfo } from '../../../../../shared/parse/regInfo/parseRegInfo.ts'
import { MOST_FIELDS } from '../../../../../shared/parse/text/recordLimit.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const texts = {
  dsregcmd: { parse: parseDsregcmd, line: '             AzureAdJoined : YES\r\n' },
  'the registry info': { parse: parseRegInfo, line: 'EnrollmentStatus : 1\r\n' },
}

describe('a hostile text of fields only', () => {
  it.each(Object.entries(texts))(
    'of %s keeps the first fields, and names the line from which nothing was read',
    (_name, { parse, line }) => {
      const bytes = new TextEncoder().encode(line.repeat(MOST_FIELDS + 20_000))
      const { records, problems, summary } = readItems(parse, bytes)
      expect(records.length).toBeLessThanOrEqual(MOST_FIELDS)
      expect(records.length).toBeGreaterThan(MOST_FIELDS - 5)
      const limit = problems.find(({ code }) => code === 'tooManyFields')
      expect(problems.length).toBeLessThan(200)
      expect(limit?.message).toContain('original is kept whole')
      expect(summary.account.problem).toBe(limit?.length)
      expect(accountedBytes(summary)).toBe(bytes.length)
    },
  )
})
