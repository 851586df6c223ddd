import { html } from './html.ts'

/** Black on white, on screen and on paper; colours only beside a shape and a word. Contrast as in the app's light theme. */
export const reportStyle = html`<style>
@page { size: A4; margin: 18mm 16mm 20mm; }
html { color-scheme: light; }
body { font: 14px/1.55 Inter, "Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif; color: #191d25; background: #fff; max-width: 60em; margin: 2.5em auto 4em; padding: 0 1.5em; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
header { border-bottom: 2px solid #191d25; padding-bottom: .9em; margin-bottom: 1.4em; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 .35em; }
h2 { font-size: 20px; line-height: 1.3; margin: 2em 0 .7em; padding-bottom: .25em; border-bottom: 1px solid #c6ccd6; }
h3 { font-size: 16px; margin: 1.7em 0 .5em; }
h4 { font-size: 14.5px; margin: 1.6em 0 .35em; }
p { margin: .45em 0; } ul, ol { margin: .4em 0; padding-left: 1.6em; } li { margin: .25em 0; } li > p { margin: 0; } .marked { list-style: none; padding-left: 0; }
.label { margin-top: .9em; }
.made, .small { color: #4f5866; font-size: 12.5px; margin: .15em 0; }
dl { margin: .6em 0; display: grid; gap: 3px 0; } dl > div { display: grid; grid-template-columns: 13em 1fr; gap: 1em; }
dt { color: #4f5866; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .7em 0 1em; font-size: 12.5px; line-height: 1.45; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid #dfe2e8; } th { background: #f3f4f7; font-weight: 600; border-bottom-color: #c6ccd6; }
code, pre, blockquote { font-family: "JetBrains Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-variant-ligatures: none; font-size: .9em; }
pre { background: #f7f8fa; border: 1px solid #dfe2e8; border-radius: 4px; padding: 8px 10px; margin: .4em 0; white-space: pre-wrap; line-height: 1.5; }
.quote { margin: .5em 0; padding: 2px 0 2px 12px; border-left: 3px solid #8a93a3; } .quote.against { border-left-style: dashed; }
blockquote { margin: 0; white-space: pre-wrap; } figcaption { color: #4f5866; font-size: 12px; }
.note, .aside { background: #f7f8fa; border: 1px solid #dfe2e8; border-radius: 4px; padding: 6px 12px; margin: .6em 0; }
.badge { display: inline-flex; align-items: center; gap: 4px; font-size: 12px; font-weight: 600; white-space: nowrap; } .badge svg { flex: none; } td .badge { white-space: normal; }
.error { color: #b3261e; } .warning { color: #855300; } .ok { color: #19683a; } .info, .unknown, .waiting, .notNeeded { color: #475161; }
h4 .badge, h3 .badge { margin-left: .5em; }
a { color: #3545b5; } hr { border: 0; border-top: 1px solid #c6ccd6; margin: 1em 0; }
.flow { margin: .8em 0 1.2em; } .flow svg { width: 100%; height: auto; display: block; } .flow text { fill: #191d25; }
.box { fill: #fff; stroke: #6b7485; stroke-width: 1.2; } .box.failed { stroke: #b3261e; stroke-width: 2.4; } .box.ok { stroke: #19683a; } .box.notReached, .box.unknown { stroke-dasharray: 5 4; } .box.notNeeded { stroke-dasharray: 1.5 3.5; }
.line { fill: none; stroke: #6b7485; stroke-width: 1.4; } .line.ahead { stroke-dasharray: 5 4; } .line.notNeeded { stroke-dasharray: 1.5 3.5; }
@media print {
body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; } table { font-size: 9pt; }
h2, h3, h4, .label { break-after: avoid; } tr, .quote, .note, .flow, li { break-inside: avoid; } thead { display: table-header-group; }
.page-break { break-before: page; } a { color: inherit; } .made, .small, dt, figcaption { color: #333a45; }
pre, th, .note, .aside, .badge, .box { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (max-width: 40em) { dl > div { grid-template-columns: 1fr; gap: 0; } }
</style>`
