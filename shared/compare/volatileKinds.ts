import type { FactKindId } from '../facts/factKinds.ts'

/** Facts that differ between any two collections without anybody having done anything: times, counters, ids of one attempt. */
const volatileKinds: ReadonlySet<FactKindId> = new Set<FactKindId>([
  'analyzer.runTime',
  'device.bootTime',
  'av.signatureVersion',
  'enrollment.lastCheckinAttempt',
  'enrollment.lastCheckinSuccess',
  'diagnostic.clientTime',
  'diagnostic.requestId',
  'eventLog.recordIds',
  'eventLog.firstTime',
  'eventLog.lastTime',
  'eventLog.runtimeEvents',
  'event.joinFailed',
  'event.joinDetail',
  'event.joinSucceeded',
  'event.mdmFailed',
  'event.mdmSucceeded',
  'event.tokenFailed',
  'event.tokenSucceeded',
  'event.runtimeFailed',
  'event.correlationId',
  'inventory.rows',
  'inventory.newest',
  'inventory.lastSeen',
  'prt.updateTime',
  'prt.expiryTime',
  'prt.attemptTime',
])

export const isVolatile = (kind: FactKindId): boolean => volatileKinds.has(kind)
