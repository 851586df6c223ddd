import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'inherit' }).status === 0

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')

let isUpdated = false

/** Installs the first of several Debian packages that can be had; false where that is not possible: elsewhere than on Debian, or not as root. */
export function installFromDebian(...names: readonly string[]): boolean {
  if (!isRootOnDebian()) return false
  isUpdated ||= run('apt-get', ['update'])
  return isUpdated && names.some((name) => run('apt-get', ['install', '-y', '--no-install-recommends', name]))
}
