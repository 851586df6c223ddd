import {
  type DerTextType,
  der,
  derBits,
  derInteger,
  derNull,
  derOctets,
  derOid,
  derSequence,
  derSet,
  derText,
  derTime,
  derTrue,
} from './der.ts'

/** One attribute of a subject or issuer, by the letters or the OID of its type. */
export interface CertificateNamePart {
  readonly type: string
  readonly value: string
  readonly text?: DerTextType
}

export interface CertificateExtension {
  readonly oid: string
  readonly critical?: boolean
  /** DER of what the extension holds. */
  readonly content: Uint8Array
}

export interface CertificateOptions {
  /** `CN=…`; a computer's own certificate for the hybrid join has its objectGUID here. */
  readonly subjectCn: string
  /** Milliseconds since 1970 UTC. */
  readonly notBefore: number
  readonly notAfter: number
  readonly serial?: bigint
  /** Relative names in the order of encoding, outermost first; instead of `CN=subjectCn`. */
  readonly subject?: readonly (readonly CertificateNamePart[])[]
  /** The subject where it is left out: self-signed. */
  readonly issuer?: readonly (readonly CertificateNamePart[])[]
  readonly extensions?: readonly CertificateExtension[]
  readonly key?: 'rsa' | 'ec'
}

/** Types that the X.500 and PKCS #9 standards give an OID. */
const typeOids: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  S: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  T: '2.5.4.12',
  G: '2.5.4.42',
  E: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
}

const algorithms = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  p256: '1.2.840.10045.3.1.7',
}
const KEY_USAGE = '2.5.29.15'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2'

/**
 * An X.509 version 3 certificate in DER, as large as a real one (RSA 2048). Key and signature are made-up bytes: it can be read by anything
 * and verified by nothing. The same options give the same bytes.
 */
export function encodeCertificate(options: CertificateOptions): Uint8Array {
  const subject = options.subject ?? [[{ type: 'CN', value: options.subjectCn }]]
  const signatureAlgorithm = derSequence(derOid(algorithms.sha256WithRsa), derNull())
  const body = derSequence(
    der(0xa0, derInteger(2n)),
    derInteger(options.serial ?? 1n),
    signatureAlgorithm,
    encodeName(options.issuer ?? subject),
    derSequence(derTime(options.notBefore), derTime(options.notAfter)),
    encodeName(subject),
    encodeKey(options.key ?? 'rsa', options.subjectCn),
    der(0xa3, derSequence(...(options.extensions ?? usages()).map(encodeExtension))),
  )
  return derSequence(body, signatureAlgorithm, derBits(fillerBytes(`signature of ${options.subjectCn}`, 256)))
}

const encodeName = (name: readonly (readonly CertificateNamePart[])[]): Uint8Array =>
  derSequence(...name.map((parts) => derSet(...parts.map(encodeNamePart))))

const encodeNamePart = ({ type, value, text }: CertificateNamePart): Uint8Array =>
  derSequence(derOid(typeOids[type] ?? type), derText(value, text))

function encodeKey(key: 'rsa' | 'ec', seed: string): Uint8Array {
  const filler = fillerBytes(`key of ${seed}`, key === 'rsa' ? 256 : 64)
  if (key === 'ec') return derSequence(derSequence(derOid(algorithms.ec), derOid(algorithms.p256)), derBits(Uint8Array.of(4, ...filler)))
  const modulus = BigInt(`0x${Array.from(filler, (byte) => byte.toString(16).padStart(2, '0')).join('')}`) | (1n << 2047n) | 1n
  return derSequence(derSequence(derOid(algorithms.rsa), derNull()), derBits(derSequence(derInteger(modulus), derInteger(65_537n))))
}

/** Digital signature and key encipherment, for client authentication. */
const usages = (): readonly CertificateExtension[] => [
  { oid: KEY_USAGE, critical: true, content: der(0x03, [5, 0xa0]) },
  { oid: EXTENDED_KEY_USAGE, content: derSequence(derOid(CLIENT_AUTHENTICATION)) },
]

const encodeExtension = ({ oid, critical, content }: CertificateExtension): Uint8Array =>
  derSequence(derOid(oid), ...(critical ? [derTrue()] : []), derOctets(content))

/** Bytes without a pattern that depend on the seed alone (xorshift over an FNV-1a hash). */
function fillerBytes(seed: string, count: number): Uint8Array {
  let state = 0x811c9dc5
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193)
  state = state || 1
  return Uint8Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & 0xff
  })
}
