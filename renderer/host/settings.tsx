import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { Settings } from '../../shared/contract/hostRequests.ts'
import type { Output } from '../../shared/contract/requests.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { request } from './request.ts'
import { useEvent } from './useEvent.ts'

interface SettingsHandle {
  readonly settings: Settings
  readonly info: Output<'host.info'>
  readonly language: Language
  readonly save: (change: Partial<Settings>) => void
}

const SettingsContext = createContext<SettingsHandle | undefined>(undefined)

interface SettingsProviderProps {
  readonly initial: Settings
  readonly info: Output<'host.info'>
  readonly onFailure: (error: unknown) => void
  readonly children: ReactNode
}

/** What the person chose, kept by the host. A change shows at once and is written behind. */
export function SettingsProvider({ initial, info, onFailure, children }: SettingsProviderProps) {
  const [settings, setSettings] = useState(initial)
  const save = useCallback(
    (change: Partial<Settings>) => {
      setSettings((now) => ({ ...now, ...change }))
      request('host.saveSettings', change).catch(onFailure)
    },
    [onFailure],
  )
  useEvent('host.command', ({ command }) => {
    if (command === 'settingsChanged') request('host.settings', {}).then(setSettings, onFailure)
  })
  const language = settings.language === 'system' ? info.systemLanguage : settings.language
  const value = useMemo(() => ({ settings, info, language, save }), [settings, info, language, save])
  return <SettingsContext value={value}>{children}</SettingsContext>
}

export function useSettings(): SettingsHandle {
  const handle = useContext(SettingsContext)
  if (handle === undefined) throw new Error('useSettings outside of SettingsProvider')
  return handle
}
