import { Button } from '@mantine/core'
import { useAction, useCase, useText } from '../host/index.ts'
import { Notice } from '../ui/index.ts'

/** Says when the engine has died, and what became of the work. */
export function EngineBanner() {
  const { t } = useText('app')
  const { engine } = useCase()
  const restart = useAction('host.restartEngine')
  if (engine.state === 'ready') return null
  return (
    <div className="engine-banner">
      <Notice
        tone={engine.state === 'failed' ? 'error' : 'warn'}
        title={t(engine.state === 'failed' ? 'engineFailed' : 'engineRestarting')}
      >
        {engine.detail !== undefined && <p className="small">{engine.detail}</p>}
        {engine.state === 'failed' && (
          <div className="row">
            <Button loading={restart.pending} onClick={() => void restart.run({})}>
              {t('restartEngine')}
            </Button>
          </div>
        )}
      </Notice>
    </div>
  )
}
