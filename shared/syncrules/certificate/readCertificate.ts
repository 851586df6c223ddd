import { Certificate } from './certificate.ts'
import { readLayout } from './certificateLayout.ts'
import { readBase64 } from './readBase64.ts'

/** Longest base64 text that is tried; no certificate of a directory comes near. */
const LONGEST_TEXT = 1 << 20

const PEM_BLOCK = /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----([^-]*)-----END [A-Z0-9 ]*CERTIFICATE-----/

/**
 * The X.509 certificate in DER bytes, or in the bytes of its base64 text; undefined when it is none. Never throws. Structure and dates are
 * checked at once, everything else is read when asked for.
 */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  if (bytes[0] === 0x30) return readDer(bytes)
  return bytes.length <= LONGEST_TEXT ? readCertificateText(latin1Of(bytes)) : undefined
}

/** The certificate in base64 text, with or without the lines `-----BEGIN CERTIFICATE-----`; undefined when it is none. */
export function readCertificateText(text: string): Certificate | undefined {
  if (text.length > LONGEST_TEXT) return undefined
  const bytes = readBase64(PEM_BLOCK.exec(text)?.[1] ?? text)
  return bytes === undefined ? undefined : readDer(bytes)
}

function readDer(bytes: Uint8Array): Certificate | undefined {
  const layout = readLayout(bytes)
  return layout === undefined ? undefined : new Certificate(bytes, layout)
}

function latin1Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}
