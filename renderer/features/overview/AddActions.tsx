import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useAction, useCase, useNavigation, useText, useToasts } from '../../host/index.ts'

/** Puts the actions of a finding on the case's checklist, each once. */
export function AddActions({ deviceId, rule }: { readonly deviceId: number; readonly rule: string }) {
  const { t, language } = useText('overview')
  const { state } = useCase()
  const { show } = useToasts()
  const { openTab } = useNavigation()
  const { run, pending } = useAction('checklist.addFromFinding')
  if (!state.open || state.readOnly) return null
  const add = async () => {
    const done = await run({ deviceId, rule, language })
    if (done === undefined) return
    const text = done.added === 0 ? t('actionsKnown') : t('actionsAdded', { count: done.added })
    const open = { label: t('openChecklist'), run: () => openTab('case', { part: 'checklist' }) }
    show({ tone: 'ok', text, action: open })
  }
  return (
    <Button variant="default" leftSection={<IconChecklist size={15} />} loading={pending} onClick={() => void add()}>
      {t('addActions')}
    </Button>
  )
}
