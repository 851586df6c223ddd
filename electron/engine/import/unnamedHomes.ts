import type { FormatId } from '../../../shared/facts/format.ts'
import { foldersOf } from './placeTree.ts'

/** Where an artefact lies in what was offered: the outermost container, and the path through nested zips. */
export interface ArtefactPlace {
  readonly root: number
  readonly rootName: string
  /** A single file or a text is its own container: it has no neighbours. */
  readonly isAlone: boolean
  readonly path: string
}

/** A folder whose nameless files are taken for those of one device; `deviceId` once that exists. */
interface UnnamedHome {
  /** '' is the container itself. */
  readonly folder: string
  readonly name: string
  deviceId?: number
}

export interface UnnamedHomes {
  see(place: ArtefactPlace, format: FormatId): void
  /** The outermost folder around the place in which no two files show that there are several devices. */
  homeOf(place: ArtefactPlace): UnnamedHome | undefined
  hasCollisions(root: number): boolean
}

/** Formats of which a device has one: two of them in a folder, none with a name, mean two devices. */
export const oneADevice: ReadonlySet<FormatId> = new Set(['analyzerHtml', 'analyzerXml', 'dsregcmd', 'mdeConfigMgrRegInfo'])

export function createUnnamedHomes(): UnnamedHomes {
  const counts = new Map<string, number>()
  const collided = new Set<string>()
  const homes = new Map<string, UnnamedHome>()
  return {
    see({ root, path }, format) {
      if (!oneADevice.has(format)) return
      for (const folder of foldersOf(path)) {
        const key = `${root}:${folder}:${format}`
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (count > 1) collided.add(`${root}:${folder}`)
      }
    },
    homeOf(place) {
      if (place.isAlone) return undefined
      const folder = foldersOf(place.path).findLast((candidate) => !collided.has(`${place.root}:${candidate}`))
      if (folder === undefined) return undefined
      const key = `${place.root}:${folder}`
      const home = homes.get(key) ?? {
        folder,
        name: folder === '' ? withoutExtension(place.rootName) : (folder.split('/').at(-1) ?? folder),
      }
      homes.set(key, home)
      return home
    },
    hasCollisions: (root) => collided.has(`${root}:`),
  }
}

/** `MDEClientAnalyzerResult.zip` names the device `MDEClientAnalyzerResult`, for want of better. */
export const withoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]{1,4}$/, '')
