/** Which devices the evidence below each folder of an import named, so that a nameless file joins the device of the folder around it. */
export interface PlaceTree {
  /** `path` is a file's, `/` as separator. */
  add(root: number, path: string, deviceId: number): void
  /** The one device of the nearest folder that has any; undefined where there is none, or where the nearest has several. */
  nearest(root: number, path: string): number | undefined
}

export function createPlaceTree(): PlaceTree {
  const devices = new Map<string, Set<number>>()
  return {
    add(root, path, deviceId) {
      for (const folder of foldersOf(path)) {
        const key = `${root}:${folder}`
        const known = devices.get(key)
        if (known === undefined) devices.set(key, new Set([deviceId]))
        else known.add(deviceId)
      }
    },
    nearest(root, path) {
      for (const folder of foldersOf(path)) {
        const known = devices.get(`${root}:${folder}`)
        if (known === undefined) continue
        const [only] = known
        return known.size === 1 ? only : undefined
      }
      return undefined
    },
  }
}

/** From the innermost folder out to '', the container itself. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return [...parts.keys(), parts.length].map((count) => parts.slice(0, count).join('/')).reverse()
}
