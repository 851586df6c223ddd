import { useText } from '../../../host/index.ts'
import { CopyButton } from '../../../ui/index.ts'
import { LongText } from './LongText.tsx'

interface SourceViewProps {
  readonly name: string
  /** What is copied: the text itself. */
  readonly text: string
  /** The same with lines, for reading. */
  readonly shown: string
}

const CHARACTERS = 50_000

/** XML or JSON in monospace. */
export function SourceView({ name, text, shown }: SourceViewProps) {
  const { t } = useText('events')
  return (
    <div className="event-source">
      <span className="event-source-copy">
        <CopyButton text={text} label={t('copyOf', { name })} />
      </span>
      <pre>
        <LongText text={shown} className="" limit={CHARACTERS} />
      </pre>
    </div>
  )
}
