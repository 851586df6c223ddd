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

/** What comes, in numbers. */
export function MergeContents({ preview }: { readonly preview: MergePreview }) {
  const { t } = useText('merge')
  const { counts, devices } = preview
  const newDevices = devices.filter(({ outcome }) => outcome === 'new').length
  const sameDevices = devices.filter(({ outcome }) => outcome === 'same').length
  const isNothing = counts.evidence.coming === 0 && work.every((name) => counts[name] === 0)
  return (
    <section className="merge-part">
      <h3>{t('brings')}</h3>
      {isNothing && <p>{t('nothing')}</p>}
      <MergeNumbers counts={counts} newDevices={newDevices} sameDevices={sameDevices} />
    </section>
  )
}

interface MergeNumbersProps {
  readonly counts: MergeCounts
  readonly newDevices: number
  readonly sameDevices: number
}

/** What is none is not told. */
export function MergeNumbers({ counts, newDevices, sameDevices }: MergeNumbersProps) {
  const { t } = useText('merge')
  const { coming, duplicates, present } = counts.evidence
  const told = [
    ['evidence', coming],
    ['duplicates', duplicates],
    ['present', present],
    ['newDevices', newDevices],
    ['sameDevices', sameDevices],
    ...work.map((name) => [name, counts[name]] as const),
  ] as const
  return (
    <ul>
      {told
        .filter(([, count]) => count > 0)
        .map(([name, count]) => (
          <li key={name}>{t(name, { count })}</li>
        ))}
    </ul>
  )
}
