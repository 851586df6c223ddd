// `npm start [-- arguments of the app]`: builds and opens the app in Electron.
import { spawnSync } from 'node:child_process'
import { findOrInstallElectron } from './electronBinary.ts'
import { buildApp, projectRoot } from './project.ts'

const electron = findOrInstallElectron()
if (electron === undefined) {
  console.error(
    'Electron could not be downloaded. Offline: set ELECTRON_MIRROR to a mirror, or electron_config_cache to a cache folder that holds its zip, and start again.',
  )
  console.error('Without Electron, `npm run start:chromium` opens the same built app in an installed Chrome, Chromium or Edge.')
  process.exitCode = 1
} else if (buildApp()) {
  const { status } = spawnSync(electron, [projectRoot, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  process.exitCode = 1
}
