import { useEffect, useEffectEvent, useState } from 'react'
import { keepUnsaved } from '../../host/index.ts'
import { type Autosave, createAutosave, type SaveState } from './autosave.ts'

/** Keeps what is typed in the case: after a pause, when it is left, and before the case or the window closes. `save` is false where it failed. */
export function useAutosave<T>(
  save: (value: T) => Promise<boolean>,
  merge?: (before: T, now: T) => T,
): Autosave<T> & { readonly state: SaveState } {
  const [state, setState] = useState<SaveState>('saved')
  const onSave = useEffectEvent(save)
  const [saver] = useState(() => createAutosave<T>((value) => onSave(value), setState, merge))
  useEffect(() => {
    const leave = () => void saver.flush()
    const done = keepUnsaved(saver.flush)
    window.addEventListener('pagehide', leave)
    window.addEventListener('blur', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('blur', leave)
      leave()
      done()
    }
  }, [saver])
  return { ...saver, state }
}
