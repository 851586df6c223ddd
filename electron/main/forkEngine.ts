import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { EngineChild } from './engineProcess.ts'
import type { Log } from './logFile.ts'
import { changedFiles, unpackedFilesSchema, unpackedFolder } from './unpackedFiles.ts'

/** The folder that the engine runs from: packaged, beside the asar, and only when every file there is as it was built. */
function engineFolder(appFolder: string): string {
  if (!app.isPackaged) return appFolder
  const list = readFileSync(join(appFolder, 'out', 'unpackedFiles.json'), 'utf8')
  const folder = unpackedFolder(appFolder)
  const changed = changedFiles(folder, unpackedFilesSchema.parse(JSON.parse(list)))
  if (changed.length > 0) throw new Error(`not as they were built: ${changed.join(', ')}`)
  return folder
}

/** Starts the engine's process; what it writes to its standard streams goes to the log. */
export function forkEngine(appFolder: string, log: Log): EngineChild {
  const entry = join(engineFolder(appFolder), 'out', 'main', 'engine.js')
  const child = utilityProcess.fork(entry, [`--data-folder=${app.getPath('userData')}`], { serviceName: 'Joinsight engine', stdio: 'pipe' })
  child.stdout?.on('data', (text: Buffer) => log('info', `engine: ${text.toString()}`))
  child.stderr?.on('data', (text: Buffer) => log('error', `engine: ${text.toString()}`))
  // What V8 cannot go on from, such as no memory left. Without a listener it would be an uncaught exception here; the exit follows.
  child.on('error', (type, location) => log('error', `engine: ${type} in ${location}`))
  return child
}
