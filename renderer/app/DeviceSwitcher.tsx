import { Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconDeviceDesktop, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useCase, useDevice, useEscape, useText, useView } from '../host/index.ts'
import { StateIcon } from '../ui/index.ts'

/** How many devices the list shows at once; the field finds the others. */
const SHOWN = 60

/** Restricts all tabs to one device, or shows them all. */
export function DeviceSwitcher() {
  const { t, formatNumber } = useText('app')
  const { state } = useCase()
  const { deviceId, setDeviceId } = useDevice()
  const [open, setOpen] = useState(false)
  useEscape(() => setOpen(false), open)
  const device = useView('device.view', { deviceId: deviceId ?? 0 }, { enabled: deviceId !== undefined })
  const choose = (next: number | undefined) => {
    setOpen(false)
    if (next !== deviceId) setDeviceId(next)
  }
  const name = deviceId === undefined ? t('allDevices') : device.status === 'ready' ? device.view.device.name : ''
  return (
    <Popover opened={open} onChange={setOpen} closeOnEscape={false} position="bottom-start" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="header-switch"
          aria-label={t('deviceSwitchOf', { name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconDeviceDesktop size={16} stroke={1.75} aria-hidden />
          <span className="ellipsis">{name}</span>
          {deviceId === undefined && state.open && <span className="t3 num">{formatNumber(state.devices)}</span>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <DeviceChoices selected={deviceId} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface DeviceChoicesProps {
  readonly selected: number | undefined
  readonly onChoose: (deviceId: number | undefined) => void
}

function DeviceChoices({ selected, onChoose }: DeviceChoicesProps) {
  const { t, pick, formatNumber } = useText('app')
  const [text, setText] = useState('')
  const devices = useView('devices.list', { offset: 0, limit: SHOWN, ...(text === '' ? {} : { text }) })
  const rows = devices.status === 'ready' ? devices.view.rows : []
  const rest = devices.status === 'ready' ? devices.view.total - rows.length : 0
  return (
    <search aria-label={t('findDevice')} onKeyDown={moveFocus}>
      <TextInput
        leftSection={<IconSearch size={14} />}
        placeholder={t('findDevice')}
        aria-label={t('findDevice')}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="device-choices-list">
        {text === '' && (
          <button type="button" className="device-choice" aria-current={selected === undefined} onClick={() => onChoose(undefined)}>
            <IconDeviceDesktop size={16} aria-hidden />
            <b>{t('allDevices')}</b>
          </button>
        )}
        {rows.map((row) => (
          <button key={row.id} type="button" className="device-choice" aria-current={row.id === selected} onClick={() => onChoose(row.id)}>
            <StateIcon state={row.verdict.severity} size={16} />
            <span className="grow stack device-choice-text">
              <b className="ellipsis">{row.name}</b>
              <span className="t2 small ellipsis">{pick(row.verdict.title)}</span>
            </span>
          </button>
        ))}
        {devices.status === 'ready' && rows.length === 0 && <p className="t2 small device-choice">{t('noDeviceFound')}</p>}
        {devices.status === 'failed' && <p className="error small device-choice">{devices.message}</p>}
      </div>
      {rest > 0 && <p className="t2 small device-choices-more">{t('moreDevices', { count: rest, shown: formatNumber(rest) })}</p>}
    </search>
  )
}

/** Up and down walk the field and the choices below it. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
  const at = places.indexOf(document.activeElement as HTMLElement)
  places[Math.min(Math.max(at + by, 0), places.length - 1)]?.focus()
}
