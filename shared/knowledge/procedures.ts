import certificateProfiles from './data/pages/certificateProfiles.json' with { type: 'json' }
import clock from './data/pages/clock.json' with { type: 'json' }
import configMgrCoexistence from './data/pages/configMgrCoexistence.json' with { type: 'json' }
import connectivity from './data/pages/connectivity.json' with { type: 'json' }
import connectRule from './data/pages/connectRule.json' with { type: 'json' }
import dns from './data/pages/dns.json' with { type: 'json' }
import hybridJoin from './data/pages/hybridJoin.json' with { type: 'json' }
import objectSync from './data/pages/objectSync.json' with { type: 'json' }
import ouFiltering from './data/pages/ouFiltering.json' with { type: 'json' }
import serviceConnectionPoint from './data/pages/serviceConnectionPoint.json' with { type: 'json' }
import tenantSettings from './data/pages/tenantSettings.json' with { type: 'json' }
import collecting from './data/procedures.json' with { type: 'json' }
import type { Procedure } from './knowledgeSchemas.ts'
import { typedData } from './typedData.ts'

/** How to collect evidence on a device, with commands. */
export const collectProcedures = typedData<readonly Procedure[]>(collecting)

/** How to put right what keeps a device from joining or enrolling, in the order of the join flow. */
export const mendProcedures = typedData<readonly Procedure[]>([
  hybridJoin,
  serviceConnectionPoint,
  connectivity,
  dns,
  clock,
  objectSync,
  ouFiltering,
  connectRule,
  certificateProfiles,
  tenantSettings,
  configMgrCoexistence,
])

/** Every page of the app: mending first, then collecting. */
export const procedures: readonly Procedure[] = [...mendProcedures, ...collectProcedures]

const byId = new Map(procedures.map((procedure) => [procedure.id, procedure]))

export const procedureOf = (id: string): Procedure | undefined => byId.get(id)

/** The pages of these ids, in their order; an id that is no page's is left out. */
export const pagesOf = (ids: readonly string[]): readonly Procedure[] => ids.flatMap((id) => procedureOf(id) ?? [])
