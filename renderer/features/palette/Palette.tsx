import './palette.css'
import { Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useEscape, useText } from '../../host/index.ts'
import { type PaletteRow, type PaletteTab, usePaletteRows } from './usePaletteRows.ts'

interface PaletteProps {
  readonly tabs: readonly PaletteTab[]
  readonly onCommand: (command: string) => void
  readonly onClose: () => void
}

/** Ctrl+K: codes in any form, tabs, files, devices (`@`), commands (`>`). Enter opens, Esc closes. */
export function Palette({ tabs, onCommand, onClose }: PaletteProps) {
  const { t } = useText('palette')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const groups = usePaletteRows({ text, tabs, onCommand })
  const rows = groups.flatMap((group) => group.rows)
  const chosen = rows[Math.min(at, rows.length - 1)]
  const run = (row: PaletteRow | undefined) => {
    if (row === undefined) return
    onClose()
    row.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      setAt((Math.min(at, rows.length - 1) + by + rows.length) % Math.max(1, rows.length))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // What had the focus before has it again by the time the key would press it.
      event.preventDefault()
      run(chosen)
    }
    // The field is all there is to reach: Tab must not wander into the window behind.
    if (event.key === 'Tab') event.preventDefault()
  }
  useEscape(onClose)
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div className="palette-back">
      <button type="button" className="palette-away" aria-label={t('close')} tabIndex={-1} onClick={onClose} />
      <div className="palette" role="dialog" aria-modal="true" aria-label={t('label')} onKeyDown={onKeyDown}>
        <div className="palette-input">
          <IconSearch size={18} stroke={1.75} className="t2" aria-hidden />
          <input
            ref={field}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.id}`}
            aria-label={t('label')}
            placeholder={t('placeholder')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
          />
          <Kbd size="xs">Esc</Kbd>
        </div>
        <div className="palette-list" id="palette-list" role="listbox" aria-label={t('label')} ref={list}>
          {rows.length === 0 && <p className="t2 palette-none">{t('nothing', { text })}</p>}
          {groups.map((group) => (
            <div key={group.title}>
              <h3>{group.title}</h3>
              {group.rows.map((row) => (
                <PaletteLine key={row.id} row={row} selected={row === chosen} onRun={() => run(row)} />
              ))}
            </div>
          ))}
        </div>
        <footer>
          <span>
            <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('choose')}
          </span>
          <span>
            <Kbd size="xs">Enter</Kbd> {t('open')}
          </span>
          <span className="grow" />
          <span>{t('hint')}</span>
        </footer>
      </div>
    </div>
  )
}

interface PaletteLineProps {
  readonly row: PaletteRow
  readonly selected: boolean
  readonly onRun: () => void
}

function PaletteLine({ row, selected, onRun }: PaletteLineProps) {
  return (
    <div
      id={`palette-${row.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={`palette-row${selected ? ' on' : ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        onRun()
      }}
    >
      <row.icon size={17} stroke={1.6} />
      <b>{row.name}</b>
      <span className="t2 small ellipsis grow">{row.detail}</span>
      <span className="small t2">{row.hint}</span>
      {selected && <Kbd size="xs">Enter</Kbd>}
    </div>
  )
}
