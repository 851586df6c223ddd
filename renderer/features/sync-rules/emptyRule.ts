import type { SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'

/** What a rule by hand begins with. */
export const emptyRule = (connector: SyncConnector | undefined, precedence: number, name: string): SyncRule => ({
  name,
  description: '',
  direction: 'Inbound',
  precedence,
  ...(connector === undefined ? {} : { connector: connector.id }),
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Join',
  disabled: false,
  mappings: [],
  scope: [],
  join: [],
})
