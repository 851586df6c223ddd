import { IconArrowRight } from '@tabler/icons-react'
import type { EventCode } from '../../../../shared/contract/eventRequests.ts'
import { useNavigation, useText } from '../../../host/index.ts'
import { CodeBadge, CopyButton } from '../../../ui/index.ts'

/** A code that was read: both its forms, its name, what it means, where it was read, and the way to the guidance on it. */
export function CardCode({ code }: { readonly code: EventCode }) {
  const { t, pick } = useText('events')
  const { openTab } = useNavigation()
  const name = code.hex ?? code.text
  return (
    <div className="event-code">
      {code.hex === undefined ? <PlainCode code={code} /> : <CodeBadge hex={code.hex} decimal={Number(code.decimal)} name={code.symbol} />}
      {code.title !== undefined && <p className="strong">{pick(code.title)}</p>}
      <Meaning code={code} />
      <p className="event-code-foot t2 small">
        {code.field !== undefined && <span className="mono">{t('readInField', { field: code.field })}</span>}
        {code.kind !== 'http' && (
          <button type="button" className="linklike small" onClick={() => openTab('guidance', { code: name })}>
            {t('openGuidanceOf', { code: name })}
            <IconArrowRight size={13} aria-hidden />
          </button>
        )}
      </p>
    </div>
  )
}

/** What a code means, where that is more than its title. A status of HTTP is no code of Windows: none is looked up. */
function Meaning({ code }: { readonly code: EventCode }) {
  const { t, pick } = useText('events')
  if (code.meaning === undefined) return code.kind === 'http' ? null : <p className="t2">{t('codeUnknown')}</p>
  const meaning = pick(code.meaning)
  return code.title !== undefined && meaning.replace(/\.$/, '') === pick(code.title) ? null : <p>{meaning}</p>
}

/** AADSTS and HTTP codes have one form only. */
function PlainCode({ code }: { readonly code: EventCode }) {
  const { t } = useText('events')
  return (
    <span className="code-badge">
      <span className="code-values">
        <b>{code.kind === 'http' ? `HTTP ${code.text}` : code.text}</b>
      </span>
      {code.symbol !== undefined && <span className="code-name">{code.symbol}</span>}
      <CopyButton text={code.text} label={t('copyValue', { value: code.text })} />
    </span>
  )
}
