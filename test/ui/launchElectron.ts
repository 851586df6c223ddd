import { _electron } from '@playwright/test'
import { type AppUnderTest, appDir, type Electron, type LaunchOptions } from './appUnderTest.ts'

type Run<R, A> = (electron: Electron, arg: A) => R | Promise<R>

/** The real thing: Playwright's own driver of Electron. */
export async function launchElectron(executablePath: string, { userData, args = [], locale }: LaunchOptions): Promise<AppUnderTest> {
  const language = locale === undefined ? [] : [`--lang=${locale}`]
  const app = await _electron.launch({
    executablePath,
    // Else Playwright overrides the app's own theme.
    colorScheme: null,
    args: [appDir, `--user-data-dir=${userData}`, ...language, ...args],
  })
  const requests: string[] = []
  app.context().on('request', (request) => {
    if (!/^(app|devtools|data|blob):/.test(request.url())) requests.push(request.url())
  })
  // Playwright's types name its own copy of Electron's.
  const evaluate = <R, A>(run: Run<R, A>, arg: A): Promise<R> => app.evaluate(run as never, arg as never) as Promise<R>
  return {
    engine: 'electron',
    firstWindow: () => app.firstWindow(),
    evaluate,
    takeNetworkRequests: () => requests.splice(0),
    close: () => app.close(),
    clickMenu: (id) =>
      evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId)
        if (!item?.enabled) throw new Error(`menu item ${itemId} cannot be clicked`)
        item.click()
      }, id),
    replyToDialog: (name, reply) =>
      evaluate(
        ({ dialog }, given) => {
          const real = dialog[given.name]
          const once = async (): Promise<never> => {
            Object.assign(dialog, { [given.name]: real })
            return given.reply as never
          }
          Object.assign(dialog, { [given.name]: once })
        },
        { name, reply },
      ),
  }
}
