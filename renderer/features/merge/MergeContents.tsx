import type { MergeCounts, MergePreview } from '../../../shared/contract/mergeRequests.ts'
import { useText } from '../../host/index.ts'

const work = [
  'notes',
  'checklist',
  'attachments',
  'reviews',
  'flowDecisions',
  'eventMarks',
  'filters',
  'ruleDrafts',
  'tags',
  'logEntries',
] as const satisfies readonly (keyof MergeCounts)[]

/** What comes, in numbers; what is none is not told. */
export function MergeContents({ preview }: { readonly preview: MergePreview }) {
  const { t, formatNumber } = useText('merge')
  const { counts, devices } = preview
  const { coming, duplicates, present } = counts.evidence
  const news = devices.filter(({ outcome }) => outcome === 'new').length
  const same = devices.filter(({ outcome }) => outcome === 'same').length
  const lines = [
    ...(coming > 0 ? [t('evidence', { count: coming })] : []),
    ...(duplicates > 0 ? [t('duplicates', { count: formatNumber(duplicates) })] : []),
    ...(present > 0 ? [t('present', { count: formatNumber(present) })] : []),
    ...(news > 0 ? [t('newDevices', { count: news })] : []),
    ...(same > 0 ? [t('sameDevices', { count: same })] : []),
    ...work.filter((name) => counts[name] > 0).map((name) => t(name, { count: counts[name] })),
  ]
  const isNothing = coming === 0 && work.every((name) => counts[name] === 0)
  return (
    <section className="merge-part">
      <h3>{t('brings')}</h3>
      {isNothing && <p>{t('nothing')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
