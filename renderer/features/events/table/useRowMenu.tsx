import {
  IconBraces,
  IconClipboardText,
  IconClockPin,
  IconCode,
  IconFileSearch,
  IconFilter,
  IconFilterX,
  IconMessage,
  IconPin,
} from '@tabler/icons-react'
import type { EventFilter, EventListRow, EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { useAction, useCase, useCopy, useNavigation, useText } from '../../../host/index.ts'
import { eventEvidence } from '../details/eventEvidence.ts'
import { around, only, toggled } from '../filters/eventFilters.ts'
import { providerLabel } from '../providerLabel.ts'

interface RowMenuOptions {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly summary: EventSummary
  readonly onComment: (id: number) => void
}

/** What can be done with rows: the entries of their context menu, and what keys do without it. */
export function useRowMenu({ filter, onFilter, summary, onComment }: RowMenuOptions) {
  const { t, pick } = useText('events')
  const { openPlace } = useNavigation()
  const { state } = useCase()
  const copyText = useCopy()
  const copyEvent = useAction('events.copy')
  const detail = useAction('events.detail')
  const pin = useAction('events.pin')
  const isReadOnly = state.open && state.readOnly
  const copy = async (rows: readonly EventListRow[], form: 'line' | 'json' | 'xml') => {
    if (rows.length === 0) return
    const copied = await copyEvent.run({ ids: rows.map(({ id }) => id), form })
    if (copied !== undefined) copyText(copied.text, t('copiedEvents', { count: rows.length }))
  }
  const openEvidence = async (row: EventListRow) => {
    const found = await detail.run({ id: row.id })
    if (found === undefined) return
    const name = row.title === undefined ? (row.name ?? t('eventNumber', { id: row.eventId ?? row.id })) : pick(row.title)
    openPlace(eventEvidence(found), t('openedFromEvent', { name }))
  }
  const filterEntries = (row: EventListRow) => {
    const provider = row.provider ?? row.providerId ?? null
    const label = provider === null ? t('noProvider') : providerLabel(provider)
    const providers = summary.providers.map(({ value }) => value)
    const id = row.eventId ?? null
    return [
      entry('onlyProvider', t('onlyProvider', { name: label }), IconFilter, () => onFilter(only(filter, 'providers', provider))),
      ...(providers.length > 1
        ? [
            entry('hideProvider', t('hideProvider', { name: label }), IconFilterX, () =>
              onFilter(toggled(filter, 'providers', provider, providers)),
            ),
          ]
        : []),
      ...(id === null
        ? []
        : [
            entry('onlyId', t('onlyId', { id, name: label }), IconFilter, () =>
              onFilter(only(only(filter, 'providers', provider), 'eventIds', id)),
            ),
          ]),
      ...(row.time === undefined
        ? []
        : [entry('around', t('aroundThis'), IconClockPin, () => onFilter({ ...filter, ...around(row.time ?? '', 60_000) }))]),
    ]
  }
  /** The row that the menu was opened on, and all that are selected with it. */
  const entriesOf = (row: EventListRow, rows: readonly EventListRow[]) => [
    entry('line', t('copyLine'), IconClipboardText, () => void copy(rows, 'line')),
    entry('json', t('copyJson'), IconBraces, () => void copy(rows, 'json')),
    entry('xml', t('copyXml'), IconCode, () => void copy(rows, 'xml')),
    ...filterEntries(row),
    ...(isReadOnly
      ? []
      : [
          entry('pin', t(row.pinned ? 'unpin' : 'pin'), IconPin, () => void pin.run({ id: row.id, pinned: !row.pinned })),
          entry('comment', t('comment'), IconMessage, () => onComment(row.id)),
        ]),
    entry('evidence', t('openEvidence'), IconFileSearch, () => void openEvidence(row)),
  ]
  return { entriesOf, copy, openEvidence }
}

const entry = (id: string, label: string, Icon: typeof IconPin, run: () => void) => ({ id, label, icon: <Icon size={16} />, run })
