import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Output } from '../../../../shared/contract/requests.ts'
import { attributesOf } from '../../../../shared/syncrules/expression/attributesOf.ts'
import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { useText, useView } from '../../../host/index.ts'
import { DetailsPane, EvidenceChip, Section, StateIcon, TabFailure, TabLoading } from '../../../ui/index.ts'
import { AttributeList } from './AttributeList.tsx'
import { CertificateList } from './CertificateList.tsx'
import { attributeLines, type ComputerFacts, computerFacts } from './computerFacts.ts'
import { impactKind } from './impactKind.ts'
import { SideExplanation } from './SideExplanation.tsx'
import type { SideFacts } from './sideFacts.ts'
import type { ImpactInput } from './useImpactRun.ts'
import type { Becomes } from './whatBecomes.ts'

interface ComputerPaneProps {
  readonly objectId: number
  readonly input: ImpactInput
  /** What `Now()` was in the run, ISO. */
  readonly now: string
  readonly onClose: () => void
}

/** One computer of the run: what becomes of it and why, every part of the expression with its value, its certificates and its place. */
export function ComputerPane({ objectId, input, now, onClose }: ComputerPaneProps) {
  const { t } = useText('sync-rules')
  const found = useView('directory.object', { objectId })
  const server = useView('syncRules.connectors', { setId: input.setId ?? 0 }, { enabled: input.setId !== null })
  const failure = found.status === 'failed' ? found : server.status === 'failed' ? server : undefined
  if (failure !== undefined || found.status !== 'ready' || (input.setId !== null && server.status !== 'ready')) {
    return (
      <DetailsPane name="sync-rules-computer" title={t('impact.computer')} onClose={onClose}>
        {failure === undefined ? <TabLoading /> : <TabFailure message={failure.message} />}
      </DetailsPane>
    )
  }
  const connectors = server.status === 'ready' ? server.view.connectors : []
  return <Computer found={found.view} connectors={connectors} input={input} now={now} onClose={onClose} />
}

interface ComputerProps extends Omit<ComputerPaneProps, 'objectId'> {
  readonly found: Output<'directory.object'>
  readonly connectors: Output<'syncRules.connectors'>['connectors']
}

function Computer({ found, connectors, input, now, onClose }: ComputerProps) {
  const { t } = useText('sync-rules')
  const [side, setSide] = useState<'before' | 'after'>('after')
  const facts = useMemo(() => computerFacts(found.object, input, connectors, now), [found, input, connectors, now])
  const lines = useMemo(() => attributeLines(found.object, namesRead(facts)), [found, facts])
  const shown = facts[side]
  return (
    <DetailsPane name="sync-rules-computer" title={found.row.name} subtitle={useSentence(facts.becomes)} width={400} onClose={onClose}>
      <div className="impact-side">
        {impactKind(input) === 'filterAlone' ? (
          <span className="t2">{t('impact.with')}</span>
        ) : (
          <SegmentedControl
            aria-label={t('impact.side')}
            value={side}
            onChange={(value) => setSide(value === 'before' ? 'before' : 'after')}
            data={[
              { value: 'before', label: t('impact.before') },
              { value: 'after', label: t('impact.after') },
            ]}
          />
        )}
        <SideOutcome attribute={input.attribute} side={shown} />
      </div>
      <SideExplanation side={shown} attribute={input.attribute} />
      {(input.attribute === FILTER_ATTRIBUTE || facts.certificates.length > 0) && <CertificateList certificates={facts.certificates} />}
      <Place facts={facts} found={found} />
      <AttributeList lines={lines} first={namesRead(facts)} />
    </DetailsPane>
  )
}

/** `Synced after the change: one certificate is valid and carries its objectGUID`. */
function useSentence({ head, why }: Becomes): string {
  const { t } = useText('sync-rules')
  const what = t(head.key, head.args)
  return why === undefined ? what : t('impact.becomes.because', { what, why: t(why.key, why.args) })
}

/** Attributes that expressions of both sides name, with those of their scoping filters. */
function namesRead({ before, after }: ComputerFacts): readonly string[] {
  const names = [after, before].flatMap((side) => [
    ...(side.parsed?.root === undefined ? [] : attributesOf(side.parsed.root)),
    ...(side.way === 'direct' ? (side.mapping?.source ?? []) : []),
    ...(side.scope?.groups.flatMap(({ conditions }) => conditions.map(({ condition }) => condition.attribute)) ?? []),
  ])
  return [...new Set([...names, 'operatingSystem', 'operatingSystemVersion', 'userCertificate', 'objectGUID'])]
}

/** The outcome as the language writes it, or in a word where nothing flows. */
function SideOutcome({ attribute, side }: { readonly attribute: string; readonly side: SideFacts }) {
  const { t } = useText('sync-rules')
  const { outcome } = side
  if (outcome.kind === 'value') {
    return (
      <code className="impact-outcome">
        {attribute} = {showValue(outcome.value)}
      </code>
    )
  }
  const words = { outOfScope: 'impact.outOfScope', noFlow: 'impact.noFlowValue', error: 'impact.notEvaluated' } as const
  return <span className={`impact-outcome${outcome.kind === 'error' ? ' wrong' : ' none'}`}>{t(words[outcome.kind])}</span>
}

function Place({ facts, found }: { readonly facts: ComputerFacts; readonly found: Output<'directory.object'> }) {
  const { t } = useText('sync-rules')
  const { state, decidedBy } = facts.container
  return (
    <Section title={t('impact.place')}>
      <div className="row impact-container">
        <StateIcon state={state === 'in' ? 'ok' : state === 'out' ? 'warning' : 'unknown'} />
        <span>{t(`impact.container.${state}`)}</span>
      </div>
      {decidedBy !== undefined && (
        <p className="small t2 impact-decided">
          {t('impact.containerBy')} <span className="mono">{decidedBy}</span>
        </p>
      )}
      <p className="mono small impact-dn">{found.object.dn}</p>
      <div className="row">
        <EvidenceChip evidence={found.evidence} from={t('impact.open', { name: found.row.name })} />
      </div>
    </Section>
  )
}
