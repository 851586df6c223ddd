import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, createAppSchemeHandler, isAppUrl, NONCE_PLACEHOLDER } from '../../../../electron/main/appScheme.ts'
import { temporaryFolder } from './temporaryFolder.ts'

function handlerOverThreeFiles() {
  const folder = join(temporaryFolder(), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<meta nonce="${NONCE_PLACEHOLDER}"><style nonce="${NONCE_PLACEHOLDER}"></style>`)
  writeFileSync(join(folder, 'assets', 'app.js'), 'run()')
  writeFileSync(join(folder, 'notListed.js'), 'secret()')
  writeFileSync(join(folder, '..', 'outside.js'), 'secret()')
  const handler = createAppSchemeHandler(folder, [
    { path: '/index.html', type: 'text/html' },
    { path: '/assets/app.js', type: 'text/javascript' },
  ])
  return (url: string, init?: RequestInit) => handler(new Request(url, init))
}

describe('answers of app://', () => {
  test('serves the listed files with their media types', async () => {
    const ask = handlerOverThreeFiles()
    const response = await ask('app://bundle/assets/app.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/javascript')
    expect(await response.text()).toBe('run()')
  })

  test('gives index.html for the root', async () => {
    const response = await handlerOverThreeFiles()('app://bundle/')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('puts one new nonce in each HTML response and its policy', async () => {
    const ask = handlerOverThreeFiles()
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await ask('app://bundle/index.html')
        const found = [...(await response.text()).matchAll(/nonce="([^"]+)"/g)].map((match) => match[1])
        expect(new Set(found).size).toBe(1)
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${found[0]}'`)
        return found[0]
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('forbids storing and guessing of types in every answer, also a refusal', async () => {
    const ask = handlerOverThreeFiles()
    for (const url of ['app://bundle/index.html', 'app://bundle/assets/app.js', 'app://bundle/nothing']) {
      const { headers } = await ask(url)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.each([
    'app://bundle/notListed.js',
    'app://bundle/../outside.js',
    'app://bundle/..%2foutside.js',
    'app://bundle/%2e%2e/outside.js',
    'app://bundle/assets/..%5c..%5coutside.js',
    'app://bundle//assets/app.js',
    'app://bundle/assets/app.js/',
    'app://elsewhere/index.html',
    'https://bundle/index.html',
  ])('finds nothing at %s', async (url) => {
    expect((await handlerOverThreeFiles()(url)).status).toBe(404)
  })

  test('refuses methods that would write', async () => {
    expect((await handlerOverThreeFiles()('app://bundle/index.html', { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('the policy', () => {
  test('starts from nothing and allows nothing unsafe, remote or inline', () => {
    const policy = contentSecurityPolicy('abc')
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).not.toMatch(/unsafe|https?:|data:|blob:|\*/)
    for (const directive of ['object-src', 'base-uri', 'form-action', 'frame-src', 'frame-ancestors'])
      expect(policy).toContain(`${directive} 'none'`)
  })
})

describe('isAppUrl', () => {
  test.each([
    ['app://bundle/index.html', true],
    ['app://bundle', true],
    ['app://bundle.example/', false],
    ['app://other/', false],
    ['https://bundle/', false],
    ['file:///index.html', false],
    ['', false],
  ])('%s: %s', (url, expected) => {
    expect(isAppUrl(url)).toBe(expected)
  })
})
