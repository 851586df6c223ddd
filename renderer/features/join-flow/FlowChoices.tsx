import { Button, Popover, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconCircle, IconCircleDotFilled } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { type FlowChoice, type FlowDecision, flowChoiceSchema } from '../../../shared/contract/diagnosis.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useEscape, useText } from '../../host/index.ts'
import { EvidenceChip, StateIcon } from '../../ui/index.ts'
import { flowTitle } from './flowTitle.ts'

type Candidate = FlowDecision['candidates'][number]
type Reason = Candidate['speaksFor'][number]

interface FlowChoicesProps {
  readonly flow: FlowDecision
  readonly disabled: boolean
  readonly onChoose: (choice: FlowChoice) => void
}

/** The flows to choose from, each with what speaks for and against it. Arrow keys move, Enter chooses, Esc closes. */
export function FlowChoices({ flow, disabled, onChoose }: FlowChoicesProps) {
  const { t, pick } = useText('join-flow')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const choose = (choice: FlowChoice) => {
    setOpened(false)
    if (choice !== flow.choice) onChoose(choice)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      closeOnEscape={false}
      position="bottom-start"
      width="min(760px, calc(100vw - 32px))"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className="flow-decision-mode"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {flowTitle(flow, flow.choice, t, pick)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="flow-choices" aria-label={t('flowThatApplies')}>
        <ul onKeyDown={moveBetweenChoices}>
          {candidatesOf(flow).map((candidate) => (
            <ChoiceItem
              key={candidate.choice}
              candidate={candidate}
              flow={flow}
              disabled={disabled}
              onChoose={() => choose(candidate.choice)}
            />
          ))}
        </ul>
        <p className="small t2 flow-choices-note">{t('changeIsKept')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Every flow there is: one that the diagnosis says nothing of can be chosen too. */
function candidatesOf(flow: FlowDecision): readonly (Omit<Candidate, 'title'> & Partial<Candidate>)[] {
  return flowChoiceSchema.options.map(
    (choice) => flow.candidates.find((candidate) => candidate.choice === choice) ?? { choice, speaksFor: [], speaksAgainst: [] },
  )
}

function moveBetweenChoices(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const picks = [...event.currentTarget.querySelectorAll<HTMLElement>('.flow-choice-pick')]
  const at = picks.findIndex((pick) => pick.closest('li')?.contains(document.activeElement))
  picks[Math.max(0, Math.min(picks.length - 1, at + step))]?.focus()
}

interface ChoiceItemProps {
  readonly candidate: ReturnType<typeof candidatesOf>[number]
  readonly flow: FlowDecision
  readonly disabled: boolean
  readonly onChoose: () => void
}

function ChoiceItem({ candidate, flow, disabled, onChoose }: ChoiceItemProps) {
  const { t, pick } = useText('join-flow')
  const chosen = candidate.choice === flow.choice
  const Mark = chosen ? IconCircleDotFilled : IconCircle
  return (
    <li className={chosen ? 'flow-choice chosen' : 'flow-choice'}>
      <button
        type="button"
        className="flow-choice-pick"
        aria-pressed={chosen}
        disabled={disabled}
        data-autofocus={chosen || undefined}
        onClick={onChoose}
      >
        <Mark size={17} className={chosen ? 'flow-choice-mark' : 't2'} aria-hidden />
        <b>{flowTitle(flow, candidate.choice, t, pick)}</b>
        <Fit candidate={candidate} flow={flow} />
      </button>
      {candidate.speaksFor.map((reason) => (
        <ReasonLine key={`for ${reason.text.en}`} reason={reason} state="ok" />
      ))}
      {candidate.speaksAgainst.map((reason) => (
        <ReasonLine key={`against ${reason.text.en}`} reason={reason} state="failed" />
      ))}
    </li>
  )
}

/** The weight of the evidence in a word, at the right of the flow's name. */
function Fit({ candidate, flow }: Pick<ChoiceItemProps, 'candidate' | 'flow'>) {
  const { t } = useText('join-flow')
  const against = candidate.speaksAgainst.length
  if (candidate.choice === flow.byEvidence) return <span className="small ok strong">{t('fitsEvidence')}</span>
  if (against > 0) return <span className="small t2">{t('speaksAgainst', { count: against })}</span>
  return <span className="small t2">{t(candidate.speaksFor.length > 0 ? 'possible' : 'nothingSaysSo')}</span>
}

function ReasonLine({ reason, state }: { readonly reason: Reason; readonly state: 'ok' | 'failed' }) {
  const { t, pick } = useText('join-flow')
  return (
    <div className="flow-choice-reason">
      <StateIcon state={state} size={13} />
      <span>
        <VisuallyHidden>{t(state === 'ok' ? 'for' : 'against')} </VisuallyHidden>
        {pick(reason.text)}
      </span>
      {reason.evidence.slice(0, 2).map((place) => (
        <EvidenceChip key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={t('flowThatApplies')} />
      ))}
    </div>
  )
}
