import './merge.css'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { MergeChoices, MergeOutcome, MergePreview } from '../../../shared/contract/mergeRequests.ts'
import { useAction, useCase, useText, useView } from '../../host/index.ts'
import { Notice, TabFailure, TabLoading } from '../../ui/index.ts'
import { MergeConflicts } from './MergeConflicts.tsx'
import { MergeContents, MergeNumbers } from './MergeContents.tsx'

interface MergeDialogProps {
  /** The case that comes into the open one. */
  readonly path: string
  readonly onClose: () => void
}

/** Shows what another case would bring, asks where the cases contradict each other, and merges. */
export function MergeDialog({ path, onClose }: MergeDialogProps) {
  const { t } = useText('merge')
  const preview = useView('merge.preview', { path })
  const [choices, setChoices] = useState<MergeChoices>({})
  const [outcome, setOutcome] = useState<MergeOutcome | undefined>(undefined)
  const run = useAction('merge.run')
  const cancel = useAction('merge.cancel')
  const merge = async (): Promise<void> => setOutcome(await run.run({ path, choices }))
  const leave = (): void => {
    if (run.pending) void cancel.run({})
    else onClose()
  }
  const title = preview.status === 'ready' ? preview.view.record.title : (path.split(/[\\/]/).at(-1) ?? path)
  return (
    <Modal opened onClose={leave} title={t('title', { other: title })} size={680} lockScroll={false} closeOnClickOutside={!run.pending}>
      <div className="stack merge">
        {outcome === undefined && preview.status === 'loading' && <TabLoading />}
        {outcome === undefined && preview.status === 'failed' && <TabFailure message={preview.message} />}
        {outcome === undefined && preview.status === 'ready' && (
          <Preview preview={preview.view} choices={choices} onChoose={setChoices} isRunning={run.pending} />
        )}
        {outcome !== undefined && <Outcome outcome={outcome} />}
        <div className="row dialog-foot">
          {outcome === undefined && (
            <Button loading={run.pending} disabled={preview.status !== 'ready'} data-autofocus onClick={() => void merge()}>
              {t('merge')}
            </Button>
          )}
          <Button variant={outcome === undefined ? 'default' : 'filled'} onClick={leave}>
            {t(outcome === undefined ? 'cancel' : 'close')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

interface PreviewProps {
  readonly preview: MergePreview
  readonly choices: MergeChoices
  readonly onChoose: (choices: MergeChoices) => void
  readonly isRunning: boolean
}

function Preview({ preview, choices, onChoose, isRunning }: PreviewProps) {
  const { t } = useText('merge')
  const { progress } = useCase()
  return (
    <>
      {preview.isCopy && (
        <Notice tone="info">
          <p>{t('isCopy')}</p>
        </Notice>
      )}
      <MergeContents preview={preview} />
      <MergeConflicts preview={preview} choices={choices} onChoose={onChoose} />
      {isRunning && (
        <p className="t2 small" role="status">
          {progress === undefined ? t('mergingWork') : t('merging', { done: progress.done, total: progress.total })}
        </p>
      )}
    </>
  )
}

function Outcome({ outcome }: { readonly outcome: MergeOutcome }) {
  const { t, pick } = useText('merge')
  const { changed, cancelled, counts, newDevices, failures } = outcome
  const said = cancelled ? t('cancelled') : changed ? t('done') : t('unchanged')
  return (
    <>
      <Notice tone={cancelled ? 'info' : 'ok'}>
        <p>{said}</p>
      </Notice>
      {changed && <MergeNumbers counts={counts} newDevices={newDevices} sameDevices={0} />}
      {failures.length > 0 && (
        <Notice tone="warn" title={t('failed', { count: failures.length })}>
          <ul>
            {failures.slice(0, 10).map(({ path, message }) => (
              <li key={path}>
                <span className="mono">{path}</span> {pick(message)}
              </li>
            ))}
          </ul>
          {failures.length > 10 && <p>{t('more', { count: failures.length - 10 })}</p>}
        </Notice>
      )}
    </>
  )
}
