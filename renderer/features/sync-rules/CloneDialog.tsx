import { Button, Modal } from '@mantine/core'
import { cloneRule } from '../../../shared/syncrules/rules/cloneRule.ts'
import { useAction, useText } from '../../host/index.ts'
import type { RuleEntry } from './ruleEntries.ts'

interface CloneDialogProps {
  readonly entry: RuleEntry
  readonly entries: readonly RuleEntry[]
  readonly setId: number | null
  readonly onClose: () => void
  readonly onCloned: (draftId: number) => void
}

/** The question that the Rules Editor asks before a reserved rule is edited: a copy is made, the original disabled. */
export function CloneDialog({ entry, entries, setId, onClose, onCloned }: CloneDialogProps) {
  const { t } = useText('sync-rules')
  const save = useAction('syncRules.saveDraft')
  const { rule, stored } = entry
  const copy = cloneRule(
    rule,
    entries.map((one) => one.rule),
  )
  const clone = async () => {
    const made = await save.run({
      setId,
      ...(stored === undefined ? {} : { cloneOf: stored.ruleId }),
      rule: copy,
      confirmed: [],
    })
    if (made !== undefined) onCloned(made.draftId)
  }
  return (
    <Modal opened onClose={onClose} title={t('cloneTitle')} lockScroll={false}>
      <div className="stack">
        <p>{t(entry.standard ? 'cloneReserved' : 'cloneCustom', { name: rule.name })}</p>
        <p className="t2 small">{t('clonePrecedence', { precedence: copy.precedence ?? '–', original: rule.precedence ?? '–' })}</p>
        <div className="row">
          <Button data-autofocus loading={save.pending} onClick={() => void clone()}>
            {t('cloneYes')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cloneNo')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
