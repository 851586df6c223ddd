import { describe, expect, test } from 'vitest'
import { isAllowedRequest, isTrustedFrame } from '../../../../electron/main/lockDown.ts'
import { createRequestRouter } from '../../../../electron/main/requestRouter.ts'
import type { HostHandlers } from '../../../../shared/contract/requests.ts'

const ownFrame = { url: 'app://bundle/index.html', parent: null }

/** Handlers of which only those that a test needs exist. */
const handlersWith = (some: Partial<HostHandlers>): HostHandlers => some as HostHandlers

function router() {
  const asked: [string, unknown][] = []
  const lines: string[] = []
  const route = createRequestRouter({
    askEngine: async (name, input) => {
      asked.push([name, input])
      return { ok: true, value: 'from the engine' }
    },
    log: (_level, text) => lines.push(text),
  })
  return { route, asked, lines }
}

describe('requests of the views', () => {
  test('go to the engine with their valid input, and nothing besides', async () => {
    const { route, asked } = router()
    const answer = await route(ownFrame, handlersWith({}), 'case.importFiles', { paths: ['/a.zip'], extra: 1 })
    expect(answer).toEqual({ ok: true, value: 'from the engine' })
    expect(asked).toEqual([['case.importFiles', { paths: ['/a.zip'] }]])
  })

  test('that are the host’s own never reach the engine', async () => {
    const { route, asked } = router()
    const handlers = handlersWith({ 'host.readClipboardText': async () => ({ text: 'pasted' }) })
    expect(await route(ownFrame, handlers, 'host.readClipboardText', {})).toEqual({ ok: true, value: { text: 'pasted' } })
    expect(asked).toEqual([])
  })

  test.each([
    ['case.importFiles', { paths: [] }],
    ['case.importFiles', { paths: '/a.zip' }],
    ['evidence.bytes', { artefactId: 1, offset: 0, length: 1_000_000 }],
    ['devices.list', undefined],
    ['host.window', { action: 'explode' }],
  ])('%s with a wrong input are refused', async (name, input) => {
    const { route, asked } = router()
    expect(await route(ownFrame, handlersWith({}), name, input)).toMatchObject({ ok: false, failure: { code: 'invalidInput' } })
    expect(asked).toEqual([])
  })

  test('that are refused leave no value of theirs in the log', async () => {
    const { route, lines } = router()
    await route(ownFrame, handlersWith({}), 'case.importFiles', { paths: 'CONTOSO-SECRET' })
    expect(lines).toEqual(['case.importFiles: refused input at paths'])
  })

  test.each(['case.explode', '', '__proto__', 'constructor', 'toString', 7, null, undefined])('named %j do not exist', async (name) => {
    expect(await router().route(ownFrame, handlersWith({}), name, {})).toMatchObject({ ok: false, failure: { code: 'unknownRequest' } })
  })

  test('that fail in the host are answered in words, with the reason in the log alone', async () => {
    const { route, lines } = router()
    const handlers = handlersWith({ 'host.recentCases': () => Promise.reject(new Error('disk full')) })
    expect(await route(ownFrame, handlers, 'host.recentCases', {})).toMatchObject({ ok: false, failure: { code: 'hostFailed' } })
    expect(lines).toEqual(['host.recentCases: disk full'])
  })

  test.each([
    ['another scheme', { url: 'https://bundle/index.html', parent: null }],
    ['another host', { url: 'app://elsewhere/index.html', parent: null }],
    ['a frame that has gone', null],
    ['a frame within the page', { url: 'app://bundle/index.html', parent: {} as never }],
  ])('from %s are refused', async (_what, frame) => {
    const { route, asked } = router()
    expect(await route(frame, handlersWith({}), 'case.state', {})).toMatchObject({ ok: false, failure: { code: 'wrongSender' } })
    expect(isTrustedFrame(frame)).toBe(false)
    expect(asked).toEqual([])
  })
})

test.each([
  ['app://bundle/index.html', true],
  ['devtools://devtools/bundled/x.js', true],
  ['https://example.invalid/', false],
  ['http://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['ws://127.0.0.1/', false],
  ['\\\\server\\share', false],
])('a request to %s may run: %s', (url, expected) => {
  expect(isAllowedRequest(url)).toBe(expected)
})
