import { schemes } from './electron/session.ts'

/** Chromium knows no app: scheme, so app://bundle/x is shown as https://bundle.app.standin/x; no such host exists anywhere. */
const SUFFIX = '.standin'
const SHOWN = /^https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin(\/.*)?$/

export function toWeb(url: string): string {
  const parsed = new URL(url)
  const scheme = parsed.protocol.slice(0, -1)
  if (!schemes.has(scheme)) return url
  return `https://${parsed.host}.${scheme}${SUFFIX}${parsed.pathname}${parsed.search}${parsed.hash}`
}

export function toApp(url: string): string {
  const match = SHOWN.exec(url)
  return match === null ? url : `${match[2]}://${match[1]}${match[3] ?? '/'}`
}

/** As Electron says it: `app://bundle`. */
export function originOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? 'null' : `${parsed.protocol}//${parsed.host}`
}
