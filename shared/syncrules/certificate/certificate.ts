import { findAlternativeName, type GeneralNameTag, generalNameTag } from './alternativeNames.ts'
import type { CertificateLayout } from './certificateLayout.ts'
import { type DerElement, derTag, readChildren, readOid } from './der.ts'
import { type DistinguishedName, hexOf, printName, readName } from './distinguishedName.ts'
import { sha1 } from './sha1.ts'

/** Kinds of names that `CertNameInfo` takes (.NET, X509NameType). */
export const nameKinds = ['SimpleName', 'EmailName', 'UpnName', 'DnsName', 'DnsFromAlternativeName', 'UrlName'] as const
export type NameKind = (typeof nameKinds)[number]

const alternativeNameOid = { subject: '2.5.29.17', issuer: '2.5.29.18' } as const

const alternativeTag: Readonly<Record<NameKind, GeneralNameTag>> = {
  SimpleName: generalNameTag.email,
  EmailName: generalNameTag.email,
  UpnName: generalNameTag.otherName,
  DnsName: generalNameTag.dns,
  DnsFromAlternativeName: generalNameTag.dns,
  UrlName: generalNameTag.url,
}

const attributeOid = { commonName: '2.5.4.3', unit: '2.5.4.11', organization: '2.5.4.10', email: '1.2.840.113549.1.9.1' } as const

/**
 * A certificate whose parts are read when asked for. What a field prints is what .NET's X509Certificate2 prints, which the sync engine is
 * taken to use: the functions reference describes the results in its terms, but does not name it.
 */
export class Certificate {
  readonly version: 1 | 2 | 3
  /** Milliseconds since 1970 UTC. */
  readonly notBefore: number
  readonly notAfter: number
  /** As .NET's GetFormat answers. */
  readonly format = 'X509'
  /** Kept by a certificate store, never in the certificate: empty for bytes out of a directory. */
  readonly friendlyName = ''
  readonly #bytes: Uint8Array
  readonly #layout: CertificateLayout

  constructor(bytes: Uint8Array, layout: CertificateLayout) {
    this.version = layout.version
    this.notBefore = layout.notBefore
    this.notAfter = layout.notAfter
    this.#bytes = bytes
    this.#layout = layout
  }

  /** Upper-case hex of the number's bytes as they are in the certificate, the leading 00 of a large number included. */
  get serialNumber(): string {
    return hexOf(this.#bytes, this.#layout.serialNumber.content, this.#layout.serialNumber.to)
  }

  get signatureAlgorithmOid(): string {
    return this.#oidWithin(this.#layout.signatureAlgorithm)
  }

  /** `CN=…`, from the innermost part outward: in reverse of the encoding. */
  get issuer(): string {
    return printName(this.#bytes, this.#name('issuer'))
  }

  get subject(): string {
    return printName(this.#bytes, this.#name('subject'))
  }

  get publicKeyOid(): string {
    return this.#oidWithin(this.#layout.keyAlgorithm)
  }

  /** Upper-case hex of the DER of the key algorithm's parameters: `0500` for RSA, the curve's OID for elliptic curves; empty without any. */
  get keyAlgorithmParameters(): string {
    const parameters = readChildren(this.#bytes, this.#layout.keyAlgorithm)?.[1]
    return parameters === undefined ? '' : hexOf(this.#bytes, parameters.from, parameters.to)
  }

  /** Upper-case hex of the SHA-1 of the certificate. */
  get thumbprint(): string {
    const { from, to } = this.#layout.whole
    const digest = sha1(this.#bytes.subarray(from, to))
    return hexOf(digest, 0, digest.length)
  }

  /** OIDs of the extensions marked critical, in their order. */
  get criticalExtensionOids(): readonly string[] {
    return this.#layout.extensions.filter((extension) => this.#isCritical(extension)).map((extension) => this.#oidWithin(extension))
  }

  /** A name of one kind out of subject or issuer and its alternative names; empty when there is none. Order: .NET, GetNameInfo. */
  nameInfo(kind: NameKind, ofIssuer: boolean): string {
    const side = ofIssuer ? 'issuer' : 'subject'
    const simple = kind === 'SimpleName' ? this.#simpleName(side) : undefined
    if (simple !== undefined) return simple
    const alternative = this.#alternativeName(alternativeNameOid[side], alternativeTag[kind])
    if (alternative !== undefined) return alternative
    if (kind === 'EmailName') return this.#innermost(side, attributeOid.email) ?? ''
    return kind === 'DnsName' ? (this.#innermost(side, attributeOid.commonName) ?? '') : ''
  }

  #name(side: 'issuer' | 'subject'): DistinguishedName {
    return readName(this.#bytes, this.#layout[side])
  }

  #simpleName(side: 'issuer' | 'subject'): string | undefined {
    const { commonName, unit, organization, email } = attributeOid
    for (const oid of [commonName, unit, organization, email]) {
      const value = this.#innermost(side, oid)
      if (value !== undefined) return value
    }
    return this.#name(side).at(-1)?.[0]?.value
  }

  #innermost(side: 'issuer' | 'subject', oid: string): string | undefined {
    return this.#name(side)
      .flat()
      .findLast((attribute) => attribute.oid === oid && attribute.value !== undefined)?.value
  }

  #alternativeName(oid: string, tag: GeneralNameTag): string | undefined {
    for (const extension of this.#layout.extensions) {
      const content = readChildren(this.#bytes, extension)?.at(-1)
      if (content === undefined || this.#oidWithin(extension) !== oid) continue
      const name = findAlternativeName(this.#bytes, content, tag)
      if (name !== undefined) return name
    }
    return undefined
  }

  #isCritical(extension: DerElement): boolean {
    const second = readChildren(this.#bytes, extension)?.[1]
    return second?.tag === derTag.boolean && this.#bytes[second.content] !== 0
  }

  /** The OID that a SEQUENCE starts with; the layout made sure that there is one. */
  #oidWithin(sequence: DerElement): string {
    const first = readChildren(this.#bytes, sequence)?.[0]
    return (first && readOid(this.#bytes, first)) ?? ''
  }
}
