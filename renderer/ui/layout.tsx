import type { ReactNode } from 'react'

/** The row at the top of a tab: title, what is shown, what can be done. */
export function Toolbar({ children }: { readonly children: ReactNode }) {
  return <div className="toolbar">{children}</div>
}

interface CardProps {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function Card({ title, aside, className = '', children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {title !== undefined && (
        <header className="card-head">
          <h3>{title}</h3>
          <span className="grow" />
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

interface SectionProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of a details pane. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="section">
      <div className="row between section-head">
        <h3>{title}</h3>
        {aside !== undefined && <span className="t2 small">{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** Name and value pairs, as they stand in evidence. Rows are [name, value]; names may repeat. */
export function Fields({
  rows,
  nameWidth = 118,
}: {
  readonly rows: readonly (readonly [string, ReactNode])[]
  readonly nameWidth?: number
}) {
  return (
    <dl className="fields" style={{ gridTemplateColumns: `${nameWidth}px minmax(0, 1fr)` }}>
      {rows.map(([name, value], index) => (
        <FieldRow key={`${index} ${name}`} name={name} value={value} />
      ))}
    </dl>
  )
}

function FieldRow({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="fields-row">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
