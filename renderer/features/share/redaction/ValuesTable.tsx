import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSearch, IconShieldLock } from '@tabler/icons-react'
import type { FoundValue } from '../../../../shared/contract/redactRequests.ts'
import { useText, useView } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import type { RedactionPartProps } from './KindsCard.tsx'
import { placeWords } from './placeWords.ts'
import { isExcepted, withReplaced, withStandIn } from './redactionChanges.ts'

/** Values that are shown at once. */
const PAGE = 100

/** What is replaced by what: a value can stay, and its stand-in be another. */
export function ValuesTable({ changes, shown, onChange, onShow }: RedactionPartProps) {
  const { t } = useText('share')
  const { kind, text, offset } = shown
  const asked = { ...changes, ...(kind !== undefined && { kind }), ...(text !== '' && { text }), offset, limit: PAGE }
  const found = useView('redact.preview', asked, { keepsLast: true })
  return (
    <>
      <TextInput
        size="xs"
        className="redaction-search"
        leftSection={<IconSearch size={14} />}
        data-find
        aria-label={t('searchValues')}
        placeholder={t('searchValues')}
        value={text}
        onChange={(event) => onShow({ ...shown, text: event.currentTarget.value, offset: 0 })}
      />
      {found.status === 'loading' && <TabLoading />}
      {found.status === 'failed' && <TabFailure message={found.message} />}
      {found.status === 'ready' && found.view.total === 0 && (
        <EmptyState
          icon={<IconShieldLock size={28} stroke={1.5} />}
          title={t(found.view.kinds.length === 0 ? 'noValues' : 'noValuesFit')}
          why={t(found.view.kinds.length === 0 ? 'noValuesWhy' : 'noValuesFitWhy')}
        />
      )}
      {found.status === 'ready' && found.view.total > 0 && (
        <>
          <table className="redaction-table" aria-label={t('kinds')}>
            <thead>
              <tr>
                <th scope="col" aria-label={t('redact')} />
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('standIn')}</th>
                <th scope="col">{t('count')}</th>
                <th scope="col">{t('place')}</th>
              </tr>
            </thead>
            <tbody>
              {found.view.rows.map((row) => (
                <ValueRow key={`${row.kind} ${row.value}`} row={row} changes={changes} onChange={onChange} />
              ))}
            </tbody>
          </table>
          {found.view.total > PAGE && (
            <Pager {...{ total: found.view.total, offset }} onGo={(next) => onShow({ ...shown, offset: next })} />
          )}
        </>
      )}
    </>
  )
}

function ValueRow({ row, changes, onChange }: { readonly row: FoundValue } & Pick<RedactionPartProps, 'changes' | 'onChange'>) {
  const { t, pick, formatNumber } = useText('share')
  const { value, standIn, count, places, isWord } = row
  const excepted = isExcepted(changes, value)
  const met = [...new Set(places.map((place) => placeWords(place, { t, pick })))].join(', ')
  return (
    <tr className={excepted ? 'excepted' : undefined}>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('replaceValue', { value })}
          checked={!excepted}
          onChange={(event) => onChange(withReplaced(changes, value, event.currentTarget.checked))}
        />
      </td>
      <td>
        <span className="mono small redaction-cell" dir="auto" title={value}>
          {value}
        </span>
        <span className="t2 small">
          {t(`kind.${row.kind}`)}
          {isWord && (
            <span title={t('asWordWhy')}>
              {' · '}
              {t('asWord')}
            </span>
          )}
        </span>
      </td>
      <td>
        {excepted ? (
          <span className="t2 small">{t('stays')}</span>
        ) : (
          <TextInput
            key={standIn}
            size="xs"
            className="mono"
            aria-label={t('standInOf', { value })}
            defaultValue={standIn}
            onBlur={(event) => {
              const typed = event.currentTarget.value
              if (typed !== standIn) onChange(withStandIn(changes, value, typed))
            }}
          />
        )}
      </td>
      {row.kind === 'added' ? (
        <td className="t2" title={t('addedCount')}>
          –
        </td>
      ) : (
        <td className="num">{formatNumber(count)}</td>
      )}
      <td className="t2 small">
        <span className="redaction-places" title={met}>
          {row.kind === 'added' ? t('addedCount') : met}
        </span>
      </td>
    </tr>
  )
}

function Pager({ total, offset, onGo }: { readonly total: number; readonly offset: number; readonly onGo: (offset: number) => void }) {
  const { t } = useText('share')
  return (
    <div className="row redaction-pager">
      <span className="t2 small num">{t('rows', { from: offset + 1, to: Math.min(total, offset + PAGE), total })}</span>
      <Button size="xs" variant="default" disabled={offset === 0} onClick={() => onGo(Math.max(0, offset - PAGE))}>
        {t('earlier')}
      </Button>
      <Button size="xs" variant="default" disabled={offset + PAGE >= total} onClick={() => onGo(offset + PAGE)}>
        {t('later')}
      </Button>
    </div>
  )
}
