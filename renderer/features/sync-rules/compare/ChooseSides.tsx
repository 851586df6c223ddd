import { ActionIcon, Select } from '@mantine/core'
import { IconSwitchHorizontal } from '@tabler/icons-react'
import { useText } from '../../../host/index.ts'

export function SwapButton({ onSwap }: { readonly onSwap: () => void }) {
  const { t } = useText('sync-rules')
  return (
    <ActionIcon variant="default" size={28} aria-label={t('compare.swap')} title={t('compare.swap')} onClick={onSwap}>
      <IconSwitchHorizontal size={15} />
    </ActionIcon>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

interface ChooserProps {
  readonly label: string
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly placeholder?: string
  readonly wide?: boolean
  readonly onChange: (value: string) => void
}

/** Choices that are shown at once of a long list; typing finds the others. */
const SHOWN = 200

/** One of the choices, found by typing. */
export function Chooser({ label, value, choices, placeholder, wide = false, onChange }: ChooserProps) {
  return (
    <Select
      className={wide ? 'compare-choose wide' : 'compare-choose'}
      aria-label={label}
      title={choices.find((choice) => choice.value === value)?.label ?? label}
      searchable
      limit={SHOWN}
      allowDeselect={false}
      placeholder={placeholder ?? ''}
      value={value ?? null}
      data={[...choices]}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  )
}
