import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import type { Step, StepId } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useText } from '../../host/index.ts'
import { ActionList, CodeBadge, DetailsPane, EvidenceLine, Section, StateBadge, StateIcon } from '../../ui/index.ts'
import { STEP_NUMBERS } from './flowLayout.ts'
import { stepNeeds } from './stepNeeds.ts'

interface StepPaneProps {
  readonly step: Step
  readonly steps: readonly Step[]
  readonly onSelect: (step: StepId) => void
  readonly onClose: () => void
}

/** One step in full: what happened, the codes, what to do, and the proof. */
export function StepPane({ step, steps, onSelect, onClose }: StepPaneProps) {
  const { t, pick } = useText('join-flow')
  const at = steps.findIndex((candidate) => candidate.id === step.id)
  const previous = steps[at - 1]
  const next = steps[at + 1]
  const places = placesOf(step)
  return (
    <DetailsPane
      name="join-flow"
      badge={<StateBadge state={step.state} word={t(`word.${step.state}`)} filled />}
      title={pick(step.title)}
      subtitle={t('step', { number: STEP_NUMBERS[step.id] })}
      onClose={onClose}
      footer={
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
      }
    >
      <Section title={t('whatHappened')}>
        <p>{pick(step.because)}</p>
        {step.codes.map((code) => (
          <div key={code.hex} className="flow-pane-code">
            <CodeBadge hex={code.hex} decimal={code.decimal} name={code.name} />
            {code.meaning !== undefined && <p className="small t2">{pick(code.meaning)}</p>}
          </div>
        ))}
      </Section>
      {step.actions.length > 0 && (
        <Section title={t('doNext')}>
          <ActionList actions={step.actions} />
        </Section>
      )}
      {step.checks.length > 0 && (
        <Section title={t('checks')}>
          {step.checks.map((check) => (
            <div key={check.title.en} className="flow-pane-check">
              <StateIcon state={check.state} size={15} />
              <span className="strong">{pick(check.title)}</span>
              {check.detail !== undefined && <span className="t2">{pick(check.detail)}</span>}
            </div>
          ))}
        </Section>
      )}
      <Needs step={step} />
      <Section title={t('evidence')} aside={places.length > 0 ? t('evidenceCount', { count: places.length }) : undefined}>
        {places.length === 0 && <p className="small t2">{t('noEvidence')}</p>}
        <ul className="stack">
          {places.map((place) => (
            <EvidenceLine key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={pick(step.title)} />
          ))}
        </ul>
      </Section>
    </DetailsPane>
  )
}

function Needs({ step }: { readonly step: Step }) {
  const { t, pick } = useText('join-flow')
  const needs = stepNeeds(step)
  if (needs.length === 0) return null
  return (
    <Section title={t('needs')}>
      {needs.map((need) => (
        <div key={need.id} className="flow-pane-check">
          <StateIcon state={need.state} size={15} />
          <span>{pick(need.title)}</span>
          <span className="t2 small">
            {need.word === undefined ? t(need.state === 'unknown' ? 'noSourceSays' : `word.${need.state}`) : pick(need.word)}
          </span>
        </div>
      ))}
    </Section>
  )
}

/** The places of the step and of its checks, each once. */
function placesOf(step: Step): readonly EvidenceRef[] {
  const all = [...step.evidence, ...step.checks.flatMap((check) => check.evidence)]
  return [...new Map(all.map((place) => [`${place.artefactId} ${formatLocator(place.locator)}`, place])).values()]
}
