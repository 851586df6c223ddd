import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCertificate } from '../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import { compileExpression } from '../../../../../shared/syncrules/expression/compileExpression.ts'
import { explainExpression } from '../../../../../shared/syncrules/expression/explainExpression.ts'
import { parseExpression } from '../../../../../shared/syncrules/expression/parseExpression.ts'
import { replacementExpression } from '../../../../../shared/syncrules/guide/replacementExpression.ts'
import { objectScope } from '../../../../../shared/syncrules/objects/objectScope.ts'
import { hex } from '../hex.ts'

/** objectGUID, its bytes as a directory keeps them, and another computer's. */
const guid = 'c8d9a1b2-3f40-4e5d-8a6b-0123456789ab'
const guidHex = 'b2a1d9c8403f5d4e8a6b0123456789ab'
const otherGuid = '11111111-2222-3333-4444-555555555555'

const now = new Date('2026-03-01T00:00:00Z')
const day = 86_400_000
const certificate = (subjectCn: string, endsIn = 365 * day): string =>
  hex(encodeCertificate({ subjectCn, notBefore: now.getTime() - 365 * day, notAfter: now.getTime() + endsIn }))

const valid = certificate(guid)
const expired = certificate(guid, -day)
const unrelated = certificate(otherGuid)
const unreadable = 'deadbeef'

interface Row {
  readonly name: string
  readonly os?: string
  readonly version?: string
  readonly certificates: readonly string[]
  readonly filtered: boolean
}

const r2 = 'Windows Server 2012 R2 Standard'

/** dossier, computerJoinRule.replacement.truthTable, row by row; a row that speaks of several computers is one for each. */
const rows: readonly Row[] = [
  { name: 'no userCertificate, Windows 6.3', os: r2, version: '6.3 (9600)', certificates: [], filtered: true },
  { name: 'no userCertificate, Windows 10', os: 'Windows 10 Pro', version: '10.0 (19045)', certificates: [], filtered: true },
  { name: 'no userCertificate, not Windows', os: 'Mac OS X', version: '13.1', certificates: [], filtered: true },
  {
    name: 'Windows 6.1 with a certificate of its own',
    os: 'Windows 7 Enterprise',
    version: '6.1 (7601)',
    certificates: [valid],
    filtered: true,
  },
  {
    name: 'Windows 6.2 with a certificate of its own',
    os: 'Windows Server 2012',
    version: '6.2 (9200)',
    certificates: [valid],
    filtered: true,
  },
  { name: 'Windows 6.3 with a certificate of its own', os: r2, version: '6.3 (9600)', certificates: [valid], filtered: false },
  { name: 'Windows 6.3, certificate expired', os: r2, version: '6.3 (9600)', certificates: [expired], filtered: true },
  { name: 'Windows 6.3, certificate for another subject', os: r2, version: '6.3 (9600)', certificates: [unrelated], filtered: true },
  { name: 'Windows 6.3, unreadable certificate only', os: r2, version: '6.3 (9600)', certificates: [unreadable], filtered: true },
  {
    name: 'Windows 6.3, one valid among several',
    os: r2,
    version: '6.3 (9600)',
    certificates: [unreadable, expired, unrelated, valid],
    filtered: false,
  },
  {
    name: 'Windows 8.1 with a certificate of its own',
    os: 'Windows 8.1 Pro',
    version: '6.3 (9600)',
    certificates: [valid],
    filtered: false,
  },
  { name: 'Windows 10.0, certificate expired', os: 'Windows 10 Pro', version: '10.0 (19045)', certificates: [expired], filtered: false },
  {
    name: 'Windows 10.0, certificate unrelated',
    os: 'Windows 10 Pro',
    version: '10.0 (19045)',
    certificates: [unrelated],
    filtered: false,
  },
  { name: 'not Windows, with a certificate', os: 'Ubuntu', version: '6.3', certificates: [unrelated], filtered: false },
  { name: 'lower-case name of the system, expired', os: r2.toLowerCase(), version: '6.3 (9600)', certificates: [expired], filtered: true },
  { name: 'lower-case name of the system, valid', os: r2.toLowerCase(), version: '6.3 (9600)', certificates: [valid], filtered: false },
  { name: 'operatingSystemVersion absent', os: r2, certificates: [expired], filtered: false },
  { name: 'subject CN={GUID}', os: r2, version: '6.3 (9600)', certificates: [certificate(`{${guid.toUpperCase()}}`)], filtered: false },
  { name: 'subject in capitals', os: r2, version: '6.3 (9600)', certificates: [certificate(guid.toUpperCase())], filtered: false },
]

const parsed = parseExpression(replacementExpression)
const compiled = compileExpression(parsed)

const scopeOf = ({ os, version, certificates }: Row) =>
  objectScope(
    {
      dn: 'CN=SRV-1,DC=contoso,DC=com',
      attributes: {
        objectGUID: [guidHex],
        ...(os !== undefined && { operatingSystem: [os] }),
        ...(version !== undefined && { operatingSystemVersion: [version] }),
        ...(certificates.length > 0 && { userCertificate: [...certificates] }),
      },
      binary: ['objectGUID', 'userCertificate'],
    },
    { now },
  )

describe('the expression that brings Windows Server 2012 R2 into sync', () => {
  it.each(rows)('$name: filtered $filtered', (row) => {
    expect(compiled.evaluate(scopeOf(row))).toBe(row.filtered ? true : null)
  })

  it.each(rows)('$name: is explained with the same answer', (row) => {
    expect(explainExpression(parsed, scopeOf(row)).outcome).toEqual({ kind: 'value', value: row.filtered ? true : null })
  })

  it('says that only a certificate still valid at that very moment counts: one that ends now is over', () => {
    const row: Row = { name: '', os: r2, version: '6.3 (9600)', certificates: [certificate(guid, 0)], filtered: true }
    expect(compiled.evaluate(scopeOf(row))).toBe(true)
  })

  it('tells the attributes that it reads', () => {
    expect([...compiled.attributes].sort()).toEqual(['objectGUID', 'operatingSystem', 'operatingSystemVersion', 'userCertificate'])
  })

  const dossier = resolve(import.meta.dirname, '../../../../../../shared/dossier/expression-language.json')
  it.skipIf(!existsSync(dossier))('is the expression of the page', () => {
    const { computerJoinRule } = JSON.parse(readFileSync(dossier, 'utf8'))
    expect(replacementExpression.replace(/\s/g, '')).toBe(computerJoinRule.replacement.expression.replace(/\s/g, ''))
  })
})
