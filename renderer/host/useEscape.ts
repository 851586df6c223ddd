import { useEffect, useEffectEvent } from 'react'
import { createEscapeStack } from './escapeStack.ts'

const stack = createEscapeStack()

/** Closes a part by Esc while it is the topmost one that is open, wherever the focus stands. */
export function useEscape(onClose: () => void, enabled = true): void {
  const close = useEffectEvent(onClose)
  useEffect(() => (enabled ? stack.push(() => close()) : undefined), [enabled])
}

/** Selects and dialogs of Mantine close themselves. Menus and popovers do so only while the focus is in them, which a quick Esc precedes: they use `useEscape`. */
const OWN_ESCAPE = '.mantine-Modal-content, .mantine-Combobox-dropdown, .mantine-Select-dropdown'

/** Listens for Esc; once, in the frame. A part that uses the key itself prevents its default. */
export function useEscapeKey(): void {
  useEffect(() => {
    let isTaken = false
    // Noted before Mantine acts: afterwards its part is gone and Esc would close one more.
    const note = (event: KeyboardEvent) => {
      // A select that is closed stays in the page, out of sight.
      if (event.key === 'Escape') isTaken = [...document.querySelectorAll(OWN_ESCAPE)].some((part) => part.checkVisibility())
    }
    const act = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isTaken || event.defaultPrevented || event.isComposing) return
      if (stack.closeTop()) event.preventDefault()
    }
    window.addEventListener('keydown', note, { capture: true })
    window.addEventListener('keydown', act)
    return () => {
      window.removeEventListener('keydown', note, { capture: true })
      window.removeEventListener('keydown', act)
    }
  }, [])
}
