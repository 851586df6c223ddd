import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CHUNK_SIZE, decodeChunk, encodeChunk } from '../../../../electron/store/blobCodec.ts'
import { exportBlob, iterateBlob, readBlob, readBlobRange } from '../../../../electron/store/blobReads.ts'
import { storeBytes, storeStream } from '../../../../electron/store/storeBlob.ts'
import { newCase } from './caseFixture.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const text = (length: number): Uint8Array => new Uint8Array(Buffer.alloc(length, 'AzureAdJoined : YES\r\n'))

describe('chunks', () => {
  test.each([
    [true, 'zstd'],
    [false, 'deflate'],
  ])('of text shrink (zstd there: %s)', (hasZstd, codec) => {
    const bytes = text(10_000)
    const chunk = encodeChunk(bytes, hasZstd)
    expect(chunk.codec).toBe(codec)
    expect(chunk.bytes.byteLength).toBeLessThan(1000)
    expect(hashOf(decodeChunk(chunk, bytes.byteLength))).toBe(hashOf(bytes))
  })

  test('that do not shrink are kept as they are', () => {
    const bytes = new Uint8Array(randomBytes(5000))
    expect(encodeChunk(bytes)).toEqual({ codec: 'none', bytes })
  })

  test.each([true, false])('that unpack to more than they say are refused (zstd: %s)', (hasZstd) => {
    expect(() => decodeChunk(encodeChunk(text(100_000), hasZstd), 10)).toThrow()
  })
})

describe('bytes', () => {
  test.each([0, 1, 100, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 3 * CHUNK_SIZE + 17])(
    'come back as they were: %i of them',
    async (length) => {
      const { db, writer } = newCase()
      const bytes = new Uint8Array(randomBytes(length))
      const blob = await storeBytes(writer, bytes)
      expect(blob).toMatchObject({ sha256: hashOf(bytes), size: length, stored: true })
      expect(hashOf(readBlob(db, blob.blobId))).toBe(blob.sha256)
    },
  )

  test('that come in pieces of any size are the same bytes', async () => {
    const { db, writer } = newCase()
    const bytes = new Uint8Array(randomBytes(2 * CHUNK_SIZE + 500))
    const sizes = [1, 3, CHUNK_SIZE + 9, 77, CHUNK_SIZE]
    const pieces = sizes.map((size, index) => {
      const start = sizes.slice(0, index).reduce((sum, each) => sum + each, 0)
      return bytes.subarray(start, index === sizes.length - 1 ? undefined : start + size)
    })
    const blob = await storeStream(writer, pieces)
    expect(hashOf(readBlob(db, blob.blobId))).toBe(hashOf(bytes))
  })

  test('offered twice are stored once, in memory or as a stream', async () => {
    const { db, writer } = newCase()
    const bytes = new Uint8Array(randomBytes(CHUNK_SIZE + 5))
    const first = await storeBytes(writer, bytes)
    expect(await storeBytes(writer, bytes)).toMatchObject({ blobId: first.blobId, stored: false })
    expect(await storeStream(writer, [bytes])).toMatchObject({ blobId: first.blobId, stored: false })
    expect(db.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(1)
    expect(db.prepare('SELECT count(*) FROM blobChunk').pluck().get()).toBe(2)
  })

  test('are read in part, also across chunks and over the end', async () => {
    const { db, writer } = newCase()
    const bytes = new Uint8Array(randomBytes(2 * CHUNK_SIZE + 100))
    const { blobId } = await storeBytes(writer, bytes)
    for (const [offset, length] of [
      [0, 10],
      [CHUNK_SIZE - 3, 6],
      [CHUNK_SIZE - 1, CHUNK_SIZE + 2],
      [2 * CHUNK_SIZE + 90, 4096],
      [9_999_999, 5],
    ] as const) {
      expect(hashOf(readBlobRange(db, blobId, offset, length))).toBe(hashOf(bytes.subarray(offset, offset + length)))
    }
  })

  test('are exported whole, or not at all', async () => {
    const { db, writer, folder } = newCase()
    const bytes = new Uint8Array(randomBytes(CHUNK_SIZE + 1))
    const { blobId } = await storeBytes(writer, bytes)
    const target = join(folder, 'original.txt')
    expect(await exportBlob(db, blobId, target)).toEqual({ bytes: bytes.byteLength })
    expect(hashOf(readFileSync(target))).toBe(hashOf(bytes))
    db.exec('DELETE FROM blobChunk WHERE number = 1')
    await expect(exportBlob(db, blobId, join(folder, 'second.txt'))).rejects.toThrow('chunk 1 is missing')
    expect(existsSync(join(folder, 'second.txt'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('that never came to their end are no bytes of the case', async () => {
    const { db, writer } = newCase()
    const { blobId } = await writer.write('beginBlob', {})
    await writer.write('appendBlobChunk', { blobId, number: 0, bytes: text(10) })
    expect(() => readBlob(db, blobId)).toThrow(`no blob ${blobId}`)
    await expect(writer.write('finishBlob', { blobId, sha256: 'aa', size: 11 })).rejects.toThrow('chunks hold 10 bytes')
  })
})

test('200 MB pass in and out without being held', async () => {
  const { db, writer } = newCase()
  const pieces = 200
  const hash = createHash('sha256')
  let most = 0
  const noteMemory = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers)
  }
  const before = process.memoryUsage().arrayBuffers
  function* large(): Generator<Uint8Array> {
    for (let number = 0; number < pieces; number++) {
      const piece = Buffer.alloc(1_000_000, `line ${number} of a very long log\r\n`)
      hash.update(piece)
      noteMemory()
      yield piece
    }
  }
  const blob = await storeStream(writer, large())
  expect(blob).toMatchObject({ size: 200_000_000, sha256: hash.digest('hex') })
  const back = createHash('sha256')
  for (const chunk of iterateBlob(db, blob.blobId)) {
    expect(chunk.byteLength).toBeLessThanOrEqual(CHUNK_SIZE)
    back.update(chunk)
    noteMemory()
  }
  expect(back.digest('hex')).toBe(blob.sha256)
  expect(most - before).toBeLessThan(150_000_000)
})
