import type { FlowChoice, FlowDecision } from '../../../shared/contract/diagnosis.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import type { Translate } from '../../host/index.ts'

/** The flow's name: as the diagnosis calls it, else the view's own words. */
export function flowTitle(flow: FlowDecision, choice: FlowChoice | undefined, t: Translate, pick: (text: Localized) => string): string {
  if (choice === undefined) return t('modeUnknown')
  const candidate = flow.candidates.find((known) => known.choice === choice)
  return candidate === undefined ? t(`choice.${choice}`) : pick(candidate.title)
}
