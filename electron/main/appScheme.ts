import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const APP_SCHEME = 'app'
const APP_HOST = 'bundle'
export const APP_START_URL = `${APP_SCHEME}://${APP_HOST}/index.html`

/** What the build writes into index.html wherever a nonce belongs; see `html.cspNonce` in build/electron.vite.config.ts. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** Made by build/servedFiles.ts: path as in the URL, media type. The only files that app:// answers with. */
export const servedFilesSchema = z.array(z.object({ path: z.string().startsWith('/'), type: z.string() }))
export type ServedFiles = z.infer<typeof servedFilesSchema>

/** The policy of one HTML response. Mantine and other style libraries get the nonce from index.html. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "worker-src 'none'",
  ].join('; ')
}

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const refuse = (status: number): Response =>
  new Response('', { status, headers: { ...commonHeaders, 'content-security-policy': "default-src 'none'" } })

/**
 * Makes the handler of app://. It looks a request's path up in the list of served files and never joins it to a folder,
 * so `..`, encoded separators and other hosts find nothing.
 */
export function createAppSchemeHandler(rendererFolder: string, files: ServedFiles): (request: Request) => Promise<Response> {
  const byPath = new Map(files.map((file) => [file.path, { type: file.type, source: join(rendererFolder, file.path) }]))
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const url = URL.parse(request.url)
    if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return refuse(404)
    const file = byPath.get(url.pathname === '/' ? '/index.html' : url.pathname)
    if (file === undefined) return refuse(404)
    const bytes = await readFile(file.source)
    if (file.type !== 'text/html') return new Response(bytes, { headers: { ...commonHeaders, 'content-type': file.type } })
    const nonce = randomBytes(16).toString('base64')
    return new Response(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce), {
      headers: {
        ...commonHeaders,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(nonce),
      },
    })
  }
}

/** True for a page of this app. `URL.origin` is 'null' for app: URLs in Node, so protocol and host are compared. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}
