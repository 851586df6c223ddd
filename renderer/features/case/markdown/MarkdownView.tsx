import { useMemo } from 'react'
import { markdownTree } from '../../../../shared/markdown/markdownTree.ts'
import { useText } from '../../../host/index.ts'
import { CopyButton } from '../../../ui/index.ts'
import { type AddressProps, type MarkdownParts, markdownElements } from './markdownElements.tsx'
import { isPage, shownAddress } from './safeAddress.ts'

/** A note as it reads. Nothing of it is ever markup or script, nothing is loaded, and no address is followed: it is copied. */
export function MarkdownView({ text }: { readonly text: string }) {
  const { t } = useText('case')
  const { nodes, cut } = useMemo(() => markdownTree(text), [text])
  return (
    <div className="note-text">
      {markdownElements(nodes, parts)}
      {cut && <p className="t2 small">{t('noteCut')}</p>}
    </div>
  )
}

/** Its words, its address where they are others, and a button that copies it. */
function Link({ url, children }: AddressProps) {
  const { t } = useText('case')
  const shown = shownAddress(url)
  const isSame = Array.isArray(children) ? children.join('') === url : children === url
  return (
    <span className="note-link">
      <u>{children}</u>
      {!isSame && shown !== '' && <bdi className="note-address">{shown}</bdi>}
      {isPage(url) && <CopyButton text={url} label={t('copyAddress', { url: shown })} />}
    </span>
  )
}

function Picture({ url, children }: AddressProps) {
  const { t } = useText('case')
  return (
    <span className="note-link">
      <span className="tag">{t('picture')}</span>
      {children} <bdi className="note-address">{shownAddress(url)}</bdi>
    </span>
  )
}

const parts: MarkdownParts = { Link, Picture }
