import { IconBook2 } from '@tabler/icons-react'
import type { Localized } from '../../shared/facts/localized.ts'
import { useNavigation, useText } from '../host/index.ts'

interface ProcedureLinksProps {
  readonly pages: readonly { readonly id: string; readonly title: Localized }[]
  readonly label: string
}

/** Pages of the app that tell how to mend something, for a person without a network. A click opens them in Guidance. */
export function ProcedureLinks({ pages, label }: ProcedureLinksProps) {
  const { pick } = useText('app')
  const { openTab } = useNavigation()
  if (pages.length === 0) return null
  return (
    <ul className="procedure-links" aria-label={label}>
      {pages.map((page) => (
        <li key={page.id}>
          <button type="button" className="linklike" onClick={() => openTab('guidance', { procedure: page.id })}>
            <IconBook2 size={15} aria-hidden />
            {pick(page.title)}
          </button>
        </li>
      ))}
    </ul>
  )
}
