import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconUsersGroup } from '@tabler/icons-react'
import type { DeviceDiagnosis, Step, StepId } from '../../../shared/contract/diagnosis.ts'
import { pagesOf } from '../../../shared/knowledge/procedures.ts'
import { useNavigation, useText } from '../../host/index.ts'
import { ActionList, CodeBadge, DetailsPane, EvidenceLine, ProcedureLinks, Section, StateBadge, StateIcon } from '../../ui/index.ts'
import { ComputerObjectCard } from './ComputerObjectCard.tsx'
import { STEP_NUMBERS } from './flowLayout.ts'
import { StepSignsView } from './StepSignsView.tsx'
import { findingsOf, placeKey, placesOf, proceduresOf } from './stepEvidence.ts'
import { stepNeeds } from './stepNeeds.ts'

interface StepPaneProps {
  readonly deviceId: number
  readonly step: Step
  readonly diagnosis: DeviceDiagnosis
  readonly onSelect: (step: StepId) => void
  readonly onClose: () => void
}

/** One step in full: what happened, the codes, what to do, what would prove it, and the proof. */
export function StepPane({ deviceId, step, diagnosis, onSelect, onClose }: StepPaneProps) {
  const { t, pick } = useText('join-flow')
  return (
    <DetailsPane
      name="join-flow"
      badge={<StateBadge state={step.state} word={t(`word.${step.state}`)} filled />}
      title={pick(step.title)}
      subtitle={t('step', { number: STEP_NUMBERS[step.id] })}
      onClose={onClose}
      footer={<Neighbours step={step} steps={diagnosis.steps} onSelect={onSelect} />}
    >
      <Section title={t('whatHappened')}>
        <p>{pick(step.because)}</p>
        {step.state !== 'ok' && step.state !== 'failed' && <p className="small t2">{t(`means.${step.state}`)}</p>}
        {step.codes.map((code) => (
          <div key={code.hex} className="flow-pane-code">
            <CodeBadge hex={code.hex} decimal={code.decimal} />
            <p className="small t2">
              {code.name !== undefined && <span className="mono">{code.name}</span>} {code.meaning !== undefined && pick(code.meaning)}
            </p>
          </div>
        ))}
      </Section>
      <DoNext step={step} diagnosis={diagnosis} />
      {step.id === 'syncwait' && <ComputerObjectCard deviceId={deviceId} />}
      <Checks step={step} />
      <Evidence step={step} />
      <StepSignsView step={step} />
      <Needs step={step} />
      <Findings step={step} diagnosis={diagnosis} />
    </DetailsPane>
  )
}

interface NeighboursProps {
  readonly step: Step
  readonly steps: readonly Step[]
  readonly onSelect: (step: StepId) => void
}

function Neighbours({ step, steps, onSelect }: NeighboursProps) {
  const { t } = useText('join-flow')
  const at = steps.findIndex((candidate) => candidate.id === step.id)
  const previous = steps[at - 1]
  const next = steps[at + 1]
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={15} />}
        disabled={!previous}
        onClick={() => previous && onSelect(previous.id)}
      >
        {t('previousStep')}
      </Button>
      <Button variant="default" rightSection={<IconArrowRight size={15} />} disabled={!next} onClick={() => next && onSelect(next.id)}>
        {t('nextStep')}
      </Button>
    </>
  )
}

type PartProps = Pick<StepPaneProps, 'step' | 'diagnosis'>

/** What to do and who does it, and the app's own pages about it; for a step that nothing tells of, how to collect what does. */
function DoNext({ step, diagnosis }: PartProps) {
  const { t, pick } = useText('join-flow')
  const { openTab } = useNavigation()
  const findings = findingsOf(step, diagnosis.findings)
  const procedures = proceduresOf(findings)
  const who = findings.find((finding) => finding.severity !== 'info')?.who
  const isUnknown = step.state === 'unknown'
  if (step.actions.length === 0 && procedures.length === 0 && !isUnknown) return null
  return (
    <Section
      title={t('doNext')}
      aside={
        step.actions.length > 0 && who !== undefined ? (
          <span className="flow-pane-who">
            <IconUsersGroup size={13} aria-hidden />
            {pick(who)}
          </span>
        ) : undefined
      }
    >
      {step.actions.length > 0 && <ActionList actions={step.actions} />}
      <ProcedureLinks pages={pagesOf(procedures)} label={t('pages')} />
      {isUnknown && (
        <div>
          <Button variant="default" onClick={() => openTab('collect')}>
            {t('howToCollect')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Checks({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  if (step.checks.length === 0) return null
  return (
    <Section title={t('checks')}>
      <ul className="stack">
        {step.checks.map((check) => (
          <li key={check.id} className="flow-pane-check">
            <StateIcon state={check.state} size={15} />
            <span>
              <span className="strong">{pick(check.title)}</span>{' '}
              <span className="t2 small">{check.state === 'ok' ? '' : t(`word.${check.state}`)}</span>
            </span>
            {check.detail !== undefined && <span className="t2">{pick(check.detail)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Needs({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  const needs = stepNeeds(step)
  if (needs.length === 0) return null
  return (
    <Section title={t('answered')}>
      <ul className="stack">
        {needs.map((need) => (
          <li key={need.id} className="flow-pane-check">
            <StateIcon state={need.state} size={15} />
            <span>{pick(need.title)}</span>
            <span className="t2 small">
              {need.word === undefined ? t(need.state === 'unknown' ? 'noSourceSays' : `word.${need.state}`) : pick(need.word)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Evidence({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  const places = placesOf(step)
  return (
    <Section title={t('evidence')} aside={places.length > 0 ? t('evidenceCount', { count: places.length }) : undefined}>
      {places.length === 0 && <p className="small t2">{t('noEvidence')}</p>}
      <ul className="stack">
        {places.map((place) => (
          <EvidenceLine key={placeKey(place)} evidence={place} from={pick(step.title)} />
        ))}
      </ul>
    </Section>
  )
}

/** The findings of the step; a click opens them in the overview, where they are confirmed or dismissed. */
function Findings({ step, diagnosis }: PartProps) {
  const { t, pick } = useText('join-flow')
  const { openTab } = useNavigation()
  const findings = findingsOf(step, diagnosis.findings)
  if (findings.length === 0) return null
  return (
    <Section title={t('findings')}>
      <ul className="stack">
        {findings.map((finding) => (
          <li key={finding.rule} className="flow-pane-check">
            <StateIcon state={finding.severity} size={15} />
            <button type="button" className="linklike" onClick={() => openTab('overview', { finding: finding.rule })}>
              {pick(finding.title)}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
