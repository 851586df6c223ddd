import { Button } from '@mantine/core'
import { IconArrowBackUp, IconGitBranch } from '@tabler/icons-react'
import { useState } from 'react'
import type { FlowChoice, Join } from '../../../shared/contract/diagnosis.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'
import { useAction, useCase, useText } from '../../host/index.ts'
import { EvidenceChip } from '../../ui/index.ts'
import { FlowChoices } from './FlowChoices.tsx'
import { FlowReasonDialog } from './FlowReasonDialog.tsx'
import { flowTitle } from './flowTitle.ts'

interface FlowDecisionProps {
  readonly deviceId: number
  readonly join: Join
}

/** Which flow the device is on: said with its reason and the place that decided it, and open to change by a person. */
export function FlowDecision({ deviceId, join }: FlowDecisionProps) {
  const { t } = useText('join-flow')
  const { state } = useCase()
  const decide = useAction('device.chooseFlow')
  const [asked, setAsked] = useState<FlowChoice | undefined>(undefined)
  const isReadOnly = state.open && state.readOnly
  const takeBack = () => decide.run({ deviceId, choice: null, reason: '' })
  return (
    <section className="flow-decision" aria-label={t('flowThatApplies')}>
      <IconGitBranch size={16} stroke={1.75} className="t2" aria-hidden />
      <span className="t2">{t('flowThatApplies')}</span>
      <FlowChoices
        flow={join.flow}
        disabled={isReadOnly || decide.pending}
        onChoose={(choice) => (choice === join.flow.byEvidence && join.flow.byPerson !== undefined ? takeBack() : setAsked(choice))}
      />
      <Because join={join} />
      {join.flow.byPerson !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} />}
          disabled={isReadOnly}
          loading={decide.pending}
          onClick={takeBack}
        >
          {t('backToEvidence')}
        </Button>
      )}
      <FlowReasonDialog
        asked={asked}
        flow={join.flow}
        pending={decide.pending}
        onCancel={() => setAsked(undefined)}
        onDecide={async (choice, reason) => {
          if ((await decide.run({ deviceId, choice, reason })) !== undefined) setAsked(undefined)
        }}
      />
    </section>
  )
}

/** Why this flow: what a person said, and beside it what the evidence says; or the evidence alone. */
function Because({ join }: { readonly join: Join }) {
  const { t, pick, formatDay } = useText('join-flow')
  const { byPerson, byEvidence, choice } = join.flow
  if (byPerson !== undefined) {
    return (
      <span className="flow-decision-person">
        <b>{t('decidedByPerson', { day: formatDay(byPerson.at) })}</b> {t('quoted', { text: byPerson.reason })}{' '}
        <span className="t2">
          {byEvidence === undefined ? t('evidenceDoesNotDecide') : t('evidenceSays', { flow: flowTitle(join.flow, byEvidence, t, pick) })}
        </span>
      </span>
    )
  }
  return (
    <>
      <span className="t2 flow-decision-why">
        {choice === undefined ? '' : `${t('because')} `}
        {pick(join.modeBecause)}
      </span>
      {join.modeEvidence.slice(0, 3).map((place) => (
        <EvidenceChip key={`${place.artefactId} ${formatLocator(place.locator)}`} evidence={place} from={t('flowThatApplies')} />
      ))}
    </>
  )
}
