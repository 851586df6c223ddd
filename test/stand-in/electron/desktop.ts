import { EventEmitter } from 'node:events'
import { standIn } from '../standIn.ts'
import { strict } from './strict.ts'

let clipboardText = ''
/** The clipboard of this run alone: tests must not see, nor change, the person's own. */
export const clipboard = strict('clipboard', {
  readText: async (): Promise<string> => clipboardText,
  writeText: async (text: string): Promise<void> => {
    if (typeof text !== 'string') throw new TypeError('clipboard.writeText wants a string')
    clipboardText = text
  },
})

/** Nothing is opened on the machine; the test hears of it. */
export const shell = strict('shell', {
  showItemInFolder: (path: string): void => standIn().report('shell.showItemInFolder', path),
})

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
}
export const screen = strict('screen', { getPrimaryDisplay: () => display, getAllDisplays: () => [display] })

type ThemeSource = 'system' | 'light' | 'dark'

class NativeTheme extends EventEmitter {
  private source: ThemeSource = 'system'

  get themeSource(): ThemeSource {
    return this.source
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`stand-in: not a theme: ${source}`)
    this.source = source
    const colorScheme = this.colorScheme()
    for (const page of standIn().context.pages())
      page.emulateMedia({ colorScheme }).catch((error: Error) => standIn().report('theme', error.message))
    this.emit('updated')
  }

  /** For Playwright: null leaves the choice to Chromium. */
  colorScheme(): 'light' | 'dark' | null {
    return this.source === 'system' ? null : this.source
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }
}

export const nativeTheme = strict('nativeTheme', new NativeTheme())
