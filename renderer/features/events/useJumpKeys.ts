import { useEffect, useEffectEvent } from 'react'
import type { Jump } from './useJump.ts'

/** F8 and Shift+F8 go to the next and previous error, F3 and Shift+F3 to the next and previous hit, wherever in the tab the focus is. */
export function useJumpKeys(jump: Jump, marked: string): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const direction = event.shiftKey ? 'previous' : 'next'
    if (event.key === 'F8') void jump.next({ kind: 'error' }, direction)
    else if (event.key === 'F3' && marked !== '') void jump.next({ kind: 'text', text: marked }, direction)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
