import type { Deaths } from './deaths.ts'
import type { Log } from './logFile.ts'

/** The part of Electron's WebContents that is used. */
export interface ViewContents {
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown
  reload(): void
}

interface ReviveOptions {
  readonly deaths: Deaths
  /** Asked once it died too often. */
  readonly askPerson: () => Promise<'reload' | 'quit'>
  readonly quit: () => void
  readonly log: Log
}

/** A view whose process died is loaded again; one that dies again and again only where the person wants it. */
export function reviveView(contents: ViewContents, { deaths, askPerson, quit, log }: ReviveOptions): void {
  const ask = async (): Promise<void> => {
    if ((await askPerson()) === 'quit') {
      quit()
      return
    }
    deaths.forget()
    contents.reload()
  }
  contents.on('render-process-gone', (_event, { reason }) => {
    log('error', `the view ended: ${reason}`)
    if (reason === 'clean-exit') return
    if (deaths.areTooManyWithThis()) void ask()
    else contents.reload()
  })
}
