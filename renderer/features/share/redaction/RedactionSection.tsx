import './redaction.css'
import { Button } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Output } from '../../../../shared/contract/requests.ts'
import { useAction, useCase, useSessionState, useTabState, useText, useToasts } from '../../../host/index.ts'
import { Toolbar } from '../../../ui/index.ts'
import { KindsCard } from './KindsCard.tsx'
import { ProofNotice } from './ProofNotice.tsx'
import { RedactionProgress } from './RedactionProgress.tsx'
import type { RedactionChanges, ShownValues } from './redactionChanges.ts'
import { useRedactionChanges } from './useRedactionChanges.ts'
import { ValuesTable } from './ValuesTable.tsx'

/** Outlasts the tab: a large copy takes its time, and people look at something else meanwhile. */
interface Run {
  readonly isRunning: boolean
  readonly made?: Output<'redact.make'> | undefined
}

interface RedactionSectionProps {
  /** What chooses between the report and the copy. */
  readonly switcher: ReactNode
}

/** A copy of the case for others: what is replaced by what is seen and changed here before it is made, and its proof after it. */
export function RedactionSection({ switcher }: RedactionSectionProps) {
  const { t } = useText('share')
  const { state } = useCase()
  const { show } = useToasts()
  const [changes, setChanges] = useRedactionChanges()
  const [shown, setShown] = useTabState<ShownValues>('redactionShown', { kind: undefined, text: '', offset: 0 })
  const [{ isRunning, made }, setRun] = useSessionState<Run>(`redaction run ${state.open ? state.path : ''}`, { isRunning: false })
  const choose = useAction('host.chooseSave')
  const redact = useAction('redact.make')
  const stop = useAction('redact.cancel')
  const change = (next: RedactionChanges): void => {
    setRun({ isRunning })
    setChanges(next)
  }
  const make = async (): Promise<void> => {
    const chosen = await choose.run({ kind: 'case', suggestedName: `${t('redact')}.jcase` })
    if (chosen?.path === undefined) return
    setRun({ isRunning: true })
    const copy = await redact.run({ ...changes, path: chosen.path })
    setRun({ isRunning: false, made: copy })
    if (copy !== undefined) show({ tone: 'ok', text: t('copyMade', { path: chosen.path }) })
  }
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        {switcher}
        <span className="t2 small narrow-hide">{t('redactSubtitle')}</span>
        <span className="grow" />
        {isRunning && (
          <Button variant="default" onClick={() => void stop.run({})}>
            {t('cancel')}
          </Button>
        )}
        <Button leftSection={<IconShieldLock size={15} />} loading={isRunning} disabled={!state.open} onClick={() => void make()}>
          {t('makeCopy')}
        </Button>
      </Toolbar>
      <div className="tab-body share">
        <KindsCard changes={changes} shown={shown} onChange={change} onShow={setShown} />
        <div className="redaction-values">
          <p className="t2 small">{t('redactWhy')}</p>
          {isRunning && <RedactionProgress />}
          {made !== undefined && <ProofNotice proof={made.proof} />}
          <ValuesTable changes={changes} shown={shown} onChange={change} onShow={setShown} />
        </div>
      </div>
    </>
  )
}
