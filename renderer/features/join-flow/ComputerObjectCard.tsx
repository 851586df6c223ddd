import './computer-object.css'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ComputerObjectView } from '../../../shared/contract/syncRuleRequests.ts'
import { useNavigation, useText, useView } from '../../host/index.ts'
import { EvidenceChip, Section, StateIcon, type StateName } from '../../ui/index.ts'
import { certificateKey, containerState, ruleState, ruleWord } from './ruleWord.ts'

/** What sync rules and scope say of the device's computer object, where a directory export of the case holds one; else nothing. */
export function ComputerObjectCard({ deviceId }: { readonly deviceId: number }) {
  const { t } = useText('join-flow')
  const answer = useView('device.computerObject', { deviceId })
  const found = answer.status === 'ready' ? answer.view.found : []
  if (found.length === 0) return null
  const first = found[0]?.matchedBy
  return (
    <Section title={t('object.title')} aside={first !== undefined && t(`object.by.${first}`)}>
      {found.length > 1 && <p className="small t2">{t('object.several', { count: found.length })}</p>}
      {first === 'name' && <p className="small t2">{t('object.byNameOnly')}</p>}
      <ul className="stack">
        {found.map((one) => (
          <ComputerObject key={one.object.objectId} found={one} />
        ))}
      </ul>
    </Section>
  )
}

function ComputerObject({ found }: { readonly found: ComputerObjectView }) {
  const { t, formatDay } = useText('join-flow')
  const { object, evidence, container, certificate, rules } = found
  const date = certificate.notAfter === undefined ? '' : formatDay(certificate.notAfter)
  return (
    <li className="computer-object">
      <div className="stack computer-object-name">
        <b>{object.name}</b>
        <span className="mono small t2">{object.dn}</span>
        <EvidenceChip evidence={evidence} from={t('object.from')} />
      </div>
      <Said state={containerState[container.state]}>
        {t(`object.container.${container.state}`)}
        {container.decidedBy !== undefined && (
          <span className="small t2 computer-object-dn">{t('object.decidedBy', { container: container.decidedBy })}</span>
        )}
      </Said>
      <Said state={certificate.state === 'valid' ? 'ok' : 'warning'}>{t(certificateKey(certificate), { date })}</Said>
      {rules.length === 0 && <p className="small t2">{t('object.noRules')}</p>}
      {rules.map((rule) => (
        <RuleSays key={rule.ruleId} rule={rule} object={object} />
      ))}
    </li>
  )
}

interface RuleSaysProps {
  readonly rule: ComputerObjectView['rules'][number]
  readonly object: ComputerObjectView['object']
}

/** One rule's outcome, its place, and the way to its explanation on this computer. */
function RuleSays({ rule, object }: RuleSaysProps) {
  const { t, pick } = useText('join-flow')
  const { openTab } = useNavigation()
  const word = ruleWord(rule)
  const explain = () =>
    openTab('sync-rules', {
      view: 'impact',
      setId: rule.setId,
      ruleId: rule.ruleId,
      artefactId: object.artefactId,
      objectId: object.objectId,
    })
  return (
    <Said state={ruleState[word]}>
      {t(`object.rule.${word}`)}
      {rule.outcome.kind === 'error' && <span className="small error">{pick(rule.outcome.message)}</span>}
      <span className="small t2">
        {rule.rule}, {rule.set}
      </span>
      <EvidenceChip evidence={rule.evidence} from={t('object.from')} />
      {word !== 'disabled' && (
        <button type="button" className="linklike" onClick={explain}>
          {t('object.explain')}
          <IconArrowRight size={13} aria-hidden />
        </button>
      )}
    </Said>
  )
}

function Said({ state, children }: { readonly state: StateName; readonly children: ReactNode }) {
  return (
    <div className="computer-object-said">
      <StateIcon state={state} size={15} />
      <div>{children}</div>
    </div>
  )
}
