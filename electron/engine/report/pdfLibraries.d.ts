/** As far as reports use them: neither brings types that do without the DOM. */
declare module 'pdfmake/js/Printer.js' {
  import type { Readable } from 'node:stream'

  interface FontFiles {
    readonly existsSync: (path: string) => boolean
    readonly readFileSync: (path: string) => Uint8Array
  }
  /** What draws a page, in pieces until the page is ended. */
  interface PageContent {
    buffer: Uint8Array[]
    readonly data: { Filter?: string }
  }
  export interface PdfKitDocument extends Readable {
    readonly page: { readonly content: PageContent }
    bufferedPageRange(): { readonly start: number; readonly count: number }
    switchToPage(page: number): void
    end(): void
  }
  interface UrlResolver {
    readonly resolve: (url: string) => void
    readonly resolved: () => Promise<void>
  }
  class PdfPrinter {
    constructor(
      fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
      files: FontFiles,
      urls: UrlResolver,
      allows: (path: string) => boolean,
    )
    createPdfKitDocument(definition: object, options: { readonly bufferPages: boolean }): Promise<PdfKitDocument>
  }
  /** What Node, the bundler and the test runner make of a CommonJS module's default export differs. */
  const printer: { readonly default: typeof PdfPrinter } | typeof PdfPrinter
  export default printer
}

declare module 'fontkit' {
  export function create(bytes: Uint8Array): { hasGlyphForCodePoint(codePoint: number): boolean }
}
