import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { useEscape, useText } from '../../../host/index.ts'
import { LevelMark } from '../LevelMark.tsx'

interface FoldedStripProps {
  readonly title: string
  readonly level: number | undefined
  readonly onUnfold: () => void
  readonly onClose: () => void
}

/** The pane folded to a strip of 40 pixels: the table has the width, the event stays chosen. */
export function FoldedStrip({ title, level, onUnfold, onClose }: FoldedStripProps) {
  const { t } = useText('events')
  useEscape(onClose)
  return (
    <aside className="pane event-strip" data-region tabIndex={-1} aria-label={t('event')}>
      <ActionIcon
        size={28}
        aria-label={t('unfoldDetails', { title })}
        title={t('unfoldDetails', { title })}
        aria-expanded={false}
        onClick={onUnfold}
      >
        <IconLayoutSidebarRightExpand size={17} aria-hidden />
      </ActionIcon>
      <LevelMark level={level} isShort />
      <span className="event-strip-title ellipsis" aria-hidden>
        {title}
      </span>
    </aside>
  )
}
