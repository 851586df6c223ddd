// `npm run start:chromium [-- arguments of the app]`: builds and opens the app in an installed browser, by way of the test stand-in.
import { spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './findBrowser.ts'
import { buildApp, inProject, projectRoot } from './project.ts'

/** Where Electron would keep the app's own files, so that settings and recent cases are the same in both. */
function userDataFolder(): string {
  const name = 'Joinsight'
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name)
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), name)
}

/** What stands in the way, in words; undefined when nothing does. */
function obstacle(): string | undefined {
  if (findBrowser() === undefined)
    return 'No Chrome, Chromium or Edge was found: install one, or name its program in the variable CHROMIUM.'
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined
  return hasDisplay ? undefined : 'There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).'
}

const problem = obstacle()
if (problem !== undefined) {
  console.error(problem)
  process.exitCode = 1
} else if (buildApp()) {
  const userData = `--user-data-dir=${userDataFolder()}`
  const host = [inProject('test/stand-in/host.ts'), projectRoot, '--interactive', userData, ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, host, { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  process.exitCode = 1
}
