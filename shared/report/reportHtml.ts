import type { BadgeTone, Block, Inline, ReportDocument } from '../contract/reportDocument.ts'
import { drawFlow, type FlowShape, stateTone } from './flowSvg.ts'
import { type HtmlValue, html, type SafeHtml } from './html.ts'
import { reportStyle } from './reportStyle.ts'
import { isSafeLink } from './safeLink.ts'
import { hasOwnMarks } from './saying.ts'

/**
 * The report as one page: no script, nothing fetched, its own style alone. The policy holds that even were a text to become markup,
 * which the escaping template excludes.
 */
export function reportHtml({ language, title, madeBy, dateLine, blocks }: ReportDocument): string {
  const page = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${madeBy}">
<title>${title}</title>
${reportStyle}
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p class="made">${madeBy}</p>
<p class="made">${dateLine}</p>
</header>
<main>
${blocks.map(blockHtml)}</main>
</body>
</html>
`
  return page.markup
}

function blockHtml(block: Block): SafeHtml {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block)
    case 'paragraph':
      return block.small === true
        ? html`<p class="small">${inlinesHtml(block.inlines)}</p>\n`
        : html`<p>${inlinesHtml(block.inlines)}</p>\n`
    case 'label':
      return html`<p class="label">${inlinesHtml(block.inlines)}</p>\n`
    case 'list': {
      const items = block.items.map((blocks) => html`<li>${blocks.map(blockHtml)}</li>\n`)
      if (block.ordered) return html`<ol>\n${items}</ol>\n`
      return hasOwnMarks(block) ? html`<ul class="marked">\n${items}</ul>\n` : html`<ul>\n${items}</ul>\n`
    }
    case 'pairs':
      return html`<dl>\n${block.rows.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${inlinesHtml(value)}</dd></div>\n`)}</dl>\n`
    case 'table':
      return tableHtml(block)
    case 'quote':
      return html`<figure class="${block.against === true ? 'quote against' : 'quote'}"><blockquote dir="auto">${block.text}</blockquote><figcaption>${inlinesHtml(block.place)}</figcaption></figure>\n`
    case 'code':
      return html`<pre dir="ltr">${block.text}</pre>\n`
    case 'flow':
      return flowHtml(block)
    case 'note':
      return html`<p class="note">${badgeHtml(block.tone, block.word)} ${inlinesHtml(block.inlines)}</p>\n`
    case 'aside':
      return html`<div class="aside">\n${block.blocks.map(blockHtml)}</div>\n`
    case 'rule':
      return html`<hr>\n`
    case 'pageBreak':
      return html`<div class="page-break"></div>\n`
  }
}

function headingHtml({ level, id, text, badge }: Extract<Block, { kind: 'heading' }>): SafeHtml {
  const content: HtmlValue = [
    html`<span dir="auto">${text}</span>`,
    badge === undefined ? undefined : [' ', badgeHtml(badge.tone, badge.text)],
  ]
  switch (level) {
    case 1:
      return html`<h1 id="${id}">${content}</h1>\n`
    case 2:
      return html`<h2 id="${id}">${content}</h2>\n`
    case 3:
      return html`<h3 id="${id}">${content}</h3>\n`
    case 4:
      return html`<h4 id="${id}">${content}</h4>\n`
  }
}

function tableHtml({ caption, head, rows, widths }: Extract<Block, { kind: 'table' }>): SafeHtml {
  return html`<table>
${caption === '' ? undefined : html`<caption>${caption}</caption>\n`}<colgroup>${widths.map((width) => html`<col style="width:${Math.round(width)}%">`)}</colgroup>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${inlinesHtml(cell)}</td>`)}</tr>\n`)}</tbody>
</table>
`
}

const inlinesHtml = (inlines: readonly Inline[]): readonly SafeHtml[] => inlines.map(inlineHtml)

function inlineHtml(inline: Inline): SafeHtml {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`
    case 'strong':
      return html`<strong>${inline.text}</strong>`
    case 'emphasis':
      return html`<em>${inline.text}</em>`
    case 'struck':
      return html`<s>${inline.text}</s>`
    case 'code':
      return html`<code><bdi>${inline.text}</bdi></code>`
    case 'link':
      return isSafeLink(inline.url)
        ? html`<a href="${inline.url}" rel="noreferrer noopener">${inline.text}</a>`
        : html`${inline.text} <code><bdi>${inline.url}</bdi></code>`
    case 'badge':
      return badgeHtml(inline.tone, inline.text)
  }
}

const badgeHtml = (tone: BadgeTone, word: string): SafeHtml =>
  html`<span class="badge ${tone}"><svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">${markPaths[tone]}</svg>${word}</span>`

/** One shape a tone, told apart without colour: octagon, triangle, ring with i, disc with tick, dashed ring, ring with minus, ring with ?. */
const markPaths: Readonly<Record<BadgeTone, SafeHtml>> = {
  error: html`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor"/><path d="M8 4v5M8 11v1.4" stroke="#fff" stroke-width="1.8"/>`,
  warning: html`<path d="M8 1.5 15.3 14.5H.7z" fill="currentColor"/><path d="M8 6v4.2M8 11.6v1.4" stroke="#fff" stroke-width="1.6"/>`,
  info: html`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 7.2v4.4M8 4.2v1.6" stroke="currentColor" stroke-width="1.7"/>`,
  ok: html`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.6 8.2 2.4 2.4 4.4-4.8" fill="none" stroke="#fff" stroke-width="1.8"/>`,
  waiting: html`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="3 2.2"/>`,
  notNeeded: html`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M5 8h6" stroke="currentColor" stroke-width="1.7"/>`,
  unknown: html`<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M6 6.4c0-2.6 4-2.6 4 0 0 1.6-2 1.5-2 3.2M8 11.2v1.4" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
}

function flowHtml({ title, alternative, boxes }: Extract<Block, { kind: 'flow' }>): SafeHtml {
  const { width, height, shapes } = drawFlow(boxes)
  return html`<figure class="flow"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${alternative}"><title>${title}</title><desc>${alternative}</desc>
${shapes.map(shapeSvg)}</svg></figure>
`
}

function shapeSvg(shape: FlowShape): SafeHtml {
  switch (shape.kind) {
    case 'box':
      return html`<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="6" class="box ${shape.state}"/>\n`
    case 'line':
      return html`<polyline points="${shape.points.map((point) => point.join(',')).join(' ')}" class="line ${shape.look}"/>\n`
    case 'mark':
      return html`<svg x="${shape.x - 6.5}" y="${shape.y - 6.5}" width="13" height="13" viewBox="0 0 16 16" class="mark ${stateTone[shape.state]}">${markPaths[stateTone[shape.state]]}</svg>\n`
    case 'text':
      return shape.bold
        ? html`<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" font-weight="600">${shape.text}</text>\n`
        : html`<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}">${shape.text}</text>\n`
  }
}
