import { useCallback } from 'react'
import { useToasts } from './toasts.tsx'
import { useAction } from './useAction.ts'
import { useText } from './useText.ts'

/** Puts text on the clipboard and says so. */
export function useCopy(): (text: string, said?: string) => void {
  const { run } = useAction('host.copyText')
  const { show } = useToasts()
  const { t } = useText('app')
  return useCallback(
    (text, said) => {
      void run({ text }).then((answer) => {
        if (answer !== undefined) show({ tone: 'ok', text: said ?? t('copied') })
      })
    },
    [run, show, t],
  )
}
