import { IconBraces, IconClipboardText, IconCode, IconFileSearch, IconPin } from '@tabler/icons-react'
import type { EventListRow } from '../../../shared/contract/eventRequests.ts'
import { useAction, useCopy, useNavigation, useText } from '../../host/index.ts'

/** What the context menu of an event holds: copy in three forms, pin, its file. */
export function useRowMenu() {
  const { t } = useText('events')
  const { openTab } = useNavigation()
  const copyText = useCopy()
  const copyEvent = useAction('events.copy')
  const pin = useAction('events.pin')
  const copy = async (id: number, form: 'line' | 'json' | 'xml') => {
    const copied = await copyEvent.run({ ids: [id], form })
    if (copied !== undefined) copyText(copied.text)
  }
  return (row: EventListRow) => [
    { id: 'line', label: t('copyLine'), icon: <IconClipboardText size={16} />, run: () => void copy(row.id, 'line') },
    { id: 'json', label: t('copyJson'), icon: <IconBraces size={16} />, run: () => void copy(row.id, 'json') },
    { id: 'xml', label: t('copyXml'), icon: <IconCode size={16} />, run: () => void copy(row.id, 'xml') },
    {
      id: 'pin',
      label: t(row.pinned ? 'unpin' : 'pin'),
      icon: <IconPin size={16} />,
      run: () => void pin.run({ id: row.id, pinned: !row.pinned }),
    },
    {
      id: 'file',
      label: t('openFile'),
      icon: <IconFileSearch size={16} />,
      run: () => openTab('evidence', { artefactId: row.artefactId }),
    },
  ]
}
