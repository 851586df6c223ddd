import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
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

/**
 * The place of a statement as its chip names it. A report's page is one long line read by offsets, which say nothing to a person:
 * there the chip names the result (`result 122030`) or the field (`Sense version`), as the quote starts with it.
 */
export function chipPlace({ format, locator, quote }: Pick<EvidenceRef, 'format' | 'locator' | 'quote'>, t: Translate): string {
  if (format === 'analyzerHtml' && locator.kind === 'offset') {
    const [, result] = /^\S+ (\d{6}) /.exec(quote) ?? []
    if (result !== undefined) return t('place.result', { id: result })
    const end = quote.indexOf(': ')
    if (end > 0) return quote.slice(0, end)
  }
  return formatPlace(locator, t).short
}
