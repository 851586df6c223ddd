import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'
import { channels } from '../../shared/contract/channels.ts'
import { events } from '../../shared/contract/events.ts'
import { APP_SCHEME, createAppSchemeHandler, servedFilesSchema } from './appScheme.ts'
import { openAppWindow } from './appWindow.ts'
import { EngineProcess } from './engineProcess.ts'
import { forkEngine } from './forkEngine.ts'
import { createHostHandlers } from './hostHandlers.ts'
import { HostState } from './hostState.ts'
import { launchCommands, typedArguments } from './launchCommands.ts'
import { lockDownSession } from './lockDown.ts'
import { type Log, openLogFile } from './logFile.ts'
import { createRequestRouter } from './requestRouter.ts'
import { ViewEvents } from './viewEvents.ts'

/** How long the engine may take to close the case when the app quits. */
const CLOSE_LIMIT_MS = 10_000

const appFolder = join(import.meta.dirname, '..', '..')
const outFolder = join(appFolder, 'out')

interface Launch {
  readonly args: readonly string[]
  readonly folder: string
}
const thisLaunch: Launch = { args: typedArguments(process.argv, app.isPackaged), folder: process.cwd() }
const isLaunch = (value: unknown): value is Launch => typeof value === 'object' && value !== null && 'args' in value && 'folder' in value

function serveApp(): void {
  const files = servedFilesSchema.parse(JSON.parse(readFileSync(join(outFolder, 'servedFiles.json'), 'utf8')))
  protocol.handle(APP_SCHEME, createAppSchemeHandler(join(outFolder, 'renderer'), files))
}

/** The engine, whose events go to the views and whose open case the host keeps in mind. */
function createEngineProcess(state: HostState, viewEvents: ViewEvents, log: Log): EngineProcess {
  const engine = new EngineProcess({
    fork: () => forkEngine(appFolder, log),
    onEvent: (name, payload) => {
      const changed = name === 'case.stateChanged' ? events['case.stateChanged'].safeParse(payload).data : undefined
      if (changed !== undefined) {
        engine.rememberCase(changed.state.open ? changed.state.path : undefined)
        state.onCaseState(changed.state)
      }
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

/** Does what this start, a later start, or the system's file manager asks for. */
function obeyLaunches(viewEvents: ViewEvents): void {
  const obey = ({ args, folder }: Launch): void => {
    for (const command of launchCommands(args, folder)) viewEvents.command(command)
  }
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
  const state = new HostState({ userData, logFile, log, command: (command) => viewEvents.command(command) })
  const engine = createEngineProcess(state, viewEvents, log)
  try {
    lockDownSession(session.defaultSession, log)
    serveApp()
    answerRequests(state, engine, log)
    state.apply()
    engine.start()
    openAppWindow({ preload: join(outFolder, 'preload', 'preload.cjs'), stateFile: join(userData, 'window.json'), log })
    obeyLaunches(viewEvents)
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

if (app.requestSingleInstanceLock(thisLaunch)) {
  // Not awaited: a top-level await of whenReady never ends in an ES module main.
  void app.whenReady().then(boot)
} else {
  app.quit()
}
