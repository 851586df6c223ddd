import { describe, expect, it } from 'vitest'
import { dataTest } from '../../../../../electron/engine/events/dataTest.ts'
import { dataValues } from '../../../../../electron/engine/events/eventFields.ts'

const data = [
  '{}',
  '{"Code":"0x801C001D","Text":"The token: refused, {not} [one]"}',
  '{"Text":"a","Sub":{"Code":"nested"}}',
  '{"Code":["a","B"],"Text":"x"}',
  '{"Text":"say \\"Code\\":\\"b\\"","Code":"c\\\\d"}',
  '{"Code":12,"Text":-1.50,"Count":true}',
  '{"Code":null,"Error Code":"b"}',
  '{"Code":1e3,"Text":100000000000000000000}',
  '{"Text":"ÄÖÜ İ Σ","code":"B"}',
  '{"text":"Code","Code":""}',
  '["a","Code"]',
  '{"Code":false}',
]
const fields = ['Code', 'code', 'Text', 'Error Code', 'Count', 'Sub', '', 'Ä', 'de']
const wanted = [
  '',
  'a',
  'b',
  '0x801c001d',
  'token',
  '12',
  '-1.5',
  '1000',
  '100000000000000000000',
  'true',
  'ä',
  'nested',
  'refused, {not',
  'c\\d',
]

describe('a test of one field of an event', () => {
  it.each(fields)('finds in data of every form what all of its values would give: %j', (field) => {
    for (const json of data)
      for (const value of wanted) {
        const expected = dataValues(json, field).some((each) => each.toLowerCase().includes(value))
        expect(dataTest(field, (has) => has.includes(value))(json), `${value} in ${json}`).toBe(expected)
      }
  })

  it('takes no value for a name', () => {
    expect(dataTest('Code', () => true)('{"Text":"Code","Other":"code:"}')).toBe(false)
  })
})
