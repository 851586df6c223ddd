import { useText } from '../../../host/index.ts'
import type { EventColumn } from './useEventColumns.ts'

/** Names of the columns; their edges are dragged or moved by the arrow keys, a double click makes one fit. */
export function EventHead({ columns }: { readonly columns: readonly EventColumn[] }) {
  const { t } = useText('events')
  return (
    <div className="events-row events-head">
      {columns.map(({ name, label, handle }) => (
        <span key={name} className={name === 'id' ? 'r' : undefined}>
          <span className="events-head-label" title={t(name === 'message' ? 'nameAndMessage' : name)}>
            {label}
          </span>
          {handle !== undefined && (
            <hr
              className={`events-edge events-edge-${handle.edge}`}
              aria-orientation="vertical"
              aria-label={t('columnWidth', { name: t(name) })}
              title={t('columnWidth', { name: t(name) })}
              tabIndex={0}
              {...handle.props}
            />
          )}
        </span>
      ))}
    </div>
  )
}
