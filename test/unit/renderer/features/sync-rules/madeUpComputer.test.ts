import { describe, expect, test } from 'vitest'
import {
  type ComputerFields,
  computerProblems,
  madeUpComputer,
} from '../../../../../renderer/features/sync-rules/explain/madeUpComputer.ts'
import { evaluateFor } from '../../../../../renderer/features/sync-rules/expression/evaluateFor.ts'
import { readCertificate } from '../../../../../shared/syncrules/certificate/readCertificate.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { replacementExpression } from '../../../../../shared/syncrules/guide/replacementExpression.ts'
import { objectScope } from '../../../../../shared/syncrules/objects/objectScope.ts'

const NOW = Date.UTC(2026, 10, 23)
const fields: ComputerFields = {
  name: 'SRV-1',
  system: 'Windows Server 2012 R2 Standard',
  version: '6.3 (9600)',
  objectGuid: '0f1e2d3c-4b5a-4697-8897-a6b5c4d3e2f1',
  certificates: [],
  attributes: [],
}
const withCertificates = (...kinds: ('valid' | 'expired' | 'otherSubject')[]): ComputerFields => ({
  ...fields,
  certificates: kinds.map((kind) => ({ kind, text: '' })),
})
const bytesOf = (hex = '') => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const outcome = (given: ComputerFields) =>
  evaluateFor(parseExpression(replacementExpression), objectScope(madeUpComputer(given, NOW), { now: new Date(NOW) }), 'cloudFiltered')

describe('a made-up computer', () => {
  test('has certificates that can be read and say what was chosen', () => {
    const { attributes } = madeUpComputer(withCertificates('valid', 'expired'), NOW)
    const [valid, expired] = (attributes.userCertificate ?? []).map((hex) => readCertificate(bytesOf(hex)))
    expect(valid?.subject).toContain(fields.objectGuid)
    expect(valid?.notAfter).toBeGreaterThan(NOW)
    expect(expired?.notAfter).toBeLessThan(NOW)
  })

  test('is synced by the replacement only with a valid certificate that names its objectGUID', () => {
    expect(outcome(withCertificates('valid'))).toEqual({ kind: 'value', text: 'NULL', effect: 'synced' })
    expect(outcome(withCertificates('expired'))).toMatchObject({ effect: 'filtered' })
    expect(outcome(withCertificates('otherSubject'))).toMatchObject({ effect: 'filtered' })
    expect(outcome(withCertificates('expired', 'valid'))).toMatchObject({ effect: 'synced' })
    expect(outcome(fields)).toMatchObject({ effect: 'filtered' })
  })

  test('lacks attributes that were left empty, and has those that were added', () => {
    const { attributes } = madeUpComputer(
      {
        ...fields,
        system: '',
        attributes: [
          { name: 'company', value: 'A' },
          { name: ' ', value: 'x' },
        ],
      },
      NOW,
    )
    expect(attributes.operatingSystem).toBeUndefined()
    expect(attributes.company).toEqual(['A'])
    expect(Object.keys(attributes)).not.toContain('')
  })

  test('says which fields are no GUID and no base64', () => {
    const wrong = { ...fields, objectGuid: 'zz', certificates: [{ kind: 'pasted' as const, text: '%%%' }] }
    expect([...computerProblems(wrong)]).toEqual(['objectGuid', 'certificate0'])
    expect(computerProblems(withCertificates('valid')).size).toBe(0)
  })

  test('takes a pasted certificate with the lines of a PEM file around it', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----'
    const { attributes } = madeUpComputer({ ...fields, certificates: [{ kind: 'pasted', text: pem }] }, NOW)
    expect(attributes.userCertificate).toEqual(['010203'])
  })
})
