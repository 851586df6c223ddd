import { Button, Modal } from '@mantine/core'
import { useConfirm, useText } from '../host/index.ts'

/** Asks before something is done that cannot be undone. Esc leaves it. */
export function ConfirmDialog() {
  const { t } = useText('app')
  const { asked, answer } = useConfirm()
  return (
    <Modal opened={asked !== undefined} onClose={() => answer('no')} title={asked?.title} lockScroll={false}>
      <p className="dialog-text">{asked?.text}</p>
      <div className="row dialog-foot">
        <Button data-autofocus onClick={() => answer('yes')}>
          {asked?.yes}
        </Button>
        {asked?.instead !== undefined && (
          <Button variant="default" onClick={() => answer('instead')}>
            {asked.instead}
          </Button>
        )}
        <Button variant="default" onClick={() => answer('no')}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
