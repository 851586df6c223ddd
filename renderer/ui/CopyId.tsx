import { useText } from '../host/index.ts'
import { CopyButton } from './CopyButton.tsx'

/** An id in monospace with its copy button. Ids wrap, they are never cut. */
export function CopyId({ id }: { readonly id: string }) {
  const { t } = useText('app')
  return (
    <span className="copy-id">
      <span className="mono">{id}</span>
      <CopyButton text={id} label={t('copyValue', { value: id })} />
    </span>
  )
}
