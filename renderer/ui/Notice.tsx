import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconCircleCheckFilled, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

const icons = { info: IconInfoCircle, warn: IconAlertTriangleFilled, error: IconAlertOctagonFilled, ok: IconCircleCheckFilled } as const

interface NoticeProps {
  readonly tone: keyof typeof icons
  readonly title?: string
  readonly children?: ReactNode
}

/** A short message that belongs to the view it stands in. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`callout ${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon size={16} className={`tone-${tone}`} aria-hidden />
      <div className="stack">
        {title !== undefined && <b className="strong">{title}</b>}
        {children}
      </div>
    </div>
  )
}
