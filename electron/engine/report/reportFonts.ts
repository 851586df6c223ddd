/// <reference path="./pdfLibraries.d.ts" />
import { readFileSync } from 'node:fs'
import { create } from 'fontkit'
import type { PdfFont, PdfFonts } from '../../../shared/report/pdfText.ts'
import { type FontFile, fontFiles, fontPath } from './fontFiles.ts'

const fontOf = ({ name, normal }: FontFile): PdfFont => {
  const font = create(readFileSync(fontPath(normal)))
  return { name, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }
}

let loaded: PdfFonts | undefined
/** Which characters each font has; read once. */
export function reportFonts(): PdfFonts {
  loaded ??= { text: fontFiles.text.map(fontOf), mono: fontFiles.mono.map(fontOf) }
  return loaded
}
