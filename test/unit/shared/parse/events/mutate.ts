import type { Random } from './random.ts'

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const place = (bytes: Uint8Array, random: Random): number => random.int(Math.max(1, bytes.length))

/** Numbers that readers forget: nothing, the ends of signed and unsigned ranges, sizes of blocks. */
const TELLING = [0, 1, 7, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff]

const flipBytes: Mutation = (bytes, random) => {
  for (let left = 1 + random.int(8); left > 0; left--) {
    const at = place(bytes, random)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  }
  return bytes
}

const writeNumbers: Mutation = (bytes, random) => {
  const view = new DataView(bytes.buffer)
  for (let left = 1 + random.int(4); left > 0; left--) {
    const at = random.int(Math.max(1, bytes.length - 4))
    if (random.chance(0.5)) view.setUint16(at, random.pick(TELLING) & 0xffff, true)
    else view.setUint32(at, random.pick(TELLING), true)
  }
  return bytes
}

/** A number where headers lie: at the start of the file and of its blocks. */
const writeHeader =
  (blockSize: number): Mutation =>
  (bytes, random) => {
    const block = random.int(Math.ceil(bytes.length / blockSize)) * blockSize
    const at = Math.min(block + random.int(64) * 4, bytes.length - 4)
    new DataView(bytes.buffer).setUint32(at, random.pick(TELLING), true)
    return bytes
  }

const cut: Mutation = (bytes, random) => bytes.slice(0, place(bytes, random))

const swapRanges: Mutation = (bytes, random) => {
  const length = Math.min(8 << random.int(13), bytes.length >> 1)
  const [a, b] = [random.int(bytes.length - length), random.int(bytes.length - length)]
  const kept = bytes.slice(a, a + length)
  bytes.copyWithin(a, b, b + length)
  bytes.set(kept, b)
  return bytes
}

const fillRange: Mutation = (bytes, random) => {
  const at = place(bytes, random)
  return bytes.fill(random.pick([0, 0xff, random.int(256)]), at, at + (1 << random.int(14)))
}

const insertBytes: Mutation = (bytes, random) => {
  const at = place(bytes, random)
  const added = random.bytes(64)
  const longer = new Uint8Array(bytes.length + added.length)
  longer.set(bytes.subarray(0, at))
  longer.set(added, at)
  longer.set(bytes.subarray(at), at + added.length)
  return longer
}

const doubled: Mutation = (bytes, random) => {
  const from = place(bytes, random)
  const twice = new Uint8Array(bytes.length * 2 - from)
  twice.set(bytes)
  twice.set(bytes.subarray(from), bytes.length)
  return twice
}

/** One to three mutations of a copy; `blockSize` is that of the format's blocks. */
export function mutate(valid: Uint8Array, random: Random, blockSize: number): Uint8Array {
  const mutations = [flipBytes, writeNumbers, writeHeader(blockSize), writeNumbers, cut, swapRanges, fillRange, insertBytes, doubled]
  let bytes = valid.slice()
  for (let left = 1 + random.int(3); left > 0 && bytes.length > 16; left--) bytes = random.pick(mutations)(bytes, random).slice()
  return bytes
}
