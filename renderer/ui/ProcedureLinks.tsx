import { IconBook2 } from '@tabler/icons-react'
import { procedureOf } from '../../shared/knowledge/procedures.ts'
import { useNavigation, useText } from '../host/index.ts'

interface ProcedureLinksProps {
  /** Ids of procedures; one that the knowledge does not hold is left out. */
  readonly ids: readonly string[]
  readonly label: string
}

/** Pages of the app that tell how to mend something, for a person without a network. A click opens them in Guidance. */
export function ProcedureLinks({ ids, label }: ProcedureLinksProps) {
  const { pick } = useText('app')
  const { openTab } = useNavigation()
  const pages = ids.flatMap((id) => procedureOf(id) ?? [])
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
