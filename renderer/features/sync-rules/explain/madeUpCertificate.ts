/** What a DER certificate of a made-up computer says. Times in milliseconds since 1970 UTC. */
interface MadeUpCertificate {
  readonly commonName: string
  readonly notBefore: number
  readonly notAfter: number
}

const tag = {
  integer: 0x02,
  bits: 0x03,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
}
const COMMON_NAME = [0x55, 0x04, 0x03]
const SHA256_WITH_RSA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]
const RSA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]

/** An X.509 v3 certificate (RFC 5280, 4.1) with nothing but what expressions read; key and signature are empty. */
export function madeUpCertificate({ commonName, notBefore, notAfter }: MadeUpCertificate): Uint8Array {
  const part = der(tag.sequence, [...der(tag.oid, COMMON_NAME), ...der(tag.utf8, [...new TextEncoder().encode(commonName)])])
  const name = der(tag.sequence, der(tag.set, part))
  const algorithm = der(tag.sequence, der(tag.oid, SHA256_WITH_RSA))
  const key = der(tag.sequence, [...der(tag.sequence, der(tag.oid, RSA)), ...der(tag.bits, [0])])
  const body = der(tag.sequence, [
    ...der(tag.version, der(tag.integer, [2])),
    ...der(tag.integer, [1]),
    ...algorithm,
    ...name,
    ...der(tag.sequence, [...time(notBefore), ...time(notAfter)]),
    ...name,
    ...key,
  ])
  return Uint8Array.from(der(tag.sequence, [...body, ...algorithm, ...der(tag.bits, [0])]))
}

function der(kind: number, content: readonly number[]): readonly number[] {
  const { length } = content
  if (length < 128) return [kind, length, ...content]
  return length < 256 ? [kind, 0x81, length, ...content] : [kind, 0x82, length >> 8, length & 0xff, ...content]
}

/** UTCTime to 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
function time(ms: number): readonly number[] {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  const isLate = Number(digits.slice(0, 4)) >= 2050
  const text = isLate ? digits : digits.slice(2)
  return der(
    isLate ? tag.generalizedTime : tag.utcTime,
    [...text].map((character) => character.charCodeAt(0)),
  )
}
