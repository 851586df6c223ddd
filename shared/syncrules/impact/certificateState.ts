import { readCertificate } from '../certificate/readCertificate.ts'

export type CertificateState = 'none' | 'valid' | 'expired' | 'notYet' | 'otherSubject' | 'unreadable'

/** One value of `userCertificate`. Times are milliseconds since 1970 UTC; absent with the rest where the value is no certificate. */
export interface CertificateView {
  readonly state: Exclude<CertificateState, 'none'>
  readonly subject?: string
  readonly notBefore?: number
  readonly notAfter?: number
  readonly matchesGuid?: boolean
}

/** The best of an object's certificates, and how many it has. */
export interface CertificateSummary {
  readonly state: CertificateState
  readonly count: number
  readonly valid: number
  readonly notAfter?: number
}

/** From what lets a computer through to what does not. */
const order: readonly CertificateState[] = ['valid', 'notYet', 'expired', 'otherSubject', 'unreadable', 'none']

/**
 * What a hybrid join needs of each certificate of a computer: it can be read, its subject is `CN=` and the objectGUID (with or without
 * braces, whatever the letters' case), and it has not expired at `now`. `guid`: written form, lower case; undefined matches nothing.
 * Source: devGone and seed2021, see the dossier's expression-language.
 */
export function viewCertificate(bytes: Uint8Array, guid: string | undefined, now: number): CertificateView {
  const certificate = readCertificate(bytes)
  if (certificate === undefined) return { state: 'unreadable' }
  const { subject, notBefore, notAfter } = certificate
  const matchesGuid = guid !== undefined && subjectGuid(subject) === guid
  const state = !matchesGuid ? 'otherSubject' : notAfter <= now ? 'expired' : notBefore > now ? 'notYet' : 'valid'
  return { state, subject, notBefore, notAfter, matchesGuid }
}

const subjectGuid = (subject: string): string | undefined =>
  /CN=\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?/i.exec(subject)?.[1]?.toLowerCase()

export function summarizeCertificates(certificates: readonly CertificateView[]): CertificateSummary {
  const state = order.find((candidate) => certificates.some((certificate) => certificate.state === candidate)) ?? 'none'
  const ends = certificates.flatMap((certificate) =>
    certificate.state === state && certificate.notAfter !== undefined ? [certificate.notAfter] : [],
  )
  return {
    state,
    count: certificates.length,
    valid: certificates.filter((certificate) => certificate.state === 'valid').length,
    ...(ends.length > 0 && { notAfter: Math.max(...ends) }),
  }
}
