import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findHeadlessBrowser } from './findBrowser.ts'
import { runTool } from './project.ts'

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')

const run = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'inherit' }).status === 0

/** Path of a browser for the end-to-end tests: an installed one, else one installed now; undefined when there is no way to one. */
export function findOrInstallBrowser(): string | undefined {
  const found = findHeadlessBrowser()
  if (found !== undefined) return found
  console.log('No Chrome, Chromium or Edge was found: installing Chromium.')
  const install = (name: string): boolean => run('apt-get', ['install', '-y', '--no-install-recommends', name])
  const fromDebian = isRootOnDebian() && run('apt-get', ['update']) && (install('chromium-headless-shell') || install('chromium'))
  if (!fromDebian) runTool('playwright', ['install', 'chromium'])
  const browser = findHeadlessBrowser()
  if (browser === undefined)
    console.error('The end-to-end tests need Chrome, Chromium or Edge: install one, or name its program in the variable CHROMIUM.')
  return browser
}
