/** Where Windows mounts a hive, by the name of its file. */
const MOUNT_POINTS: Readonly<Record<string, string>> = {
  software: 'HKEY_LOCAL_MACHINE\\SOFTWARE',
  system: 'HKEY_LOCAL_MACHINE\\SYSTEM',
  sam: 'HKEY_LOCAL_MACHINE\\SAM',
  security: 'HKEY_LOCAL_MACHINE\\SECURITY',
  bcd: 'HKEY_LOCAL_MACHINE\\BCD00000000',
  default: 'HKEY_USERS\\.DEFAULT',
  'ntuser.dat': 'HKEY_CURRENT_USER',
  'usrclass.dat': 'HKEY_CURRENT_USER\\Software\\Classes',
}

/**
 * The key that the hive's root key stands for: told by the path in the base block, else by the artefact's own name
 * (`reg save` writes no path), else unknown and named as the root key is.
 */
export function mountPointOf(baseBlockFileName: string, artefactName: string, rootKeyName: string): string {
  return mountPointOfFile(baseBlockFileName) ?? mountPointOfFile(artefactName) ?? rootKeyName
}

function mountPointOfFile(path: string): string | undefined {
  const fileName = path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1).toLowerCase()
  return Object.hasOwn(MOUNT_POINTS, fileName) ? MOUNT_POINTS[fileName] : undefined
}
