import { useState } from 'react'
import type { Finding } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useText } from '../../host/index.ts'
import { EvidenceLine } from '../../ui/index.ts'

const FIRST = 4

/** The places a finding rests on, with their quotes; the rest unfolds in place. What speaks against it always stands below. */
export function EvidenceList({ finding }: { readonly finding: Finding }) {
  const { t, pick } = useText('overview')
  const [all, setAll] = useState(false)
  const shown = all ? finding.evidence : finding.evidence.slice(0, FIRST)
  const left = finding.evidence.length - FIRST
  return (
    <div className="stack">
      <div className="overview-cols-head">
        <h3>{t('evidence')}</h3>
        {left > 0 && (
          <button type="button" className="linklike" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('fewerEvidence') : t('moreEvidence', { count: left })}
          </button>
        )}
      </div>
      <Places places={shown} label={pick(finding.title)} />
      {finding.against.length > 0 && (
        <>
          <h3>{t('against')}</h3>
          <Places places={finding.against} label={pick(finding.title)} />
        </>
      )}
    </div>
  )
}

function Places({ places, label }: { readonly places: readonly EvidenceRef[]; readonly label: string }) {
  return (
    <ul className="stack overview-evidence">
      {places.map((place) => (
        <EvidenceLine key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={label} />
      ))}
    </ul>
  )
}
