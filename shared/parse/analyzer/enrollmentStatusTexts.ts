interface StatusText {
  readonly codes: readonly number[]
  /** Where one text stands for several codes: the analyzer result that was written along with each. */
  readonly byResult?: Readonly<Record<string, number>>
}

/**
 * What the April 2022 script prints for each status, its typing errors included; later editions append the number.
 * Dossier, enrollment-status (`analyzerText`); result ids from the script's own table.
 */
export const enrollmentStatusTexts: Readonly<Record<string, StatusText>> = {
  'Device is enrolled to AAD and MEM': { codes: [1] },
  'Device is not enrolled and was never enrolled': { codes: [2] },
  'Device is not enrolled and has never been enrolled': { codes: [2] },
  'Device is managed by MDM Agent': { codes: [3] },
  'Device is managed by SCCM Agent': { codes: [4, 25] },
  'Device failed to perform Hybrid join': { codes: [10, 42], byResult: { '121023': 10, '121034': 42 } },
  'Device is registered to AAD but not enrolled to MEM': { codes: [13] },
  'Device failed to register and enroll': { codes: [14] },
  'Device join mismatch between MDE and AAD tenants': { codes: [15] },
  'Device registration with AAD failed due to bad SCP': { codes: [16] },
  'Device registration failed due to incorrect SCP settings': { codes: [17] },
  'Device was not found in Azure AD': { codes: [18] },
  'Device is managed by other MDM authority': { codes: [21, 22] },
  'Device was enrolled but is not enrolled now': { codes: [23] },
  'Device status in Azure AD incomplete': { codes: [26, 27, 28, 29, 30, 31, 32] },
  'Device enrollment failed due to AAD LDAP API error': { codes: [36] },
  'Device is not synced with Azure AD': { codes: [37] },
  'Device is not enrolled due to domain connectivity issues': { codes: [38] },
  'Device clock is not synchronizated with Azure AD time': { codes: [40] },
  'Device is not enrolled dur to network name resolution issues': { codes: [41] },
}

export type StatusReading =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'ambiguous'; readonly codes: readonly number[] }
  | { readonly kind: 'unknown' }

/** The number behind an enrollment status text. A number at its end wins; else the text decides, with the ids of the report's results where it is not unique. */
export function readEnrollmentStatus(printed: string, resultIds: ReadonlySet<string>): StatusReading {
  const trailing = /\((\d{1,3})\)$/.exec(printed)?.[1]
  if (trailing !== undefined) return { kind: 'code', code: Number(trailing) }
  const known = Object.hasOwn(enrollmentStatusTexts, printed) ? enrollmentStatusTexts[printed] : undefined
  if (known === undefined) return { kind: 'unknown' }
  const told = Object.entries(known.byResult ?? {}).filter(([id]) => resultIds.has(id))
  const codes = told.length === 0 ? known.codes : told.map(([, code]) => code)
  const [code] = codes
  return codes.length === 1 && code !== undefined ? { kind: 'code', code } : { kind: 'ambiguous', codes }
}
