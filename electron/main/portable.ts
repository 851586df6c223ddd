import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file of this name beside the program makes it portable; so does the folder itself, which it makes. */
const PORTABLE_MARKER = 'joinsight-portable.txt'
const PORTABLE_FOLDER = 'Joinsight data'

interface ProgramPlace {
  readonly executable: string
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isThere: (path: string) => boolean
}

/**
 * The folder beside the program where everything is kept when it is portable; undefined where it is installed. The portable program for Windows
 * unpacks itself elsewhere and names its own folder (PORTABLE_EXECUTABLE_DIR of electron-builder), as an AppImage names its file (APPIMAGE).
 */
export function portableFolder({ executable, platform, env, isThere }: ProgramPlace): string | undefined {
  const ownFolder = env.PORTABLE_EXECUTABLE_DIR
  if (ownFolder !== undefined && ownFolder !== '') return join(ownFolder, PORTABLE_FOLDER)
  const program = env.APPIMAGE ?? executable
  // Joinsight.app/Contents/MacOS/Joinsight: beside the bundle, which must not be written into.
  const beside = platform === 'darwin' ? dirname(dirname(dirname(dirname(program)))) : dirname(program)
  const folder = join(beside, PORTABLE_FOLDER)
  return isThere(join(beside, PORTABLE_MARKER)) || isThere(folder) ? folder : undefined
}

/** The part of Electron's app that says where things are kept. */
interface PathSettings {
  setPath(name: string, path: string): void
  setAppLogsPath(path?: string): void
}

/** Makes one folder in a folder that is there. Not `recursive`: where the system refuses with "not found", as below /proc, Node would try for ever. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** Keeps everything below `folder`: to be called before the app is ready and before it asks for its lock. Throws where the folder cannot be made. */
export function keepBeside(app: PathSettings, folder: string, env: Record<string, string | undefined>): void {
  const below = (name: string): string => {
    const path = join(folder, name)
    makeFolder(path)
    return path
  }
  makeFolder(folder)
  app.setPath('userData', below('settings'))
  app.setPath('sessionData', below('session'))
  app.setPath('crashDumps', below('crashes'))
  app.setAppLogsPath(below(join('settings', 'logs')))
  const temporary = below('temp')
  app.setPath('temp', temporary)
  // What Node makes of them, here and in the engine: copies of cases that may not be written, say.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) env[name] = temporary
}
