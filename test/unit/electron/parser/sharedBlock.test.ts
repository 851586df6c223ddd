import { describe, expect, it } from 'vitest'
import { answerBlock, BLOCK_SIZE, createSharedBlock, type ReadBytes, sharedByteSource } from '../../../../electron/parser/sharedBlock.ts'
import type { ByteSource } from '../../../../shared/parse/byteSource.ts'

/** Both sides on one thread: the answer is there before the parser would sleep. */
function sourceOver(size: number, read: ReadBytes): { readonly source: ByteSource; readonly asked: number[] } {
  const shared = createSharedBlock()
  const asked: number[] = []
  const source = sharedByteSource(shared, size, (offset, length) => {
    asked.push(offset)
    answerBlock(shared, () => read(offset, length))
  })
  return { source, asked }
}

const numbered = (size: number): ReadBytes => {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31) & 0xff)
  return (offset, length) => bytes.subarray(offset, offset + length)
}

describe('a source over a shared block', () => {
  const size = 3 * BLOCK_SIZE + 100
  const read = numbered(size)

  it.each([
    [0, 10],
    [BLOCK_SIZE - 3, 3],
    [BLOCK_SIZE - 3, 6],
    [5, 2 * BLOCK_SIZE + 7],
    [3 * BLOCK_SIZE, 100],
    [0, size],
  ])('gives the bytes from %d, %d of them', (offset, length) => {
    expect(sourceOver(size, read).source.read(offset, length)).toEqual(read(offset, length))
  })

  it('ends where the file ends', () => {
    const { source } = sourceOver(size, read)
    expect(source.read(size - 4, 100)).toEqual(read(size - 4, 4))
    expect(source.read(size, 1)).toHaveLength(0)
    expect(source.read(size + 5, 1)).toHaveLength(0)
    expect(sourceOver(0, read).source.read(0, 8)).toHaveLength(0)
  })

  it('asks for a block once while it is near', () => {
    const { source, asked } = sourceOver(size, read)
    for (let offset = 0; offset < 2 * BLOCK_SIZE; offset += 50_000) source.read(offset, 100)
    source.read(10, 10)
    expect(asked).toEqual([0, BLOCK_SIZE])
  })

  it('keeps no more than a few blocks', () => {
    const blocks = 40
    const { source, asked } = sourceOver(blocks * BLOCK_SIZE, (_, length) => new Uint8Array(length))
    for (let block = 0; block < blocks; block++) source.read(block * BLOCK_SIZE, 1)
    source.read(0, 1)
    expect(asked).toHaveLength(blocks + 1)
  })

  it('throws what the other side could not read, and goes on afterwards', () => {
    let isGone = true
    const { source } = sourceOver(size, (offset, length) => {
      if (isGone) throw new Error('chunk 0 is missing')
      return read(offset, length)
    })
    expect(() => source.read(0, 4)).toThrow('chunk 0 is missing')
    isGone = false
    expect(source.read(0, 4)).toEqual(read(0, 4))
  })
})
