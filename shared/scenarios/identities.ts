/** Ids that a scenario's files agree on; invented, and the same for the same seed. */
export interface Identities {
  readonly tenantId: string
  readonly otherTenantId: string
  readonly deviceId: string
  readonly intuneDeviceId: string
  readonly orgId: string
  /** 40 hex digits. */
  readonly senseDeviceId: string
  readonly senseGuid: string
  readonly certificateThumbprint: string
  readonly keyContainerId: string
  readonly requestId: string
}

/** The ids of one scenario. The seed makes another device of it. */
export function identitiesOf(scenarioId: string, seed: number): Identities {
  const guid = (what: string): string => guidOf(randomHex(`${scenarioId}/${seed}/${what}`, 32))
  return {
    tenantId: guid('tenant'),
    otherTenantId: guid('other tenant'),
    deviceId: guid('device'),
    intuneDeviceId: guid('intune device'),
    orgId: guid('organisation'),
    senseDeviceId: randomHex(`${scenarioId}/${seed}/sense`, 40),
    senseGuid: guid('sense'),
    certificateThumbprint: randomHex(`${scenarioId}/${seed}/certificate`, 40).toUpperCase(),
    keyContainerId: guid('key container'),
    requestId: guid('request'),
  }
}

/** Marked as version 4, so that nobody takes it for a real id with a meaning. */
const guidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`

/** FNV-1a of the text starts mulberry32: short, well known, and good enough for names. */
function randomHex(text: string, digits: number): string {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  let hex = ''
  while (hex.length < digits) {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    hex += ((mixed ^ (mixed >>> 14)) >>> 0).toString(16).padStart(8, '0')
  }
  return hex.slice(0, digits)
}
