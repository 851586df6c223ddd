import type { Action } from '../../shared/contract/diagnosis.ts'
import { useText } from '../host/index.ts'
import { CommandBlock } from './CommandBlock.tsx'

/** What to do, numbered, with the commands to copy. */
export function ActionList({ actions }: { readonly actions: readonly Action[] }) {
  const { pick } = useText('app')
  return (
    <ol className="actions-list">
      {actions.map((action) => (
        <li key={action.text.en}>
          <p>{pick(action.text)}</p>
          {action.command !== undefined && <CommandBlock text={action.command} />}
        </li>
      ))}
    </ol>
  )
}
