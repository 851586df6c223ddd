import { Menu } from '@mantine/core'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { useEscape } from '../host/index.ts'

/** One line of a context menu, given by the part that opens it. */
export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly run: () => void
}

interface Opened {
  readonly x: number
  readonly y: number
  readonly entries: readonly MenuEntry[]
}

interface ContextMenu {
  /** For `onContextMenu`, which right click, the menu key and Shift+F10 all raise. */
  readonly open: (event: MouseEvent<HTMLElement>, entries: readonly MenuEntry[]) => void
  /** To be drawn beside what the menu is for; nothing while it is closed. */
  readonly menu: ReactNode
}

/** A menu at the pointer, or under what has the focus when a key opened it. Esc and a click beside it close it; the focus returns. */
export function useContextMenu(): ContextMenu {
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const open: ContextMenu['open'] = (event, entries) => {
    if (entries.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    setOpened({ ...placeOf(event), entries })
  }
  const menu = opened === undefined ? null : <OpenedMenu {...opened} onClose={() => setOpened(undefined)} />
  return { open, menu }
}

/** A key gives no pointer: then the menu hangs from the lower left corner of what has the focus. */
function placeOf({ clientX, clientY, button, currentTarget }: MouseEvent<HTMLElement>): { readonly x: number; readonly y: number } {
  const box = currentTarget.getBoundingClientRect()
  return button === 2 ? { x: clientX, y: clientY } : { x: box.left, y: box.bottom }
}

function OpenedMenu({ x, y, entries, onClose }: Opened & { readonly onClose: () => void }) {
  useEscape(onClose)
  // Mantine gives the focus back when its menu closes; this one is taken away as a whole instead.
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <Menu
      opened
      closeOnEscape={false}
      onChange={(stays) => !stays && onClose()}
      position="bottom-start"
      offset={2}
      shadow="md"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className="context-menu-place" style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item key={entry.id} leftSection={entry.icon} onClick={entry.run}>
            {entry.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
