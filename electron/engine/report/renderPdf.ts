/// <reference path="./pdfLibraries.d.ts" />
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { zlibSync } from 'fflate'
import printer, { type PdfKitDocument } from 'pdfmake/js/Printer.js'
import type { ReportDocument } from '../../../shared/contract/reportDocument.ts'
import { pdfDefinition } from '../../../shared/report/pdfDefinition.ts'
import { PAGE_MARGIN } from '../../../shared/report/pdfLook.ts'
import { fontFiles, fontPath } from './fontFiles.ts'
import { reportFonts } from './reportFonts.ts'

const PdfPrinter = 'default' in printer ? printer.default : printer

/** The families by name. */
const families = (): Record<string, { readonly normal: string; readonly bold: string }> =>
  Object.fromEntries(
    [...fontFiles.text, ...fontFiles.mono, ...fontFiles.date].map(({ name, normal, bold }) => [
      name,
      { normal: fontPath(normal), bold: fontPath(bold) },
    ]),
  )

/**
 * The report as a PDF. The same document and time give the same bytes, in the app and on the command line: no clock is read, and pages are
 * compressed by one implementation everywhere. Only the fonts are read, and nothing is fetched.
 */
export async function renderPdf(document: ReportDocument, madeAt: string): Promise<Uint8Array> {
  const fonts = families()
  const paths = new Set(Object.values(fonts).flatMap(({ normal, bold }) => [normal, bold]))
  const files = { existsSync: (path: string) => paths.has(path), readFileSync: (path: string) => readFileSync(path) }
  const urls = { resolve: () => undefined, resolved: async () => undefined }
  const pdf = await new PdfPrinter(fonts, files, urls, (path) => paths.has(path)).createPdfKitDocument(definitionOf(document, madeAt), {
    bufferPages: true,
  })
  compressPages(pdf)
  const bytes = buffer(pdf)
  pdf.end()
  return bytes
}

/** What Node's zlib makes of the same bytes differs between its builds and processors; fflate is JavaScript. */
function compressPages(pdf: Pick<PdfKitDocument, 'page' | 'bufferedPageRange' | 'switchToPage'>): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    const { content } = pdf.page
    content.buffer = [zlibSync(Buffer.concat(content.buffer))]
    content.data.Filter = 'FlateDecode'
  }
}

function definitionOf(document: ReportDocument, madeAt: string): object {
  const { title, madeBy, language, content, footerFont, footerRuns } = pdfDefinition(document, reportFonts())
  return {
    pageSize: 'A4',
    pageMargins: [PAGE_MARGIN, 48, PAGE_MARGIN, 54],
    compress: false,
    version: '1.7',
    language,
    displayTitle: true,
    info: { title, subject: madeBy, creator: 'Joinsight', producer: 'Joinsight', creationDate: new Date(madeAt) },
    // Kerning draws the full stop of 9.1 into its 9: versions could not be read.
    defaultStyle: { font: footerFont, fontSize: 9.5, lineHeight: 1.2, color: '#191d25', fontFeatures: { kern: false } },
    footer: (page: number, pages: number) => ({
      columns: [
        { text: footerRuns.map((run) => ({ ...run })), width: '*' },
        { text: `${page} / ${pages}`, width: 60, alignment: 'right' },
      ],
      fontSize: 8,
      color: '#4f5866',
      margin: [PAGE_MARGIN, 18, PAGE_MARGIN, 0],
    }),
    content,
  }
}
