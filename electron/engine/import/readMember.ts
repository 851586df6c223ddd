import type { Problem } from '../../../shared/facts/problem.ts'
import { ContainerError, type OfferedMember } from '../containers/offered.ts'

export interface MemberBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Why the bytes end early, or cannot be trusted; empty when all is well. */
  readonly problems: readonly Problem[]
}

/** The whole of a member in one buffer of its own. What came before damage is kept. */
export async function readMember(chunks: AsyncIterable<Uint8Array>, member: OfferedMember): Promise<MemberBytes> {
  let bytes = new Uint8Array(member.bytes)
  let length = 0
  const problems: Problem[] = []
  try {
    for await (const chunk of chunks) {
      if (length + chunk.length > bytes.length) bytes = grown(bytes, length + chunk.length)
      bytes.set(chunk, length)
      length += chunk.length
    }
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error
    problems.push(error.problem)
  }
  return { bytes: length === bytes.length ? bytes : bytes.slice(0, length), problems }
}

/** A file may grow between being listed and being read. */
function grown(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, bytes.length * 2))
  larger.set(bytes)
  return larger
}
