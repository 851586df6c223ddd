import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session, shell, utilityProcess } from 'electron'
import { channels } from '../../shared/contract/channels.ts'
import { events } from '../../shared/contract/events.ts'
import type { Language } from '../../shared/facts/localized.ts'
import { buildAppMenu } from './appMenu.ts'
import { APP_SCHEME, createAppSchemeHandler, servedFilesSchema } from './appScheme.ts'
import { openAppWindow } from './appWindow.ts'
import { EngineProcess } from './engineProcess.ts'
import { createHostHandlers } from './hostHandlers.ts'
import { launchCommands, typedArguments } from './launchCommands.ts'
import { lockDownSession } from './lockDown.ts'
import { openLogFile } from './logFile.ts'
import { openRecentCases } from './recentCases.ts'
import { createRequestRouter } from './requestRouter.ts'
import { openSettingsFile } from './settingsFile.ts'
import { ViewEvents } from './viewEvents.ts'

/** How long the engine may take to close the case when the app quits. */
const CLOSE_LIMIT_MS = 10_000

/** The folder that the build writes: out/, with main/, preload/ and renderer/ in it. */
const outFolder = join(import.meta.dirname, '..')

interface Launch {
  readonly args: readonly string[]
  readonly folder: string
}

const thisLaunch: Launch = { args: typedArguments(process.argv, app.isPackaged), folder: process.cwd() }

const isLaunch = (value: unknown): value is Launch => typeof value === 'object' && value !== null && 'args' in value && 'folder' in value

function systemLanguage(): Language {
  return (app.getPreferredSystemLanguages()[0] ?? 'en').toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

function serveApp(): void {
  const files = servedFilesSchema.parse(JSON.parse(readFileSync(join(outFolder, 'servedFiles.json'), 'utf8')))
  protocol.handle(APP_SCHEME, createAppSchemeHandler(join(outFolder, 'renderer'), files))
}

/** Everything that runs once Electron is ready; the parts know each other only here. */
function boot(): void {
  const userData = app.getPath('userData')
  const logFile = join(userData, 'logs', 'joinsight.log')
  const log = openLogFile(logFile)
  log('info', `Joinsight ${app.getVersion()} on ${process.platform} ${process.arch}`)
  const settings = openSettingsFile(join(userData, 'settings.json'), log)
  const recentCases = openRecentCases(join(userData, 'recentCases.json'), log)
  const viewEvents = new ViewEvents(() => BrowserWindow.getAllWindows(), log)
  let isCaseOpen = false

  const language = (): Language => {
    const chosen = settings.current().language
    return chosen === 'system' ? systemLanguage() : chosen
  }
  const showMenu = (): void =>
    Menu.setApplicationMenu(
      buildAppMenu({
        language: language(),
        settings: settings.current(),
        recent: recentCases.list(),
        isCaseOpen,
        isPackaged: app.isPackaged,
        send: (command) => viewEvents.command(command),
        saveSettings: (change) => {
          settings.save(change)
          onSettingsChanged()
          viewEvents.command({ command: 'settingsChanged' })
        },
        showLog: () => shell.showItemInFolder(logFile),
      }),
    )
  const onSettingsChanged = (): void => {
    if (nativeTheme.themeSource !== settings.current().theme) nativeTheme.themeSource = settings.current().theme
    showMenu()
  }
  const onCaseState = (payload: unknown): void => {
    const parsed = events['case.stateChanged'].safeParse(payload)
    if (!parsed.success) return
    const { state } = parsed.data
    engine.rememberCase(state.open ? state.path : undefined)
    if (state.open && recentCases.list()[0]?.path !== state.path) recentCases.remember(state.path, state.title)
    isCaseOpen = state.open
    showMenu()
  }
  const engine = new EngineProcess({
    fork: () => forkEngine(log),
    onEvent: (name, payload) => {
      if (name === 'case.stateChanged') onCaseState(payload)
      viewEvents.forward(name, payload)
    },
    onState: (state) => viewEvents.send('engine.state', state),
    log,
  })
  const context = {
    settings,
    recentCases,
    logFile,
    systemLanguage,
    language,
    onSettingsChanged,
    onRecentCasesChanged: showMenu,
    restartEngine: () => engine.restart(),
    sampleZip: async () => new Uint8Array(),
  }
  const route = createRequestRouter({ askEngine: (name, input) => engine.request(name, input), log })

  nativeTheme.themeSource = settings.current().theme
  lockDownSession(session.defaultSession, log)
  serveApp()
  ipcMain.handle(channels.request, (event, name: unknown, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (window === null) throw new Error('the window has gone')
    return route(event.senderFrame, createHostHandlers(context, window), name, input)
  })
  engine.start()
  showMenu()
  const openWindow = (): BrowserWindow =>
    openAppWindow({ preload: join(outFolder, 'preload', 'preload.cjs'), stateFile: join(userData, 'window.json'), log })
  const obey = ({ args, folder }: Launch): void => {
    for (const command of launchCommands(args, folder)) viewEvents.command(command)
  }

  openWindow()
  obey(thisLaunch)
  app.on('second-instance', (_event, _argv, _folder, launch: unknown) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (isLaunch(launch)) obey(launch)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    obey({ args: [path], folder: '/' })
  })
  quitInOrder(engine)
}

function forkEngine(log: ReturnType<typeof openLogFile>) {
  const child = utilityProcess.fork(join(outFolder, 'main', 'engine.js'), [], { serviceName: 'Joinsight engine', stdio: 'pipe' })
  child.stdout?.on('data', (text: Buffer) => log('info', `engine: ${text.toString()}`))
  child.stderr?.on('data', (text: Buffer) => log('error', `engine: ${text.toString()}`))
  return child
}

/** The app ends with its last window, and only after the engine has closed the case. */
function quitInOrder(engine: EngineProcess): void {
  let isStopped = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void engine.stop(CLOSE_LIMIT_MS).then(() => {
      isStopped = true
      app.quit()
    })
  })
}

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
])
app.enableSandbox()

if (app.requestSingleInstanceLock(thisLaunch)) {
  // Not awaited: a top-level await of whenReady never ends in an ES module main.
  void app.whenReady().then(boot)
} else {
  app.quit()
}
