import type { SyncConnector, SyncMapping, SyncRule } from '../../../../../shared/facts/syncRule.ts'

/** A rule that says little, with what a test is about. */
export const madeRule = (more: Partial<SyncRule> = {}): SyncRule => ({
  name: 'In from AD - Computer Join',
  description: '',
  direction: 'Inbound',
  precedence: 100,
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Provision',
  disabled: false,
  mappings: [],
  scope: [],
  join: [],
  ...more,
})

export const expressionTo = (target: string, expression: string, more: Partial<SyncMapping> = {}): SyncMapping => ({
  target,
  flow: 'Expression',
  source: [],
  expression,
  merge: 'Update',
  ...more,
})

export const connectorNamed = (id: string, name: string): SyncConnector => ({
  id,
  name,
  kind: 'activeDirectory',
  partitions: [],
  schema: [],
})
