import { IconCopy, IconEye, IconFolderOpen, IconPin, IconPinnedOff } from '@tabler/icons-react'
import type { LibraryCase } from '../../../../shared/contract/libraryRequests.ts'
import { useCopy, useSettings, useText } from '../../../host/index.ts'

/** Cases that can be pinned; the settings take no more. */
const MOST_PINNED = 500

/** What can be done with a case of the list: open it, pin it, copy where it lies. */
export function useCaseEntries(onCommand: (command: string, paths?: readonly string[]) => void) {
  const { t } = useText('start')
  const { settings, save } = useSettings()
  const copy = useCopy()
  const pin = (uid: string) => {
    const others = settings.pinnedCases.filter((pinned) => pinned !== uid)
    save({ pinnedCases: others.length < settings.pinnedCases.length ? others : [uid, ...others].slice(0, MOST_PINNED) })
  }
  return ({ path, uid }: LibraryCase) => {
    const isPinned = uid !== undefined && settings.pinnedCases.includes(uid)
    return [
      { id: 'open', label: t('openThis'), icon: <IconFolderOpen size={15} />, run: () => onCommand('openCase', [path]) },
      { id: 'openReadOnly', label: t('openReadOnly'), icon: <IconEye size={15} />, run: () => onCommand('openReadOnly', [path]) },
      ...(uid === undefined
        ? []
        : [
            {
              id: 'pin',
              label: isPinned ? t('unpin') : t('pin'),
              icon: isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />,
              run: () => pin(uid),
            },
          ]),
      { id: 'copyPath', label: t('copyPath'), icon: <IconCopy size={15} />, run: () => copy(path) },
    ]
  }
}
