import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { useText } from '../../host/index.ts'
import { EvidenceChip, FormatIcon, formatPlace } from '../../ui/index.ts'

interface SideEvidenceProps {
  readonly evidence: readonly EvidenceRef[]
  /** Evidence of another case file cannot be opened from here: its place is told. */
  readonly isOpenCase: boolean
}

/** Where one side says something. */
export function SideEvidence({ evidence, isOpenCase }: SideEvidenceProps) {
  const { t } = useText('compare')
  const app = useText('app')
  if (isOpenCase) {
    return evidence.map((place) => (
      <EvidenceChip key={JSON.stringify([place.artefactId, place.locator])} evidence={place} from={t('title')} />
    ))
  }
  return evidence.map((place) => (
    <span key={JSON.stringify([place.artefactId, place.locator])} className="sides-elsewhere" title={`${place.path}\n${place.quote}`}>
      <FormatIcon format={place.format} size={14} />
      {place.file} {formatPlace(place.locator, app.t).short}
    </span>
  ))
}
