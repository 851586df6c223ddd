import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const onPath = (names: readonly string[]): string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

/** Where Chrome, Chromium and Edge usually lie. */
function usualPlaces(): string[] {
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return roots.flatMap((root) => programs.map((program) => join(root, program)))
  }
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return onPath(['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'])
}

const thereOf = (paths: readonly string[]): string | undefined => paths.find((path) => path !== '' && existsSync(path))

/** Path of an installed Chrome, Chromium or Edge, or of Playwright's own Chromium; CHROMIUM in the environment goes first. */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROMIUM
  if (chosen !== undefined && chosen !== '') return chosen
  return thereOf([...usualPlaces(), chromium.executablePath()])
}

/** As `findBrowser`, for pages that nobody sees: Debian's Chromium without a desktop starts in half the time. */
export const findHeadlessBrowser = (): string | undefined =>
  process.env.CHROMIUM ? findBrowser() : (thereOf(onPath(['chromium-headless-shell'])) ?? findBrowser())
