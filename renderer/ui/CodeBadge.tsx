import { useNavigation, useText } from '../host/index.ts'
import { CopyButton } from './CopyButton.tsx'

interface CodeBadgeProps {
  readonly hex: string
  readonly decimal: number
  readonly name?: string | undefined
  /** Without the copy button, for table cells. */
  readonly compact?: boolean
}

/** A code, always hex and decimal. Opens the guidance for it; the copy button copies both forms. */
export function CodeBadge({ hex, decimal, name, compact = false }: CodeBadgeProps) {
  const { openTab } = useNavigation()
  const { t } = useText('app')
  const values = (
    <>
      <b>{hex}</b>
      <span>{decimal}</span>
    </>
  )
  return (
    <span className={`code-badge${compact ? ' compact' : ''}`}>
      {compact ? (
        <span className="code-values">{values}</span>
      ) : (
        <button
          type="button"
          className="code-values"
          aria-label={t('openGuidance', { code: hex })}
          onClick={() => openTab('guidance', { code: hex })}
        >
          {values}
        </button>
      )}
      {name !== undefined && <span className="code-name">{name}</span>}
      {!compact && <CopyButton text={`${hex} (${decimal})`} label={t('copyCode', { code: hex })} />}
    </span>
  )
}
