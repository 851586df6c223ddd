import { sha1 } from '../../../syncrules/certificate/sha1.ts'
import { guidText } from '../windowsValues.ts'

/** Namespace of provider names: .NET's EventSource and TraceLogging hash them behind these bytes. */
const NAMESPACE = [0x48, 0x2c, 0x2d, 0xb2, 0xc3, 0x90, 0x47, 0xc8, 0x87, 0xf8, 0x1a, 0x15, 0xbf, 0xc1, 0x30, 0xfb]

/** The GUID that EventSource and TraceLogging give a provider by its name: SHA-1 over namespace and upper-cased UTF-16BE name, version 5. */
export function providerGuid(name: string): string {
  const upper = name.toUpperCase()
  const message = new Uint8Array(NAMESPACE.length + upper.length * 2)
  message.set(NAMESPACE)
  const view = new DataView(message.buffer, NAMESPACE.length)
  for (let i = 0; i < upper.length; i++) view.setUint16(i * 2, upper.charCodeAt(i))
  const guid = sha1(message).slice(0, 16)
  guid[7] = ((guid[7] ?? 0) & 0x0f) | 0x50
  return guidText(guid)
}
