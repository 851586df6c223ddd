import { MantineProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { useEffect, useState } from 'react'
import type { Settings } from '../../shared/contract/hostRequests.ts'
import type { Output } from '../../shared/contract/requests.ts'
import {
  CaseProvider,
  ConfirmProvider,
  failureText,
  NavigationProvider,
  SettingsProvider,
  ToastProvider,
  useCase,
  useSettings,
  useToasts,
} from '../host/index.ts'
import { theme } from '../ui/theme.ts'
import { Frame } from './Frame.tsx'

interface AppProps {
  readonly settings: Settings
  readonly info: Output<'host.info'>
}

const newClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, networkMode: 'always' } },
  })

/** The providers that every view stands on, outermost first. */
export function App({ settings, info }: AppProps) {
  const [client] = useState(newClient)
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>
        <ConfirmProvider>
          <Settled settings={settings} info={info} />
        </ConfirmProvider>
      </ToastProvider>
    </QueryClientProvider>
  )
}

function Settled({ settings, info }: AppProps) {
  const { show } = useToasts()
  const [onFailure] = useState(
    () => (error: unknown) => show({ tone: 'error', text: failureText(error)[i18next.language === 'fr' ? 'fr' : 'en'] }),
  )
  return (
    <SettingsProvider initial={settings} info={info} onFailure={onFailure}>
      <CaseProvider>
        <Themed />
      </CaseProvider>
    </SettingsProvider>
  )
}

function Themed() {
  const { settings, language } = useSettings()
  const { state } = useCase()
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, { getInitialValueInEffect: false })
  const scheme = settings.theme === 'system' ? (systemDark ? 'dark' : 'light') : settings.theme
  useEffect(() => {
    document.documentElement.lang = language
    void i18next.changeLanguage(language)
  }, [language])
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={styleNonce}>
      <NavigationProvider key={state.open ? state.path : ''}>
        <Frame />
      </NavigationProvider>
    </MantineProvider>
  )
}

/** The nonce of this HTML response; the build writes its place, the main process fills it for every response. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
