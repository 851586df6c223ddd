import type { MergePlace } from '../../store/index.ts'

/** The same for the same bytes at the same place of any case. */
export const placeKey = ({ rootKind, rootPath, place, sha256 }: Pick<MergePlace, 'rootKind' | 'rootPath' | 'place' | 'sha256'>): string =>
  `${rootKind}\0${rootPath}\0${place}\0${sha256}`
