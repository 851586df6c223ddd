import { IconExternalLink } from '@tabler/icons-react'
import type { Link } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { CopyButton } from '../../ui/index.ts'

/** Pages to read on: shown and copied, as the app never opens an address. */
export function SourceLinks({ links }: { readonly links: readonly Link[] }) {
  const { t, pick } = useText('overview')
  if (links.length === 0) return null
  return (
    <div className="overview-links">
      <span className="t2 small">{t('links')}</span>
      {links.map((link) => (
        <span key={link.url} className="overview-link">
          <IconExternalLink size={14} className="t2" aria-hidden />
          {pick(link.title)}
          <CopyButton text={link.url} label={t('copyLink', { title: pick(link.title) })} />
        </span>
      ))}
    </div>
  )
}
