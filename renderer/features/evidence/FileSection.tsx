import { useState } from 'react'
import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import { isDeviceless } from '../../../shared/facts/format.ts'
import { useText, useView } from '../../host/index.ts'
import { CopyId, Fields, Section, StateBadge } from '../../ui/index.ts'
import { MoveToDevice } from './MoveToDevice.tsx'
import { ProblemText } from './ProblemText.tsx'

interface FileSectionProps {
  readonly detail: ArtefactDetail
  readonly onOpenArtefact: (artefactId: number) => void
}

const STATUS = { read: 'ok', partlyRead: 'warning', unknown: 'unknown', failed: 'error' } as const

/** The file itself: where it came from, how much of it was read, whose it is. */
export function FileSection({ detail, onOpenArtefact }: FileSectionProps) {
  const { t, formatNumber, formatTime } = useText('evidence')
  const [moving, setMoving] = useState(false)
  const record = useView('case.record', {})
  const isRedacted = record.status === 'ready' && record.view.redacted
  const { account } = detail
  const unread = account.problem + account.unknown
  const size =
    unread === 0
      ? t('allRead', { bytes: formatNumber(detail.bytes) })
      : t('partRead', {
          bytes: formatNumber(detail.bytes),
          read: formatNumber(account.parsed),
          problem: formatNumber(account.problem),
          unknown: formatNumber(account.unknown),
        })
  const rows: [string, React.ReactNode][] = [
    [t('path'), detail.path === '' ? detail.name : detail.path],
    ...(detail.path === '' || detail.container === detail.path ? [] : [[t('container'), detail.container] as [string, React.ReactNode]]),
    [t('state'), <StateBadge key="status" state={STATUS[detail.status]} word={t(`status.${detail.status}`)} />],
    [t('size'), detail.format === 'zip' ? formatNumber(detail.bytes) : size],
    ...(detail.encoding === undefined ? [] : [[t('encoding'), detail.encoding] as [string, React.ReactNode]]),
    ...(detail.modifiedAt === undefined ? [] : [[t('modified'), formatTime(detail.modifiedAt)] as [string, React.ReactNode]]),
    [t('imported'), formatTime(detail.importedAt)],
    ['SHA-256', isRedacted ? t('hashRedacted') : <CopyId key="sha" id={detail.sha256} />],
    [
      t('device'),
      isDeviceless(detail.format) ? (
        t(detail.format === 'deviceInventory' ? 'deviceOfEachRow' : 'deviceOfNone')
      ) : (
        <span key="device">
          {detail.device === undefined ? t('noDevice') : `${detail.device}, ${t(`assignedBy.${detail.assignedBy}`)}`}{' '}
          <button type="button" className="linklike" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            {t('change')}
          </button>
        </span>
      ),
    ],
  ]
  return (
    <>
      <Section title={t('file')}>
        <Fields rows={rows} nameWidth={96} />
        {moving && <MoveToDevice detail={detail} onDone={() => setMoving(false)} />}
      </Section>
      {detail.otherPlaces.length > 0 && (
        <Section title={t('otherPlaces')} aside={String(detail.otherPlaces.length)}>
          <ul className="evidence-used">
            {detail.otherPlaces.map((place) => (
              <li key={place.artefactId}>
                <button
                  type="button"
                  className="evidence-used-text linklike evidence-place-button"
                  onClick={() => onOpenArtefact(place.artefactId)}
                >
                  {place.path === '' ? place.container : `${place.container} · ${place.path}`}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {detail.problemList.length > 0 && (
        <Section title={t('problems')} aside={String(detail.problems)}>
          <div className="evidence-problems">
            {detail.problemList.map((problem, index) => (
              <ProblemText key={`${index} ${problem.code}`} problem={problem} />
            ))}
          </div>
        </Section>
      )}
    </>
  )
}
