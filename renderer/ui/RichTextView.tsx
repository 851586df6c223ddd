import type { RichText } from '../../shared/facts/record.ts'
import { useText } from '../host/index.ts'
import { CopyButton } from './CopyButton.tsx'

/** Text out of evidence without its markup. An address is shown beside its words and can be copied; it is never followed. */
export function RichTextView({ text }: { readonly text: RichText }) {
  const { t } = useText('app')
  return (
    <span className="rich-text">
      {text.map((run, index) =>
        run.url === undefined ? (
          <span key={`${index} ${run.text}`}>{run.text}</span>
        ) : (
          <span key={`${index} ${run.url}`} className="rich-text-link" title={run.url}>
            <u>{run.text}</u>
            <CopyButton text={run.url} label={t('copyLink', { url: run.url })} />
          </span>
        ),
      )}
    </span>
  )
}
