import './safety.css'
import { Button, Modal, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/contract/events.ts'
import type { Output } from '../../../shared/contract/requests.ts'
import { failureText, RequestFailure, request, useAction, useCase, useEvent, useText } from '../../host/index.ts'
import { Notice, StateIcon } from '../../ui/index.ts'

type Outcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: Output<'case.verify'> }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Checks the open case while it is shown: the file, its references, every original by its hash, and the chain of the log. */
export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('safety')
  const { state } = useCase()
  const outcome = useVerify()
  const cancel = useAction('case.cancelVerify')
  const isRunning = outcome.kind === 'running'
  const leave = () => {
    onClose()
    if (isRunning) void cancel.run({})
  }
  return (
    <Modal opened onClose={leave} title={t('verifyTitle', { title: state.open ? state.title : '' })} lockScroll={false} size={560}>
      <div className="stack verify">
        {outcome.kind === 'running' && <Progress />}
        {outcome.kind === 'failed' && <Failed error={outcome.error} />}
        {outcome.kind === 'done' && <Result result={outcome.result} />}
        <div className="row dialog-foot">
          <Button variant={isRunning ? 'default' : 'filled'} data-autofocus onClick={leave}>
            {t(isRunning ? 'cancel' : 'close')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function useVerify(): Outcome {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'running' })
  useEffect(() => {
    let isShown = true
    request('case.verify', {}).then(
      (result) => isShown && setOutcome({ kind: 'done', result }),
      (error: unknown) => isShown && setOutcome({ kind: 'failed', error }),
    )
    return () => {
      isShown = false
    }
  }, [])
  return outcome
}

function Progress() {
  const { t, formatBytes } = useText('safety')
  const [now, setNow] = useState<EventPayload<'verify.progress'> | undefined>(undefined)
  useEvent('verify.progress', setNow)
  const isCounted = now !== undefined && now.check === 'blobs' && now.total > 0
  return (
    <div className="stack" role="status">
      <p>{now === undefined || now.check === '' ? t('verifyBegins') : t(`check.${now.check}`)}</p>
      <progress className="verify-progress" {...(isCounted && { value: now.done / now.total })} max={1} aria-label={t('verifyRuns')} />
      <p className="t2 small num">
        {isCounted ? t('verifyBytes', { done: formatBytes(now.done), total: formatBytes(now.total) }) : '\u00a0'}
      </p>
    </div>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  const { t, pick } = useText('safety')
  const isWaiting = error instanceof RequestFailure && error.code === 'importRunning'
  return (
    <Notice tone={isWaiting ? 'warn' : 'error'} title={t('verifyFailed')}>
      <p>{pick(failureText(error))}</p>
    </Notice>
  )
}

function Result({ result }: { readonly result: Output<'case.verify'> }) {
  const { t } = useText('safety')
  return (
    <>
      <Notice tone={result.ok ? 'ok' : 'error'} title={t(result.ok ? 'verifyOk' : 'verifyBad')}>
        {!result.ok && <p>{t('verifyBadWhy')}</p>}
      </Notice>
      <ul className="verify-checks">
        {result.checks.map(({ name, ok, detail }) => (
          <li key={name}>
            <StateIcon state={ok ? 'ok' : 'failed'} size={16} />
            <span className="stack">
              <span>
                {t(`check.${name}`)}
                <VisuallyHidden>{`, ${t(ok ? 'checkOk' : 'checkBad')}`}</VisuallyHidden>
              </span>
              {detail !== undefined && <span className="t2 small mono">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
