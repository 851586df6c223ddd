import { type Certificate, nameKinds } from '../certificate/certificate.ts'
import { readCertificate, readCertificateText } from '../certificate/readCertificate.ts'
import type { Value } from '../expression/value.ts'
import { dateOf, isBytes, multiOf } from '../expression/values.ts'
import { FunctionFailure, type FunctionRunner, mapped } from './functionBody.ts'

/** The last value looked at: `IsCert` and the functions after it ask for the same one, so that it is read once. */
let lastBytes: Uint8Array | undefined
let lastCertificate: Certificate | undefined

function certificateIn(value: Value | undefined): Certificate | undefined {
  if (typeof value === 'string') return readCertificateText(value)
  if (value === undefined || !isBytes(value)) return undefined
  if (value !== lastBytes) {
    lastCertificate = readCertificate(value)
    lastBytes = value
  }
  return lastCertificate
}

const of = (field: (certificate: Certificate, args: readonly Value[]) => Value): FunctionRunner =>
  mapped((args) => {
    const certificate = certificateIn(args[0])
    if (certificate === undefined) throw new FunctionFailure(noCertificate, 0)
    return field(certificate, args)
  })

function nameInfo(certificate: Certificate, [, kind, ofIssuer]: readonly Value[]): Value {
  const name = nameKinds.find((known) => known === kind)
  if (name === undefined) throw new FunctionFailure(unknownName(String(kind)), 1)
  return certificate.nameInfo(name, ofIssuer === true)
}

export const certificateFunctions: Readonly<Record<string, FunctionRunner>> = {
  IsCert: mapped(([value = null]) => value !== null && certificateIn(value) !== undefined, 'take'),
  CertExtensionOids: of((certificate) => multiOf(certificate.criticalExtensionOids)),
  CertFormat: of(({ format }) => format),
  CertFriendlyName: of(({ friendlyName }) => friendlyName),
  CertHashString: of(({ thumbprint }) => thumbprint),
  CertIssuer: of(({ issuer }) => issuer),
  CertIssuerDN: of(({ issuer }) => issuer),
  CertIssuerOid: of(() => null),
  CertKeyAlgorithm: of(({ publicKeyOid }) => publicKeyOid),
  CertKeyAlgorithmParams: of(({ keyAlgorithmParameters }) => keyAlgorithmParameters),
  CertNotAfter: of(({ notAfter }) => dateOf(notAfter)),
  CertNotBefore: of(({ notBefore }) => dateOf(notBefore)),
  CertPublicKeyOid: of(({ publicKeyOid }) => publicKeyOid),
  CertPublicKeyParametersOid: of(({ publicKeyOid }) => publicKeyOid),
  CertSerialNumber: of(({ serialNumber }) => serialNumber),
  CertSignatureAlgorithmOid: of(({ signatureAlgorithmOid }) => signatureAlgorithmOid),
  CertSubject: of(({ subject }) => subject),
  CertSubjectNameDN: of(({ subject }) => subject),
  CertSubjectNameOid: of(() => null),
  CertThumbprint: of(({ thumbprint }) => thumbprint),
  CertVersion: of(({ version }) => String(version)),
  CertNameInfo: of(nameInfo),
}

const noCertificate = {
  en: 'These bytes are no certificate. Test them with IsCert first.',
  fr: 'Ces octets ne sont pas un certificat. Testez-les d’abord avec IsCert.',
}
const unknownName = (name: string) => ({
  en: `\`${name}\` is no kind of name: ${nameKinds.join(', ')}.`,
  fr: `\`${name}\` n’est pas un type de nom\u00a0: ${nameKinds.join(', ')}.`,
})
