import { expect, test } from 'vitest'
import type { SyncConnector, SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { parseSyncConnectorXml } from '../../../../../shared/parse/syncRules/parseSyncConnectorXml.ts'
import { parseSyncRuleScript } from '../../../../../shared/parse/syncRules/parseSyncRuleScript.ts'
import { parseSyncRuleXml } from '../../../../../shared/parse/syncRules/parseSyncRuleXml.ts'
import { diffRuleSets } from '../../../../../shared/syncrules/diff/diffRuleSets.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'
import { readItems } from '../../parse/readItems.ts'

const withoutType = <T extends { readonly type: string }>({ type: _, ...rest }: T): Omit<T, 'type'> => rest

function rulesOf(files: readonly string[], parse: typeof parseSyncRuleXml): readonly SyncRule[] {
  const records = files.flatMap((file) => readItems(parse, corpusBytes(file)).records)
  return records.flatMap((record) => (record.type === 'syncRule' ? [withoutType(record)] : []))
}

function connectorsOf(files: readonly string[]): readonly SyncConnector[] {
  const records = files.flatMap((file) => readItems(parseSyncConnectorXml, corpusBytes(file)).records)
  return records.flatMap((record) => (record.type === 'syncConnector' ? [withoutType(record)] : []))
}

describeWithCorpus('the rules of a real server', () => {
  const rules = rulesOf(corpusFiles('F/contoso-pilot/SynchronizationRules'), parseSyncRuleXml)
  const connectors = connectorsOf(corpusFiles('F/contoso-pilot/Connectors'))
  const server = { rules, connectors }
  const elsewhere = (id: string): string => id.replaceAll(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16))
  const twin = {
    rules: rules.toReversed().map((rule) => ({
      ...rule,
      ...(rule.id !== undefined && { id: elsewhere(rule.id) }),
      ...(rule.connector !== undefined && { connector: elsewhere(rule.connector) }),
    })),
    connectors: connectors.map((connector) => ({ ...connector, id: elsewhere(connector.id) })),
  }

  test('are the same on a server with other identifiers, in whatever order they are read', () => {
    expect(rules.length).toBeGreaterThan(30)
    expect(connectors.length).toBeGreaterThan(1)
    expect(diffRuleSets(server, twin).counts).toMatchObject({ same: rules.length, changed: 0, added: 0, removed: 0, moved: 0 })
  })

  test('differ in the one expression that was changed', () => {
    const changed = twin.rules.map((rule) => ({
      ...rule,
      mappings: rule.mappings.map((mapping) =>
        mapping.target === 'cloudFiltered' && rule.name === 'In from AD - User Join' ? { ...mapping, expression: 'NULL' } : mapping,
      ),
    }))
    const { counts, pairs } = diffRuleSets(server, { ...twin, rules: changed })
    expect(counts.changed).toBe(1)
    const differing = pairs.find(({ kind }) => kind === 'changed')
    expect(differing?.before?.name).toBe('In from AD - User Join')
    expect(differing?.diff?.mappings.filter(({ kind }) => kind !== 'same').map(({ target }) => target)).toEqual(['cloudFiltered'])
  })

  test('meet a rule that the Rules Editor exported by its name where its tag is of another edition', () => {
    const exported = rulesOf(
      corpusFiles('F/sre-export').filter((file) => file.includes('ComputerJoin')),
      parseSyncRuleScript,
    )
    const older = exported.map((rule) => ({ ...rule, immutableTag: 'Microsoft.InfromADComputerJoin.002' }))
    const [pair, ...others] = diffRuleSets({ rules: [...rules, ...older], connectors }, { rules: exported, connectors: [] }).pairs.filter(
      ({ after }) => after !== undefined,
    )
    expect(others).toEqual([])
    expect(pair?.before?.name).toBe('In from AD - Computer Join')
    expect(pair?.diff?.fields.filter(({ kind }) => kind !== 'same').map(({ field }) => field)).toEqual(['immutableTag'])
  })
})
