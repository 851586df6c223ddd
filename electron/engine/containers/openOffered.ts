import { open, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ContainerLimits } from './limits.ts'
import { fileMember, listFolder } from './listFolder.ts'
import type { OfferedContainer, OfferedMember } from './offered.ts'
import { openZip } from './openZip.ts'

/** What lies at a path that was offered: a folder, a zip (told by its first bytes), or one file. Fails with the file system's error where there is nothing. */
export async function openOffered(offered: string, limits: ContainerLimits): Promise<OfferedContainer> {
  // A link that a person offers is meant; links within a folder are not followed.
  const path = await realpath(offered)
  if ((await stat(path)).isDirectory()) return listFolder(path, limits)
  const name = basename(path)
  const member = await fileMember(path, name)
  if (member.open !== undefined && isZip(await firstBytes(path))) {
    return openZip({ name, origin: path, depth: 0, from: path, self: { ...member, path: '' } }, limits)
  }
  return { kind: 'file', name, origin: path, depth: 0, members: [member], close: async () => undefined }
}

/** Text that was pasted, as a file of its own. */
export function offeredText(text: string, name: string): OfferedContainer {
  const bytes = new TextEncoder().encode(text)
  const member: OfferedMember = { name, path: name, bytes: bytes.length, problems: [], open: () => once(bytes) }
  return { kind: 'text', name, origin: '', depth: 0, members: [member], close: async () => undefined }
}

/** Local file header, or the end record of an empty zip. */
const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(4)
    await file.read(head, 0, head.length, 0)
    return head
  } finally {
    await file.close()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
