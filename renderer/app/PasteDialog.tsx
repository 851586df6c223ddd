import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useImport, useText } from '../host/index.ts'
import { onPasteRequest } from './pasteRequests.ts'

const SHOWN_LINES = 8

/** Shows what was pasted before it is imported. The page never scrolls, and the lock's style element would carry no nonce: it stays off. */
export function PasteDialog() {
  const { t } = useText('app')
  const { importText } = useImport()
  const [text, setText] = useState<string | undefined>(undefined)
  useEffect(() => onPasteRequest(setText), [])
  const lines = text?.split(/\r?\n/) ?? []
  const rest = lines.length - SHOWN_LINES
  const importIt = () => {
    if (text !== undefined) void importText(text)
    setText(undefined)
  }
  return (
    <Modal opened={text !== undefined} onClose={() => setText(undefined)} title={t('pasteTitle')} size="lg" lockScroll={false}>
      <pre className="paste-preview mono">{lines.slice(0, SHOWN_LINES).join('\n')}</pre>
      {rest > 0 && <p className="t2 small">{t('pasteMore', { count: rest })}</p>}
      <div className="row dialog-foot">
        <Button data-autofocus onClick={importIt}>
          {t('pasteImport')}
        </Button>
        <Button variant="default" onClick={() => setText(undefined)}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
