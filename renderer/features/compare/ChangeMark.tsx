import { IconEqual, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { Change } from '../../../shared/contract/compareRequests.ts'
import { useText } from '../../host/index.ts'

const icons = { changed: IconPencil, left: IconMinus, right: IconPlus, same: IconEqual } as const

/** What became of a row, as a sign with its word. */
export function ChangeMark({ change }: { readonly change: Change }) {
  const { t } = useText('compare')
  const Icon = icons[change]
  const word = t(`change.${change}`)
  return (
    <span className={`sides-mark ${change}`} role="img" aria-label={word} title={word}>
      <Icon size={14} aria-hidden />
    </span>
  )
}
