import { useState } from 'react'
import type { EventPayload } from '../../../../shared/contract/events.ts'
import { useEvent, useText } from '../../../host/index.ts'

/** How far a copy is that is being made. */
export function RedactionProgress() {
  const { t } = useText('share')
  const [now, setNow] = useState<EventPayload<'redact.progress'> | undefined>(undefined)
  useEvent('redact.progress', setNow)
  const stage = now === undefined || now.stage === '' ? 'find' : now.stage
  const isCounted = now !== undefined && now.total > 0
  return (
    <div className="redaction-progress" role="status">
      <span className="small">{t(`stage.${stage}`)}</span>
      <progress {...(isCounted && { value: now.done / now.total })} max={1} aria-label={t(`stage.${stage}`)} />
    </div>
  )
}
