import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'
import { channels } from '../../shared/contract/channels.ts'
import { events } from '../../shared/contract/events.ts'
import type { Settings } from '../../shared/contract/hostRequests.ts'
import { APP_SCHEME, createAppSchemeHandler, servedFilesSchema } from './appScheme.ts'
import { openAppWindow } from './appWindow.ts'
import { askAfterDeaths } from './askAfterDeaths.ts'
import { askBeforeQuit } from './askBeforeQuit.ts'
import { Deaths } from './deaths.ts'
import { EngineProcess } from './engineProcess.ts'
import { forkEngine } from './forkEngine.ts'
import { createHostHandlers } from './hostHandlers.ts'
import { HostState } from './hostState.ts'
import { absoluteArguments } from './launchCommands.ts'
import { createLaunches, isLaunch, type Launch, launchOf } from './launches.ts'
import { lockDownSession } from './lockDown.ts'
import { type Log, openLogFile } from './logFile.ts'
import { keepBeside, portableFolder } from './portable.ts'
import { createRequestRouter } from './requestRouter.ts'
import { reviveView } from './reviveView.ts'
import { saveBeforeClose } from './saveBeforeClose.ts'
import { ViewEvents } from './viewEvents.ts'

/** How long the engine may take to close the case when the app quits. */
const CLOSE_LIMIT_MS = 10_000

/** `appId` of build/electron-builder.yml. */
const APP_ID = 'io.github.joinsight'

const appFolder = join(import.meta.dirname, '..', '..')
const outFolder = join(appFolder, 'out')

const thisLaunch = launchOf(process.argv, app.isPackaged, process.cwd())
const launches = createLaunches()
const portable = portableFolder({ executable: process.execPath, platform: process.platform, env: process.env, isThere: existsSync })

function serveApp(): void {
  const files = servedFilesSchema.parse(JSON.parse(readFileSync(join(outFolder, 'servedFiles.json'), 'utf8')))
  protocol.handle(APP_SCHEME, createAppSchemeHandler(join(outFolder, 'renderer'), files))
}

/** Who works here, for the engine: '' stands for the name of the account. */
const personOf = ({ engineer }: Settings) => ({ name: 'person.set', input: { name: engineer } })

/** The engine, whose events go to the views and whose open case the host keeps in mind. */
function createEngineProcess(state: HostState, viewEvents: ViewEvents, log: Log): EngineProcess {
  const engine = new EngineProcess({
    fork: () => forkEngine(appFolder, log),
    firstRequests: () => [personOf(state.settings.current())],
    onEvent: (name, payload) => {
      const changed = name === 'case.stateChanged' ? events['case.stateChanged'].safeParse(payload).data : undefined
      if (changed !== undefined) {
        engine.rememberCase(changed.state.open ? changed.state.path : undefined)
        state.onCaseState(changed.state)
      }
      const progress = name === 'import.progress' ? events['import.progress'].safeParse(payload).data : undefined
      if (progress !== undefined) state.isImporting = progress.running
      viewEvents.forward(name, payload)
    },
    onState: (engineState) => viewEvents.send('engine.state', engineState),
    log,
  })
  return engine
}

function answerRequests(state: HostState, engine: EngineProcess, log: Log): void {
  const route = createRequestRouter({ askEngine: (name, input) => engine.request(name, input), log })
  ipcMain.handle(channels.request, (event, name: unknown, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (window === null) throw new Error('the window has gone')
    return route(
      event.senderFrame,
      createHostHandlers(state, () => engine.restart(), window),
      name,
      input,
    )
  })
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

/** For a start that comes while this one is closing its case, and shows no window any more. */
function startAgain({ args, folder }: Launch): void {
  // What an AppImage, or the portable program for Windows, was unpacked to goes with this process.
  const program = process.env.APPIMAGE ?? process.env.PORTABLE_EXECUTABLE_FILE
  const ownFolder = app.isPackaged ? [] : [appFolder]
  app.relaunch({ args: [...ownFolder, ...absoluteArguments(args, folder)], ...(program !== undefined && { execPath: program }) })
}

/** Hears what this start, a later start, or the system's file manager asks for; it is done once there is a window. */
function hearLaunches(): void {
  launches.add(thisLaunch)
  app.on('second-instance', (_event, _argv, _folder, launch: unknown) => {
    showWindow()
    if (!isLaunch(launch)) return
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) startAgain(launch)
    else launches.add(launch)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    showWindow()
    launches.add({ args: [path], folder: '/' })
  })
}

/**
 * Windows ends a program with the session of its person without asking it to quit: what was typed last is written as soon as that is about to
 * happen, and the case closed in order once it does. Whatever is not reached is on the disk as after a crash.
 */
function closeWithSession(window: BrowserWindow, engine: EngineProcess, viewEvents: ViewEvents): void {
  window.on('query-session-end', () => viewEvents.command({ command: 'saveTyped' }))
  window.on('session-end', () => void engine.stop(CLOSE_LIMIT_MS))
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

function boot(): void {
  const userData = app.getPath('userData')
  const logFile = join(userData, 'logs', 'joinsight.log')
  const log = openLogFile(logFile)
  log('info', `Joinsight ${app.getVersion()} on ${process.platform} ${process.arch}`)
  const viewEvents = new ViewEvents(() => BrowserWindow.getAllWindows(), log)
  const state = new HostState({
    userData,
    logFile,
    log,
    command: (command) => viewEvents.command(command),
    onSettings: (settings) => tellPerson(settings),
    portable: portable !== undefined,
  })
  const engine = createEngineProcess(state, viewEvents, log)
  let person = state.settings.current().engineer
  const tellPerson = (settings: Settings): void => {
    if (settings.engineer === person) return
    person = settings.engineer
    const { name, input } = personOf(settings)
    void engine.request(name, input)
  }
  try {
    lockDownSession(session.defaultSession, log)
    serveApp()
    answerRequests(state, engine, log)
    state.apply()
    void state.lookForRecentCases()
    engine.start()
    const window = openAppWindow({ preload: join(outFolder, 'preload', 'preload.cjs'), stateFile: join(userData, 'window.json'), log })
    reviveView(window.webContents, {
      deaths: new Deaths(),
      askPerson: () => askAfterDeaths(window, state.language),
      quit: () => app.quit(),
      log,
    })
    const isHeld = askBeforeQuit(window, state)
    saveBeforeClose(window, isHeld, (command) => viewEvents.command(command))
    closeWithSession(window, engine, viewEvents)
    launches.obey((command) => viewEvents.command(command))
    quitInOrder(engine)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error'
    log('error', `the app could not start: ${reason}`)
    dialog.showErrorBox('Joinsight', `${reason}\n${logFile}`)
    app.exit(1)
  }
}

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
])
app.enableSandbox()
// The jump list belongs to the program of this id, which the installer gave the files' type.
if (process.platform === 'win32') app.setAppUserModelId(APP_ID)

/** False where it has to be portable and cannot: then nothing is written anywhere, and the app ends. */
function settle(): boolean {
  if (portable === undefined) return true
  try {
    keepBeside(app, portable, process.env)
    return true
  } catch (error) {
    dialog.showErrorBox('Joinsight', `${portable}\n${error instanceof Error ? error.message : 'unknown error'}`)
    return false
  }
}

if (!settle()) {
  app.exit(1)
} else if (app.requestSingleInstanceLock(thisLaunch)) {
  hearLaunches()
  // Not awaited: a top-level await of whenReady never ends in an ES module main.
  void app.whenReady().then(boot)
} else {
  app.quit()
}
