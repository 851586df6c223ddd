import { Button, Modal } from '@mantine/core'
import { useConfirm, useText } from '../host/index.ts'

/** Asks before something is done that cannot be undone. Esc leaves it. */
export function ConfirmDialog() {
  const { t } = useText('app')
  const { asked, answer } = useConfirm()
  return (
    <Modal opened={asked !== undefined} onClose={() => answer(false)} title={asked?.title} lockScroll={false}>
      <p className="dialog-text">{asked?.text}</p>
      <div className="row dialog-foot">
        <Button data-autofocus onClick={() => answer(true)}>
          {asked?.yes}
        </Button>
        <Button variant="default" onClick={() => answer(false)}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
