/** SHA-1 (FIPS 180-4) as 20 bytes. A certificate's thumbprint is one; nothing here relies on it for security. */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = padMessage(message)
  const view = new DataView(padded.buffer)
  const words = new Int32Array(80)
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  for (let block = 0; block < padded.length; block += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(block + index * 4)
    for (let index = 16; index < 80; index += 1) {
      words[index] = rotate(word(words, index - 3) ^ word(words, index - 8) ^ word(words, index - 14) ^ word(words, index - 16), 1)
    }
    addBlock(state, words)
  }
  const digest = new Uint8Array(20)
  const out = new DataView(digest.buffer)
  for (const [index, value] of state.entries()) out.setInt32(index * 4, value)
  return digest
}

/** The message, a bit 1, zeros, and its length in bits as 64 bits, to a multiple of 64 bytes. */
function padMessage(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n)
  return padded
}

function addBlock(state: Int32Array, words: Int32Array): void {
  let a = word(state, 0)
  let b = word(state, 1)
  let c = word(state, 2)
  let d = word(state, 3)
  let e = word(state, 4)
  for (let round = 0; round < 80; round += 1) {
    const mixed = (rotate(a, 5) + roundFunction(round, b, c, d) + e + word(words, round)) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = mixed
  }
  for (const [index, value] of [a, b, c, d, e].entries()) state[index] = word(state, index) + value
}

/** The function of a round with its constant added (FIPS 180-4, 4.1.1 and 4.2.1). */
function roundFunction(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

const word = (words: Int32Array, index: number): number => words[index] ?? 0
const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))
