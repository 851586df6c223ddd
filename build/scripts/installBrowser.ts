import { installFromDebian } from './debianPackages.ts'
import { findHeadlessBrowser } from './findBrowser.ts'
import { runTool } from './project.ts'

/** Path of a browser for the end-to-end tests: an installed one, else one installed now; undefined when there is no way to one. */
export function findOrInstallBrowser(): string | undefined {
  const found = findHeadlessBrowser()
  if (found !== undefined) return found
  console.log('No Chrome, Chromium or Edge was found: installing Chromium.')
  if (!installFromDebian('chromium-headless-shell', 'chromium')) runTool('playwright', ['install', 'chromium'])
  const browser = findHeadlessBrowser()
  if (browser === undefined)
    console.error('The end-to-end tests need Chrome, Chromium or Edge: install one, or name its program in the variable CHROMIUM.')
  return browser
}
