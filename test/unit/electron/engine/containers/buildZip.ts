import { crc32, deflateRawSync } from 'node:zlib'

/** One member as a test wants it, lies included. */
export interface TestMember {
  readonly name: string
  readonly bytes?: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** What both headers claim the member unpacks to. */
  readonly claimedSize?: number
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
export const member = (name: string, content: string): TestMember => ({ name, bytes: text(content) })

/** A zip with its table of contents, as APPNOTE 4.3 lays it out; nothing is checked. */
export function buildZip(members: readonly TestMember[]): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const one of members) {
    const bytes = one.bytes ?? new Uint8Array()
    const packed = (one.method ?? 8) === 8 ? deflateRawSync(bytes) : Buffer.from(bytes)
    const name = Buffer.from(one.name)
    const common = commonHeader(one, bytes, packed.length, name.length)
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.alloc(2), name])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02'), u16(20), common, Buffer.alloc(2), Buffer.alloc(10), u32(offset), name])
    local.push(header, packed)
    central.push(entry)
    offset += header.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(4),
    u16(members.length),
    u16(members.length),
    u32(directory.length),
    u32(offset),
    Buffer.alloc(2),
  ])
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}

/** version, flags, method, time, date, crc, packed, unpacked, name length; the extra length follows. */
function commonHeader(one: TestMember, bytes: Uint8Array, packed: number, nameLength: number): Buffer {
  return Buffer.concat([
    u16(20),
    u16((one.flags ?? 0) | 0x800),
    u16(one.method ?? 8),
    u16(0x6000),
    u16(0x5a6c),
    u32(one.crc ?? crc32(bytes)),
    u32(packed),
    u32(one.claimedSize ?? bytes.length),
    u16(nameLength),
  ])
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
