import { Button } from '@mantine/core'
import { IconRoute, IconUsersGroup } from '@tabler/icons-react'
import type { DeviceDiagnosis, Finding } from '../../../shared/contract/diagnosis.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useNavigation, useText } from '../../host/index.ts'
import { ActionList, CodeBadge, Confidence, Notice, ProcedureLinks, StateBadge, sourcesFor, verdictFinding } from '../../ui/index.ts'
import { CauseChain } from './CauseChain.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { FlowDecisionNote } from './FlowDecisionNote.tsx'
import { ReviewBar } from './ReviewBar.tsx'
import { SourceLinks } from './SourceLinks.tsx'

interface VerdictCardProps {
  readonly device: DeviceRow
  readonly diagnosis: DeviceDiagnosis
}

/** The answer for one device: cause, how sure, on what, and what to do next. Always in this order. */
export function VerdictCard({ device, diagnosis }: VerdictCardProps) {
  const { t } = useText('overview')
  const finding = verdictFinding(diagnosis)
  return (
    <section className={`card overview-verdict overview-verdict-${diagnosis.verdict.severity}`} aria-label={device.name}>
      <VerdictHead device={device} diagnosis={diagnosis} finding={finding} />
      {diagnosis.verdict.provisional && (
        <div className="overview-provisional">
          <Notice tone="info" title={t('provisional')}>
            {t('provisionalWhy')}
          </Notice>
        </div>
      )}
      {finding !== undefined && <FindingBody finding={finding} diagnosis={diagnosis} />}
      <VerdictFoot device={device} diagnosis={diagnosis} finding={finding} />
    </section>
  )
}

interface PartProps extends VerdictCardProps {
  readonly finding: Finding | undefined
}

function VerdictHead({ device, diagnosis, finding }: PartProps) {
  const { t, pick } = useText('overview')
  const { verdict } = diagnosis
  const isRoot = finding !== undefined && finding.severity !== 'info'
  const word =
    verdict.severity === 'ok' ? t('healthy') : verdict.severity === 'unknown' ? t('notEnough') : t(isRoot ? 'rootCause' : 'finding')
  return (
    <header className="overview-head">
      <div className="overview-head-line">
        <StateBadge state={verdict.severity} word={word} filled />
        <span className="strong">{device.name}</span>
        <span className="t2 small">{[device.os, device.osBuild].filter((part) => part !== undefined).join(' · ')}</span>
        {finding !== undefined && <VerdictConfidence finding={finding} />}
      </div>
      <h2>{pick(verdict.title)}</h2>
      <p className="overview-text">{pick(verdict.cause)}</p>
      <FlowDecisionNote deviceId={device.id} join={diagnosis.join} />
    </header>
  )
}

const LEVEL = { certain: 3, likely: 2, possible: 1 } as const
const WORD = { certain: 'confidenceCertain', likely: 'confidenceLikely', possible: 'confidencePossible' } as const

function VerdictConfidence({ finding }: { readonly finding: Finding }) {
  const { t } = useText('overview')
  const { agree, all } = sourcesFor(finding)
  return (
    <Confidence level={LEVEL[finding.confidence]} word={t(WORD[finding.confidence])} detail={t('sourcesAgree', { agree, count: all })} />
  )
}

/** Everything of a finding below its headline; the table of other findings shows the same when a row is opened. */
function FindingBody({ finding, diagnosis }: { readonly finding: Finding; readonly diagnosis: DeviceDiagnosis }) {
  const { t, pick } = useText('overview')
  return (
    <>
      <CauseChain findings={diagnosis.findings} root={finding} enrollmentStatus={diagnosis.enrollmentStatus} />
      <div className="overview-cols">
        <div className="stack">
          <div className="overview-cols-head">
            <h3>{t('doNext')}</h3>
            {finding.who !== undefined && (
              <span className="tag">
                <IconUsersGroup size={13} />
                {pick(finding.who)}
              </span>
            )}
          </div>
          <ActionList actions={finding.actions} />
          <ProcedureLinks pages={pagesOf(finding.procedures)} label={t('pages')} />
        </div>
        <EvidenceList finding={finding} />
      </div>
      {finding.codes.length > 0 && (
        <div className="overview-codes">
          {finding.codes.map((code) => (
            <CodeBadge key={code.hex} hex={code.hex} decimal={code.decimal} name={code.name} />
          ))}
        </div>
      )}
      <SourceLinks links={finding.links} />
    </>
  )
}

function VerdictFoot({ device, diagnosis, finding }: PartProps) {
  const { t, formatTime } = useText('overview')
  const { openTab } = useNavigation()
  const time = diagnosis.judgedFor === undefined ? undefined : t('judgedFor', { time: formatTime(diagnosis.judgedFor) })
  const joinFlow = (
    <Button leftSection={<IconRoute size={15} />} onClick={() => openTab('join-flow', { deviceId: device.id })}>
      {t('openJoinFlow')}
    </Button>
  )
  if (finding !== undefined) return <ReviewBar deviceId={device.id} finding={finding} time={time} first={joinFlow} />
  return (
    <footer className="overview-foot">
      {joinFlow}
      {time !== undefined && <span className="overview-foot-time">{time}</span>}
    </footer>
  )
}
