import type { Locator } from '../../shared/facts/locator.ts'
import type { Translate } from '../host/index.ts'

/** A place in words: short for a chip, full for its title and the pane. */
export function formatPlace(locator: Locator, t: Translate): { readonly short: string; readonly full: string } {
  switch (locator.kind) {
    case 'line': {
      const text = t('place.line', { line: locator.line })
      return { short: text, full: text }
    }
    case 'offset': {
      const text = t('place.offset', { offset: `0x${locator.offset.toString(16)}` })
      return { short: text, full: text }
    }
    case 'xpath':
      return { short: lastStep(locator.path), full: locator.path }
    case 'key': {
      const name = locator.name === '' ? t('place.defaultValue') : locator.name
      const key = locator.key.split('\\').at(-1) ?? locator.key
      return name === undefined ? { short: key, full: locator.key } : { short: name, full: `${locator.key}\\${name}` }
    }
  }
}

/** `/MDEResults/devInfo/deviceName[1]` reads as `deviceName`, an event as `event[7]`. */
function lastStep(path: string): string {
  const step = path.split('/').at(-1) ?? path
  return step.replace(/\[1\]$/, '')
}
