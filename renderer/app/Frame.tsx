import { Suspense, useEffect, useRef, useState } from 'react'
import { ImportTray } from '../features/import/index.ts'
import { MergeDialog } from '../features/merge/index.ts'
import { Palette } from '../features/palette/index.ts'
import { CaseBanner, VerifyDialog } from '../features/safety/index.ts'
import { LibraryPart, StartScreen } from '../features/start/index.ts'
import { useCase, useEscapeKey, useEvent, useNavigation, useStopKey, useText, useToasts } from '../host/index.ts'
import { TabLoading, Toasts } from '../ui/index.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { DropOverlay } from './DropOverlay.tsx'
import { EngineBanner } from './EngineBanner.tsx'
import { focusSearch, isBehindDialog } from './focusSearch.ts'
import { Header } from './Header.tsx'
import { onMergeRequest } from './mergeRequests.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TabBoundary } from './TabBoundary.tsx'
import { tabs } from './tabs.tsx'
import { useCommands } from './useCommands.ts'
import { usePreload } from './usePreload.ts'
import { useShortcuts } from './useShortcuts.ts'
import { onVerifyRequest } from './verifyRequests.ts'

/** The window: header over rail and tab, status bar below. Without a case the start screen stands where the tab would. */
export function Frame() {
  const { t, pick } = useText('app')
  const { show } = useToasts()
  const { open, state } = useCase()
  const { back, forward } = useNavigation()
  const stopKey = useStopKey()
  const run = useCommands()
  const [palette, setPalette] = useState(false)
  const [tray, setTray] = useState(false)
  const [verify, setVerify] = useState(false)
  const [mergePath, setMergePath] = useState<string | undefined>(undefined)
  const main = useRef<HTMLElement>(null)
  // What had the focus may have gone with the tab before: keys begin in the tab then, not at the top of the window.
  const lastStop = useRef(stopKey)
  useEffect(() => {
    if (lastStop.current !== stopKey && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    lastStop.current = stopKey
  }, [stopKey])
  useEffect(() => onMergeRequest(setMergePath), [])
  useEffect(() => onVerifyRequest(() => setVerify(true)), [])

  const find = () => {
    if (!isBehindDialog() && !focusSearch()) setPalette(true)
  }
  useEvent('host.command', ({ command, paths }) => {
    if (command === 'palette') setPalette(true)
    else if (command === 'find') find()
    else if (command === 'back') back()
    else if (command === 'forward') forward()
    else run(command, paths)
  })
  useEvent('case.trouble', ({ message }) => show({ tone: 'error', text: pick(message) }))
  useShortcuts({ run, onPalette: () => setPalette(true), onFind: find, hasCase: open })
  useEscapeKey()
  usePreload()
  const title = state.open ? `${state.title} · Joinsight` : 'Joinsight'
  useEffect(() => {
    document.title = title
  }, [title])

  return (
    <div className="frame">
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      <Header onSearch={() => setPalette(true)} />
      <Rail />
      <main className="frame-content" data-region tabIndex={-1} ref={main}>
        <EngineBanner />
        <CaseBanner />
        <FrontTab onCommand={run} />
      </main>
      <StatusBar onTray={() => setTray(!tray)} />
      {tray && <ImportTray onClose={() => setTray(false)} />}
      {palette && <Palette tabs={tabs} onCommand={run} onClose={() => setPalette(false)} />}
      {verify && open && <VerifyDialog onClose={() => setVerify(false)} />}
      {mergePath !== undefined && open && <MergeDialog key={mergePath} path={mergePath} onClose={() => setMergePath(undefined)} />}
      <PasteDialog />
      <ConfirmDialog />
      <DropOverlay />
      <Toasts />
    </div>
  )
}

/** The tab of this stop of the way, made anew at every stop with the state that it kept there. */
function FrontTab({ onCommand }: { readonly onCommand: (command: string, paths?: readonly string[]) => void }) {
  const { open } = useCase()
  const { tab } = useNavigation()
  const stopKey = useStopKey()
  const shown = tabs.find((candidate) => candidate.id === tab) ?? tabs[0]
  // No tab of the rail: the start screen shows it too, and it is asked for by menu and palette.
  if (open && tab === 'library') return <LibraryPart onCommand={onCommand} />
  const View = shown === undefined || (shown.needsCase && !open) ? undefined : shown.view
  return (
    <TabBoundary key={`${stopKey} ${View === undefined ? 'start' : tab}`}>
      <Suspense fallback={<TabLoading />}>{View === undefined ? <StartScreen onCommand={onCommand} /> : <View />}</Suspense>
    </TabBoundary>
  )
}
