import { VisuallyHidden } from '@mantine/core'
import {
  IconCircleMinus,
  IconCirclePlus,
  IconEqual,
  IconEqualNot,
  IconHelpCircle,
  IconLineHeight,
  IconSortAscendingNumbers,
} from '@tabler/icons-react'
import type { DiffKind } from '../../../../shared/syncrules/diff/diffKind.ts'
import { useText } from '../../../host/index.ts'

export type ShownKind = DiffKind | 'renumbered'

const icons = {
  same: IconEqual,
  changed: IconEqualNot,
  added: IconCirclePlus,
  removed: IconCircleMinus,
  formatting: IconLineHeight,
  renumbered: IconSortAscendingNumbers,
  unknown: IconHelpCircle,
} as const satisfies Record<ShownKind, unknown>

/** How a part came out: shape and word, with a colour. */
export function KindBadge({ kind, iconOnly = false }: { readonly kind: ShownKind; readonly iconOnly?: boolean }) {
  const { t } = useText('sync-rules')
  const Icon = icons[kind]
  const word = t(`compare.kind.${kind}`)
  return (
    <span className={`compare-kind ${kind}`} title={iconOnly ? word : undefined}>
      <Icon size={15} stroke={1.9} aria-hidden />
      {iconOnly ? <VisuallyHidden>{word}</VisuallyHidden> : word}
    </span>
  )
}
