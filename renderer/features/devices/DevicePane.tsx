import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceDiagnosis, Disagreement, Finding } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { DeviceFilter, DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useNavigation, useText, useView } from '../../host/index.ts'
import {
  ActionList,
  CodeBadge,
  Confidence,
  CopyId,
  DetailsPane,
  EvidenceChip,
  Fields,
  ProcedureLinks,
  Section,
  StateBadge,
  sourcesFor,
  verdictFinding,
} from '../../ui/index.ts'
import { PaneReview } from './PaneReview.tsx'

/** From this width on the table leaves room for a wider pane. */
const WIDE = '(min-width: 1151px)'

interface DevicePaneProps {
  readonly deviceId: number
  readonly filter: DeviceFilter
  readonly onShowAlike: (row: DeviceRow) => void
  readonly onClose: () => void
}

/** What went wrong on the selected device, how sure that is, and what to do next. */
export function DevicePane({ deviceId, filter, onShowAlike, onClose }: DevicePaneProps) {
  const { t } = useText('devices')
  const answer = useView('device.view', { deviceId })
  if (answer.status === 'ready')
    return <DeviceVerdict key={deviceId} {...answer.view} filter={filter} onShowAlike={onShowAlike} onClose={onClose} />
  return (
    <DetailsPane name="devices" title={t(answer.status === 'failed' ? 'notShown' : 'loading')} onClose={onClose}>
      {answer.status === 'failed' && <p className="error small">{answer.message}</p>}
    </DetailsPane>
  )
}

interface DeviceVerdictProps extends Omit<DevicePaneProps, 'deviceId'> {
  readonly device: DeviceRow
  readonly diagnosis: DeviceDiagnosis
}

function DeviceVerdict({ device, diagnosis, filter, onShowAlike, onClose }: DeviceVerdictProps) {
  const { t, pick } = useText('devices')
  const { openTab } = useNavigation()
  const { verdict } = diagnosis
  const width = useMediaQuery(WIDE, true, { getInitialValueInEffect: false }) ? 390 : 320
  const alike = useView('devices.groups', { filter: { verdict: [verdict.rule] }, by: 'verdict' })
  const count = alike.status === 'ready' ? alike.view.total : 0
  const finding = verdictFinding(diagnosis)
  const isShown = filter.verdict?.length === 1 && filter.verdict[0] === verdict.rule && Object.keys(filter).length === 1
  const subtitle = [device.name, device.os, count > 1 ? t('alike', { count }) : undefined].filter((part) => part !== undefined)
  return (
    <DetailsPane
      name="devices"
      width={width}
      badge={<StateBadge state={verdict.severity} word={t(badgeOf(verdict.severity, finding))} filled />}
      title={pick(verdict.title)}
      subtitle={subtitle.join(' · ')}
      onClose={onClose}
      footer={
        <>
          <Button leftSection={<IconRoute size={15} />} onClick={() => openTab('join-flow', { deviceId: device.id })}>
            {t('openJoinFlow')}
          </Button>
          {count > 1 && !isShown && (
            <Button variant="default" onClick={() => onShowAlike(device)}>
              {t('selectAll', { count })}
            </Button>
          )}
        </>
      }
    >
      {finding !== undefined && <HowSure finding={finding} />}
      <Section title={t('why')}>
        <p className="devices-pane-text">{pick(verdict.cause)}</p>
        {finding?.codes.map((code) => (
          <CodeBadge key={code.hex} hex={code.hex} decimal={code.decimal} name={code.name} />
        ))}
      </Section>
      {diagnosis.disagreements.length > 0 && <Differs disagreements={diagnosis.disagreements} />}
      <NextSteps finding={finding} diagnosis={diagnosis} />
      {finding !== undefined && <EvidenceOf finding={finding} device={device} />}
      {finding !== undefined && <PaneReview key={finding.rule} deviceId={device.id} finding={finding} />}
    </DetailsPane>
  )
}

/** The word of the badge: a cause is named as such, what is only noted is not. */
function badgeOf(severity: DeviceRow['verdict']['severity'], finding: Finding | undefined): string {
  if (severity === 'ok') return 'severityName.ok'
  if (severity === 'unknown') return 'severityName.unknown'
  return finding !== undefined && finding.severity !== 'info' ? 'rootCause' : 'severityName.info'
}

const LEVEL = { certain: 3, likely: 2, possible: 1 } as const

function HowSure({ finding }: { readonly finding: Finding }) {
  const { t } = useText('devices')
  const { agree, all } = sourcesFor(finding)
  return (
    <div className="devices-pane-sure">
      <Confidence
        level={LEVEL[finding.confidence]}
        word={t(`confidence.${finding.confidence}`)}
        detail={t('sourcesAgree', { agree, count: all })}
      />
    </div>
  )
}

/** Disagreements shown in the pane; the overview has them all. */
const FIRST_DIFFERENCES = 3

function Differs({ disagreements }: { readonly disagreements: readonly Disagreement[] }) {
  const { t, pick } = useText('devices')
  return (
    <Section title={t('whatDiffers')}>
      {disagreements.slice(0, FIRST_DIFFERENCES).map(({ kind, title, values }) => (
        <div key={`${kind} ${title.en}`} className="devices-differs">
          <p className="strong small">{pick(title)}</p>
          <Fields
            nameWidth={130}
            rows={values.map(({ value, evidence }) => [evidence[0]?.file ?? '', <CopyId key={value} id={value} />])}
          />
        </div>
      ))}
    </Section>
  )
}

function NextSteps({ finding, diagnosis }: { readonly finding: Finding | undefined; readonly diagnosis: DeviceDiagnosis }) {
  const { t, pick } = useText('devices')
  const { collect } = diagnosis.verdict
  const actions = finding?.actions ?? []
  return (
    <>
      {actions.length > 0 && (
        <Section title={t('doNext')} aside={finding?.who === undefined ? undefined : pick(finding.who)}>
          <ActionList actions={actions} />
          <ProcedureLinks pages={pagesOf(finding?.procedures ?? [])} label={t('procedures')} />
        </Section>
      )}
      {collect.length > 0 && (
        <Section title={t('collect')}>
          <ActionList actions={collect} />
        </Section>
      )}
    </>
  )
}

const FIRST_PLACES = 4

function EvidenceOf({ finding, device }: { readonly finding: Finding; readonly device: DeviceRow }) {
  const { t } = useText('devices')
  const [all, setAll] = useState(false)
  const places = [...finding.evidence, ...finding.against]
  const aside = places.length > FIRST_PLACES && (
    <button type="button" className="linklike" aria-expanded={all} onClick={() => setAll(!all)}>
      {all ? t('fewer') : t('allPlaces', { count: places.length })}
    </button>
  )
  return (
    <Section title={t('evidence')} aside={aside || undefined}>
      <ul className="devices-chips">
        {(all ? places : places.slice(0, FIRST_PLACES)).map((place: EvidenceRef) => (
          <li key={`${place.artefactId} ${formatLocator(place.locator)}`}>
            <EvidenceChip evidence={place} from={t('verdictOf', { device: device.name })} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
