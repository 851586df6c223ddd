import { IconCopy } from '@tabler/icons-react'
import { useCopy } from '../host/index.ts'

/** Copies one text. The label says what, for the tooltip and screen readers. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const copy = useCopy()
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => copy(text)}>
      <IconCopy size={14} aria-hidden />
    </button>
  )
}
