import { ActionIcon, TextInput } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useSettings, useText } from '../../../host/index.ts'

interface RecordLineProps {
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  /** Nothing is on its way into the case: what the case says is shown. */
  readonly isIdle: boolean
  /** Said where it is empty and must not be. */
  readonly needed?: string
  /** Offers the name of the person who works here. */
  readonly offersMe?: boolean
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}

/** One line of the record. */
export function RecordLine({ label, value, readOnly, isIdle, needed, offersMe = false, onChange, onLeave }: RecordLineProps) {
  const { t } = useText('case')
  const { settings, info } = useSettings()
  const [draft, setDraft] = useState(value)
  const onValue = useEffectEvent((now: string) => {
    if (isIdle) setDraft(now)
  })
  useEffect(() => onValue(value), [value])
  const isMissing = needed !== undefined && draft.trim() === ''
  const type = (text: string) => {
    setDraft(text)
    if (needed === undefined || text.trim() !== '') onChange(text.replaceAll('\0', '').trim())
  }
  const leave = () => {
    if (isMissing) setDraft(value)
    onLeave()
  }
  const me = settings.engineer === '' ? info.accountName : settings.engineer
  const isMine = !offersMe || readOnly || draft === me
  return (
    <TextInput
      label={label}
      value={draft}
      readOnly={readOnly}
      maxLength={500}
      error={isMissing ? needed : undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      rightSection={
        isMine ? undefined : (
          <ActionIcon size={22} aria-label={t('engineerMe', { name: me })} title={t('engineerMe', { name: me })} onClick={() => type(me)}>
            <IconUser size={15} />
          </ActionIcon>
        )
      }
    />
  )
}
