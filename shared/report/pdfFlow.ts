import type { FlowBox } from '../contract/reportDocument.ts'
import { escapeHtml } from '../syncrules/export/htmlPage.ts'
import { drawFlow, type FlowShape, stateTone } from './flowSvg.ts'
import { shapeOf } from './pdfLook.ts'

const dashes = { walked: '', ahead: ' stroke-dasharray="5 4"', notNeeded: ' stroke-dasharray="1.5 3.5"' } as const
const boxes = {
  ok: 'stroke="#19683a" stroke-width="1.2"',
  failed: 'stroke="#b3261e" stroke-width="2.4"',
  notReached: 'stroke="#6b7485" stroke-width="1.2" stroke-dasharray="5 4"',
  unknown: 'stroke="#6b7485" stroke-width="1.2" stroke-dasharray="5 4"',
  notNeeded: 'stroke="#6b7485" stroke-width="1.2" stroke-dasharray="1.5 3.5"',
} as const

/** The diagram with its looks in attributes: what draws it into a PDF knows no style sheet. */
export function flowPdfSvg(flow: readonly FlowBox[]): string {
  const { width, height, shapes } = drawFlow(flow)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.map(shapeSvg).join('')}</svg>`
}

function shapeSvg(shape: FlowShape): string {
  switch (shape.kind) {
    case 'box':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="6" fill="#ffffff" ${boxes[shape.state]}/>`
    case 'line':
      return `<polyline points="${shape.points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="#6b7485" stroke-width="1.4"${dashes[shape.look]}/>`
    case 'mark':
      return `<g transform="translate(${shape.x - 6.5} ${shape.y - 6.5}) scale(0.8125)">${shapeOf(stateTone[shape.state])}</g>`
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" font-family="Inter" font-size="${shape.size}" fill="#191d25"${shape.bold ? ' font-weight="bold"' : ''}>${escapeHtml(shape.text)}</text>`
  }
}
