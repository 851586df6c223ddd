import { useText } from '../host/index.ts'
import { CopyButton } from './CopyButton.tsx'

/** Commands to run on the device, as they are typed; one click copies all lines. */
export function CommandBlock({ text }: { readonly text: string }) {
  const { t } = useText('app')
  return (
    <div className="command">
      <code>{text}</code>
      <CopyButton text={text} label={t('copyCommand')} />
    </div>
  )
}
