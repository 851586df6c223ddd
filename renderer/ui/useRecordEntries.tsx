import { IconBraces, IconClipboardText, IconFileSearch } from '@tabler/icons-react'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import { useCopy, useNavigation, useText } from '../host/index.ts'
import type { MenuEntry } from './ContextMenu.tsx'

/** A row of a list as the clipboard takes it. */
interface MenuRecord {
  /** Its cells in order; tabs stand between them, so that a sheet takes them apart again. */
  readonly line: readonly (string | number)[]
  readonly json: unknown
  readonly evidence?: EvidenceRef | undefined
  /** What the evidence is opened from, for the way back. */
  readonly from?: string | undefined
}

/** What every row's context menu holds: copy as line, copy as JSON, open evidence. */
export function useRecordEntries(): (record: MenuRecord) => readonly MenuEntry[] {
  const { t } = useText('app')
  const { openPlace } = useNavigation()
  const copy = useCopy()
  return ({ line, json, evidence, from }) => [
    { id: 'line', label: t('copyAsLine'), icon: <IconClipboardText size={16} />, run: () => copy(line.join('\t')) },
    { id: 'json', label: t('copyAsJson'), icon: <IconBraces size={16} />, run: () => copy(JSON.stringify(json, undefined, 2)) },
    ...(evidence === undefined
      ? []
      : [
          {
            id: 'evidence',
            label: t('openEvidenceShort'),
            icon: <IconFileSearch size={16} />,
            run: () => openPlace(evidence, from),
          },
        ]),
  ]
}
