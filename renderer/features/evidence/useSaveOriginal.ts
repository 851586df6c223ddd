import { useAction, useText, useToasts } from '../../host/index.ts'

/** Asks where an artefact's original bytes go, writes them there, and says how many. */
export function useSaveOriginal(): (artefactId: number, name: string) => Promise<void> {
  const { t, formatNumber } = useText('evidence')
  const { show } = useToasts()
  const choose = useAction('host.chooseSave')
  const save = useAction('evidence.exportOriginal')
  return async (artefactId, name) => {
    const chosen = await choose.run({ kind: 'original', suggestedName: name })
    if (chosen?.path === undefined) return
    const saved = await save.run({ artefactId, path: chosen.path })
    if (saved !== undefined) show({ tone: 'ok', text: t('saved', { bytes: formatNumber(saved.bytes) }) })
  }
}
