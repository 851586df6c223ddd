import { useState } from 'react'
import { useText } from '../../../host/index.ts'
import { Marked } from '../Marked.tsx'

interface LongTextProps {
  readonly text: string
  readonly className: string
  /** Characters that are shown before the rest is asked for. */
  readonly limit: number
  /** Words that are marked in it. */
  readonly marked?: string
}

/** Text as it stands, wrapped. A very long one is cut until it is asked for, so that a hostile value does not stall the window. */
export function LongText({ text, className, limit, marked = '' }: LongTextProps) {
  const { t } = useText('events')
  const [isWhole, setIsWhole] = useState(false)
  const isCut = !isWhole && text.length > limit
  return (
    <>
      <span className={className}>
        <Marked text={isCut ? `${text.slice(0, limit)}…` : text} words={marked} />
      </span>
      {isCut && (
        <button type="button" className="linklike small" onClick={() => setIsWhole(true)}>
          {t('wholeText', { count: text.length })}
        </button>
      )}
    </>
  )
}
