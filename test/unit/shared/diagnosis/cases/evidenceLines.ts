/** Lines that many cases share. */
export const inDomain = 'dsregcmd AzureAdJoined : NO | EnterpriseJoined : NO | DomainJoined : YES | DomainName : CONTOSO'
export const hybridJoined = 'dsregcmd AzureAdJoined : YES | EnterpriseJoined : NO | DomainJoined : YES | DeviceAuthStatus : SUCCESS'
export const entraJoined = 'dsregcmd AzureAdJoined : YES | EnterpriseJoined : NO | DomainJoined : NO | DeviceAuthStatus : SUCCESS'
export const notJoined = 'dsregcmd AzureAdJoined : NO | EnterpriseJoined : NO | DomainJoined : NO'
/** Below and above the sensor version from which no join is needed. */
export const olderSensor = 'report Sense Version: 10.7239.17763.2090'
export const newerSensor = 'report Sense Version: 10.8775.27682.1012'

/** A failed attempt to join, as the end of Diagnostic Data tells it. */
export const attempt = (phase: string, code: string, type = 'sync'): string =>
  `dsregcmd Previous Registration : 2024-05-21 10:00:00.000 UTC | Registration Type : ${type} | Error Phase : ${phase} | Client ErrorCode : ${code}`
/** The server's answer to it. */
export const answer = (code: string, message: string): string => `dsregcmd Server ErrorCode : ${code} | Server Message : ${message}`

/** An older device in a domain that is not joined, with what the case adds. */
export const olderFlow = (...lines: readonly string[]): string => [inDomain, olderSensor, ...lines].join('\n')
/** A newer device in a domain, with what the case adds. */
export const newerFlow = (...lines: readonly string[]): string => [inDomain, newerSensor, ...lines].join('\n')
