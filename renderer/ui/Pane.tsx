import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEscape, useText } from '../host/index.ts'
import { useResize } from './useResize.ts'

interface DetailsPaneProps {
  /** Which pane this is: its width is remembered by this name. */
  readonly name: string
  readonly title: ReactNode
  readonly subtitle?: ReactNode
  readonly badge?: ReactNode
  readonly footer?: ReactNode
  readonly onClose?: () => void
  readonly width?: number
  readonly children: ReactNode
}

/** The pane to the right of a tab. Its left edge can be dragged, Esc closes it, F6 reaches it. */
export function DetailsPane({ name, title, subtitle, badge, footer, onClose, width = 380, children }: DetailsPaneProps) {
  const { t } = useText('app')
  const resize = useResize({ name, initial: width, min: 300, max: 640, edge: 'left' })
  useEscape(() => onClose?.(), onClose !== undefined)
  return (
    <aside className="pane" style={{ width: resize.width }} data-region tabIndex={-1} aria-label={t('details')}>
      <PaneHandle className="pane-handle-left" label={t('resizePane')} handle={resize.handle} />
      <header className="pane-head">
        <div className="grow stack pane-titles">
          {badge}
          <h2>{title}</h2>
          {subtitle !== undefined && <p className="t2 small">{subtitle}</p>}
        </div>
        {onClose !== undefined && (
          <ActionIcon aria-label={t('closeDetails')} title={t('closeDetails')} size={26} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </header>
      <div className="pane-body">{children}</div>
      {footer !== undefined && <footer className="pane-foot">{footer}</footer>}
    </aside>
  )
}

interface SidePaneProps {
  readonly name: string
  readonly label: string
  readonly width?: number
  readonly children: ReactNode
}

/** The pane to the left of a tab, for a tree or a list. */
export function SidePane({ name, label, width = 300, children }: SidePaneProps) {
  const { t } = useText('app')
  const resize = useResize({ name, initial: width, min: 200, max: 560, edge: 'right' })
  return (
    <aside className="side-pane" style={{ width: resize.width }} data-region tabIndex={-1} aria-label={label}>
      {children}
      <PaneHandle className="pane-handle-right" label={t('resizePane')} handle={resize.handle} />
    </aside>
  )
}

type Handle = ReturnType<typeof useResize>['handle']

function PaneHandle({ className, label, handle }: { readonly className: string; readonly label: string; readonly handle: Handle }) {
  // biome's a11y rules know a focusable separator as the widget it is (WAI-ARIA window splitter).
  return <hr className={`pane-handle ${className}`} aria-orientation="vertical" aria-label={label} tabIndex={0} {...handle} />
}
