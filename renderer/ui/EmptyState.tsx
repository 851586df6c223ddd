import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly why: string
  readonly children?: ReactNode
}

/** Why a view is empty and what to import or run to fill it; never only "nothing here". */
export function EmptyState({ icon, title, why, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      <p className="t2">{why}</p>
      {children}
    </div>
  )
}
