import { useEffect, useEffectEvent } from 'react'
import { useNavigation } from '../host/index.ts'
import { askForPaste } from './pasteRequests.ts'
import { tabs } from './tabs.tsx'
import { isTyping } from './textUndo.ts'

interface Shortcuts {
  readonly run: (command: string) => void
  readonly onPalette: () => void
  readonly onFind: () => void
  readonly hasCase: boolean
}

/** Keys with Ctrl (Cmd on a Mac) that start a command; the native menu has the same where there is one. */
const commandKeys: Readonly<Record<string, string>> = { n: 'newCase', o: 'openCase', i: 'import', ',': 'settings' }

/** The shortcuts of the whole window: tabs, way back and forward, palette, search, regions, paste. */
export function useShortcuts({ run, onPalette, onFind, hasCase }: Shortcuts): void {
  const { back, forward, openTab } = useNavigation()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey
    const act = (action: () => void) => {
      event.preventDefault()
      action()
    }
    if (event.altKey && event.key === 'ArrowLeft') return act(back)
    if (event.altKey && event.key === 'ArrowRight') return act(forward)
    if (event.key === 'F6') return act(() => focusNextRegion(event.shiftKey))
    if (!control || event.altKey) return
    const step = stepOf(event)
    if (step !== undefined) return event.defaultPrevented || isTyping(event.target) ? undefined : act(() => run(step))
    if (event.shiftKey) return
    if (event.key === 'k') return act(onPalette)
    // An editor has a search of its own.
    if (event.key === 'f') return event.defaultPrevented ? undefined : act(onFind)
    const tab = tabs.find((each) => each.key === event.key)
    if (tab !== undefined && (hasCase || !tab.needsCase)) return act(() => openTab(tab.id))
    const command = commandKeys[event.key]
    if (command !== undefined) act(() => run(command))
  })
  const onMouse = useEffectEvent((event: MouseEvent) => {
    if (event.button === 3) back()
    if (event.button === 4) forward()
  })
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping(event.target) || text.trim() === '') return
    event.preventDefault()
    askForPaste(text)
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    window.addEventListener('mouseup', onMouse)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('mouseup', onMouse)
      window.removeEventListener('paste', onPaste)
    }
  }, [])
}

/** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z. Where something is typed they are the field's own. */
function stepOf({ key, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' && !shiftKey ? 'redo' : undefined
}

function focusNextRegion(backwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions.at((at + (backwards ? -1 : 1)) % regions.length)
  next?.focus()
}
