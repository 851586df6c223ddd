import { useEffect, useState } from 'react'
import { ImportTray } from '../features/import/index.ts'
import { Palette } from '../features/palette/index.ts'
import { StartScreen } from '../features/start/index.ts'
import { useCase, useEvent, useNavigation, useStopKey } from '../host/index.ts'
import { Toasts } from '../ui/index.ts'
import { DropOverlay } from './DropOverlay.tsx'
import { EngineBanner } from './EngineBanner.tsx'
import { Header } from './Header.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TabBoundary } from './TabBoundary.tsx'
import { tabs } from './tabs.tsx'
import { useCommands } from './useCommands.ts'
import { useShortcuts } from './useShortcuts.ts'

/** The window: header over rail and tab, status bar below. Without a case the start screen stands where the tab would. */
export function Frame() {
  const { open } = useCase()
  const { tab, back, forward } = useNavigation()
  const stopKey = useStopKey()
  const run = useCommands()
  const [palette, setPalette] = useState(false)
  const [tray, setTray] = useState(false)
  const shown = tabs.find((candidate) => candidate.id === tab) ?? tabs[0]
  const View = shown === undefined || (shown.needsCase && !open) ? undefined : shown.view

  useEvent('host.command', ({ command, paths }) => {
    if (command === 'palette') setPalette(true)
    else if (command === 'back') back()
    else if (command === 'forward') forward()
    else run(command, paths)
  })
  useShortcuts({ run, onPalette: () => setPalette(true), hasCase: open })
  useEffect(() => {
    document.title = 'Joinsight'
  }, [])

  return (
    <div className="frame">
      <Header onSearch={() => setPalette(true)} />
      <Rail />
      <main className="frame-content" data-region tabIndex={-1}>
        <EngineBanner />
        <TabBoundary key={`${stopKey} ${View === undefined ? 'start' : tab}`}>
          {View === undefined ? <StartScreen onCommand={run} /> : <View />}
        </TabBoundary>
      </main>
      <StatusBar onTray={() => setTray(!tray)} />
      {tray && <ImportTray onClose={() => setTray(false)} />}
      {palette && <Palette tabs={tabs} onCommand={run} onClose={() => setPalette(false)} />}
      <PasteDialog />
      <DropOverlay />
      <Toasts />
    </div>
  )
}
