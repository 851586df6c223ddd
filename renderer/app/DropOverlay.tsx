import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { hostApi, useImport, useText } from '../host/index.ts'

/** Files dropped anywhere on the window are imported; the whole window says so while they hang over it. */
export function DropOverlay() {
  const { t } = useText('app')
  const { importPaths } = useImport()
  const [over, setOver] = useState(false)
  const onDrop = useEffectEvent((files: readonly File[]) => void importPaths(hostApi.pathsOf(files)))
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // A part that has another use for files says so by itself.
      if (event.target instanceof Element && event.target.closest('[data-takes-files="true"]') !== null) return setOver(false)
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) onDrop(files)
    }
    window.addEventListener('dragenter', drag)
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', drag)
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className="drop-overlay">
      <div className="drop-card">
        <IconFileImport size={30} stroke={1.4} aria-hidden />
        <b>{t('dropHere')}</b>
        <span className="t2 small">{t('dropWhy')}</span>
      </div>
    </div>
  )
}
