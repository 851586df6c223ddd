import { Button, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useText } from '../../host/index.ts'
import { StateBadge } from '../../ui/index.ts'
import type { FoundRow } from './foundRows.ts'

interface FoundCodesProps {
  readonly rows: readonly FoundRow[]
  readonly selected: FoundRow | undefined
  readonly onSelect: (row: FoundRow) => void
  /** The pasted text; undefined where the codes come from the search field. */
  readonly pasted: string | undefined
  readonly onPaste: (text: string) => void
  readonly onClose: () => void
}

/** Every code of a text with its place in it and its meaning; what no source explains is said. */
export function FoundCodes({ rows, selected, onSelect, pasted, onPaste, onClose }: FoundCodesProps) {
  const { t, pick } = useText('guidance')
  const count = rows.filter((row) => row.code !== undefined).length
  const unknown = rows.filter((row) => !row.explanation.documented).length
  return (
    <div className="guidance-found">
      {pasted !== undefined && (
        <Textarea
          className="guidance-paste"
          autoFocus
          minRows={4}
          maxRows={9}
          autosize
          aria-label={t('pastedText')}
          placeholder={t('pasteHere')}
          value={pasted}
          onChange={(event) => onPaste(event.currentTarget.value)}
        />
      )}
      <div className="guidance-found-head">
        <b className="strong">{t('codesFound', { count })}</b>
        {unknown > 0 && <span className="t2">{t('ofThemUnknown', { count: unknown })}</span>}
        <span className="grow" />
        <Button variant="subtle" size="compact-sm" leftSection={<IconX size={14} />} onClick={onClose}>
          {pasted === undefined ? t('clearSearch') : t('closePasted')}
        </Button>
      </div>
      {count === 0 && <p className="guidance-none">{t('noCodeFound')}</p>}
      <ul className="guidance-found-list">
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              aria-current={row.id === selected?.id}
              className={`guidance-found-row${row.id === selected?.id ? ' selected' : ''}`}
              onClick={() => onSelect(row)}
            >
              <span>
                {row.code !== undefined && (
                  <>
                    <b className="mono">{row.code.text}</b>
                    <Places row={row} />
                  </>
                )}
              </span>
              <span className="t2">{t(`kind.${row.explanation.kind}`)}</span>
              <span>
                {row.explanation.documented ? (
                  pick(row.entry?.title ?? row.explanation.title)
                ) : (
                  <>
                    <StateBadge state="unknown" word={t('notDocumentedOne')} /> <span className="t2">{pick(row.explanation.meaning)}</span>
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Places({ row: { code } }: { readonly row: FoundRow }) {
  const { t } = useText('guidance')
  const [first, ...others] = code?.places ?? []
  if (first === undefined) return null
  return (
    <span className="t2 small">
      {t('place', { line: first.line, column: first.column })}
      {others.length > 0 && ` ${t('morePlaces', { count: others.length })}`}
    </span>
  )
}
