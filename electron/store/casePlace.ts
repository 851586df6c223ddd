import { closeSync, mkdtempSync, openSync, realpathSync, rmdirSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from './errorCode.ts'

/** File systems whose shared memory or locks WAL cannot rely on, by f_type of statfs(2) (linux/magic.h). */
const networkFileSystems: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x01021997, // 9P
  0x65735546, // FUSE: sshfs and the like; cannot be told from a local one
  0x5346414f, // AFS
  0x73757245, // Coda
  0x00c36400, // Ceph
])

/** True where write-ahead logging is not safe. A path that does not exist is judged by its folder. */
export function isNetworkPath(
  path: string,
  platform: NodeJS.Platform = process.platform,
  resolve: (path: string) => string = realpathSync.native,
): boolean {
  if (platform === 'win32') return isUnc(path) || isUnc(resolved(path, resolve))
  if (platform !== 'linux') return false
  return networkFileSystems.has(statfsSync(resolved(path, resolve)).type >>> 0)
}

const isUnc = (path: string): boolean => /^[\\/]{2}(?![.?][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path)

/** A mapped drive resolves to the share behind it; drives of memory and of containers of Windows resolve to nothing, and are local. */
function resolved(path: string, resolve: (path: string) => string): string {
  try {
    return resolve(path)
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? dirname(path) : path
  }
}

/** Whether the file can be opened for writing. Asked by opening: permission bits lie for administrators, and about Windows ACLs. */
export function canWriteFile(path: string): boolean {
  return succeeds(() => closeSync(openSync(path, 'r+')))
}

/** Whether files can be made beside this one, as a write-ahead log needs. */
export function canWriteBeside(path: string): boolean {
  return succeeds(() => rmdirSync(mkdtempSync(join(dirname(path), '.joinsight-'))))
}

function succeeds(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOSPC'].includes(errorCode(error))) return false
    throw error
  }
}
