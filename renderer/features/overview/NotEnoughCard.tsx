import { Button } from '@mantine/core'
import { IconClipboard, IconFileImport, IconRoute } from '@tabler/icons-react'
import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { joinStates } from '../../../shared/knowledge/joinStates.ts'
import { useCopy, useImport, useNavigation, useText } from '../../host/index.ts'
import { ActionList, EvidenceChip, StateBadge, StateIcon, type StateName } from '../../ui/index.ts'
import { FlowDecisionNote } from './FlowDecisionNote.tsx'

interface NotEnoughCardProps {
  readonly device: DeviceRow
  readonly diagnosis: DeviceDiagnosis
}

/** The verdict when the files do not decide: what is known, what is still possible, and what to collect to tell them apart. */
export function NotEnoughCard({ device, diagnosis }: NotEnoughCardProps) {
  const { t, pick, formatTime } = useText('overview')
  const { openTab } = useNavigation()
  const { chooseFiles } = useImport()
  const copy = useCopy()
  const { verdict } = diagnosis
  const commands = verdict.collect.flatMap((action) => (action.command === undefined ? [] : [action.command]))
  return (
    <section className="card overview-verdict overview-verdict-unknown" aria-label={device.name}>
      <header className="overview-head">
        <div className="overview-head-line">
          <StateBadge state="unknown" word={t('notEnough')} filled />
          <span className="strong">{device.name}</span>
          <span className="t2 small">{[device.os, device.osBuild].filter((part) => part !== undefined).join(' · ')}</span>
          {verdict.provisional && <span className="tag">{t('provisional')}</span>}
        </div>
        <h2>{pick(verdict.title)}</h2>
        <p className="overview-text">{pick(verdict.cause)}</p>
        {verdict.provisional && <p className="t2 small">{t('provisionalWhy')}</p>}
        <FlowDecisionNote deviceId={device.id} join={diagnosis.join} />
      </header>
      <Known diagnosis={diagnosis} />
      <StillPossible diagnosis={diagnosis} />
      {verdict.collect.length > 0 && (
        <div className="overview-collect">
          <h3>{t('collectThis')}</h3>
          <ActionList actions={verdict.collect} />
        </div>
      )}
      <footer className="overview-foot">
        {commands.length > 0 && (
          <Button leftSection={<IconClipboard size={15} />} onClick={() => copy(commands.join('\n'))}>
            {t('copyAllCommands')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconFileImport size={15} />} onClick={() => chooseFiles()}>
          {t('import')}
        </Button>
        <Button variant="default" leftSection={<IconRoute size={15} />} onClick={() => openTab('join-flow', { deviceId: device.id })}>
          {t('openJoinFlow')}
        </Button>
        {diagnosis.judgedFor !== undefined && (
          <span className="overview-foot-time">{t('judgedFor', { time: formatTime(diagnosis.judgedFor) })}</span>
        )}
      </footer>
    </section>
  )
}

interface KnownFact {
  readonly key: string
  readonly state: StateName
  readonly text: string
  readonly evidence: EvidenceRef | undefined
}

/** What the files do say: the observed state, the enrollment status, and every check that is decided. */
function Known({ diagnosis }: { readonly diagnosis: DeviceDiagnosis }) {
  const { t, pick } = useText('overview')
  const known: KnownFact[] = []
  const observed = joinStates.find((state) => state.id === diagnosis.join.observed)
  if (observed !== undefined) {
    known.push({ key: 'observed', state: 'info', text: pick(observed.title), evidence: diagnosis.join.observedEvidence[0] })
  }
  const status = diagnosis.enrollmentStatus
  if (status !== undefined) {
    const text = `${status.code} ${status.hex} ${pick(status.title)}`
    known.push({ key: 'status', state: status.severity, text, evidence: status.evidence[0] })
  }
  for (const step of diagnosis.steps) {
    for (const [index, check] of step.checks.entries()) {
      if (check.state !== 'ok' && check.state !== 'failed') continue
      known.push({ key: `${step.id}${index}`, state: check.state, text: pick(check.title), evidence: check.evidence[0] })
    }
  }
  if (known.length === 0) return null
  return (
    <div className="overview-known">
      <h3>{t('whatIsKnown')}</h3>
      <ul>
        {known.map((fact) => (
          <li key={fact.key}>
            <StateIcon state={fact.state} />
            {fact.text}
            {fact.evidence !== undefined && (
              <EvidenceChip key={formatLocator(fact.evidence.locator)} evidence={fact.evidence} from={pick(diagnosis.verdict.title)} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Findings that are only possible: causes the files neither prove nor exclude. */
function StillPossible({ diagnosis }: { readonly diagnosis: DeviceDiagnosis }) {
  const { t, pick } = useText('overview')
  const possible = diagnosis.findings.filter((finding) => finding.confidence === 'possible')
  if (possible.length === 0) return null
  return (
    <table className="table overview-possible">
      <thead>
        <tr>
          <th>{t('stillPossible')}</th>
          <th>{t('whatSpeaksForIt')}</th>
        </tr>
      </thead>
      <tbody>
        {possible.map((finding) => (
          <tr key={finding.rule}>
            <td>
              <StateBadge state="unknown" word={pick(finding.title)} />
            </td>
            <td>
              {finding.evidence.slice(0, 2).map((place) => (
                <EvidenceChip key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={pick(finding.title)} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
