import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project.ts'

const electronFolder = inProject('node_modules', 'electron')

/** Electron's program, where it is installed. The package is not required for it: that would start a download. */
function installedElectron(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'), readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/** Electron's program, fetched by Electron's own installer where it is missing; undefined where it cannot be had. */
export function findOrInstallElectron(): string | undefined {
  const installed = installedElectron()
  if (installed !== undefined) return installed
  console.log('Fetching Electron …')
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore' })
  return installedElectron()
}
