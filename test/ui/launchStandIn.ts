import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { FromStandIn, ToStandIn } from '../stand-in/control.ts'
import { decode, encode } from '../stand-in/wire.ts'
import { type AppUnderTest, appDir, type Electron, type LaunchOptions, projectRoot } from './appUnderTest.ts'

type Run<R, A> = (electron: Electron, arg: A) => R | Promise<R>
type Command = Extract<ToStandIn, { id: number }>

/** Time for an ordered end before the process is ended without asking. */
const QUIT_LIMIT_MS = 15_000

/** The stand-in's process as the test sees it: numbered commands, windows, reports. */
class StandInProcess {
  readonly port = Promise.withResolvers<number>()
  readonly firstTarget = Promise.withResolvers<string>()
  readonly networkRequests: string[] = []
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #sequence = 0
  #errors = ''

  constructor({ userData, args = [], locale }: LaunchOptions) {
    this.#child = fork(join(projectRoot, 'test/stand-in/host.ts'), [appDir, `--user-data-dir=${userData}`, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...(locale === undefined ? {} : { STAND_IN_LOCALE: locale }) },
    })
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#errors += text.toString()
      if (process.env.STAND_IN_VERBOSE) process.stderr.write(text)
    })
    this.#child.on('message', (message: FromStandIn) => this.#receive(message))
    this.#child.once('exit', (code) => this.#fail(new Error(`the stand-in ended with code ${code}\n${this.#errors}`)))
    // Awaited only by those who want them; an end in order must not count as unhandled.
    for (const { promise } of [this.port, this.firstTarget]) promise.catch(() => undefined)
  }

  ask(command: Omit<Command, 'id'> & Record<string, unknown>): Promise<unknown> {
    const id = ++this.#sequence
    const answer = Promise.withResolvers<unknown>()
    this.#waiting.set(id, answer)
    this.#child.send({ ...command, id })
    return answer.promise
  }

  async quit(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    if (this.#child.connected) this.#child.send({ kind: 'quit' } satisfies ToStandIn)
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), QUIT_LIMIT_MS)
    await ended
    clearTimeout(timer)
  }

  #receive(message: FromStandIn): void {
    if (message.kind === 'listening') this.port.resolve(message.port)
    else if (message.kind === 'window') this.firstTarget.resolve(message.targetId)
    else if (message.kind === 'report') {
      if (message.name === 'network') this.networkRequests.push((message.data as { url: string }).url)
    } else {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.ok) waiting?.resolve(decode(message.value))
      else waiting?.reject(new Error(message.value))
    }
  }

  #fail(error: Error): void {
    this.port.reject(error)
    this.firstTarget.reject(error)
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

async function findPage(browser: Browser, targetId: string): Promise<Page | undefined> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const session = await page.context().newCDPSession(page)
    const { targetInfo } = await session.send('Target.getTargetInfo')
    await session.detach()
    if (targetInfo.targetId === targetId) return page
  }
  return undefined
}

async function attach(standIn: StandInProcess, browser: Browser): Promise<Page> {
  const targetId = await standIn.firstTarget.promise
  for (let attempt = 0; attempt < 100; attempt++) {
    const page = await findPage(browser, targetId)
    if (page !== undefined) {
      await page.waitForURL((url) => url.protocol === 'https:')
      await page.waitForLoadState()
      return page
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the window was not found in the browser')
}

/** The built app in Chromium, for machines without Electron's program. */
export async function launchStandIn(options: LaunchOptions): Promise<AppUnderTest> {
  const standIn = new StandInProcess(options)
  // A main that fails says so by then, with its own words.
  await standIn.firstTarget.promise
  // Without noDefaults Playwright overrides the theme that the app chose.
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await standIn.port.promise}`, { noDefaults: true })
  let page: Promise<Page> | undefined
  const evaluate = <R, A>(run: Run<R, A>, arg: A): Promise<R> =>
    standIn.ask({ kind: 'evaluate', source: String(run), arg: encode(arg) }) as Promise<R>
  return {
    engine: 'stand-in',
    firstWindow() {
      page ??= attach(standIn, browser)
      return page
    },
    evaluate,
    takeNetworkRequests: () => standIn.networkRequests.splice(0),
    clickMenu: (id) =>
      evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId)
        if (!item) throw new Error(`there is no menu item ${itemId}`)
        item.click()
      }, id),
    async replyToDialog(name, reply) {
      await standIn.ask({ kind: 'dialogReply', name, reply: encode(reply) })
    },
    async close() {
      await standIn.quit()
      await browser.close()
    },
  }
}
