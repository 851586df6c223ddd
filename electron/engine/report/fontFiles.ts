import { fileURLToPath } from 'node:url'
import { DATE_FONT } from '../../../shared/report/pdfText.ts'

/** Scripts of the families, as the packages part them; what comes first draws what several have. */
const parts = {
  Inter: ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'],
  Mono: ['latin', 'latin-ext', 'cyrillic', 'greek'],
} as const
const packages = { Inter: 'inter', Mono: 'jetbrains-mono' } as const

export interface FontFile {
  /** As the definition of a PDF names it. */
  readonly name: string
  readonly normal: string
  readonly bold: string
}

const files = (family: 'Inter' | 'Mono'): readonly FontFile[] =>
  parts[family].map((part) => {
    const stem = `${packages[family]}-${part}`
    const normal = `${stem}-400-normal.woff`
    return { name: part === 'latin' ? family : `${family}-${part}`, normal, bold: family === 'Inter' ? `${stem}-600-normal.woff` : normal }
  })

/** The fonts of PDF reports. Sources: the packages @fontsource/inter and @fontsource/jetbrains-mono (SIL Open Font License). */
const DATE_FILE = 'inter-latin-500-normal.woff'
export const fontFiles = {
  text: files('Inter'),
  mono: files('Mono'),
  date: [{ name: DATE_FONT, normal: DATE_FILE, bold: DATE_FILE }],
} as const

// Built, the fonts lie in a folder beside the worker; natively they are in the packages.
const isBuilt = import.meta.url.endsWith('.js')
export function fontPath(file: string): string {
  if (isBuilt) return fileURLToPath(new URL(`./fonts/${file}`, import.meta.url))
  const name = file.startsWith('inter') ? 'inter' : 'jetbrains-mono'
  return fileURLToPath(new URL(`../../../node_modules/@fontsource/${name}/files/${file}`, import.meta.url))
}
