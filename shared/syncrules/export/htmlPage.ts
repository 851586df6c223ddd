import type { Language } from '../../facts/localized.ts'

/** A text as HTML shows it; also within attributes. Control characters that HTML does not allow are dropped. */
export const escapeHtml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"']/g, (character) => entities[character] ?? character)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const STYLE = `
body { font: 14px/1.5 "Segoe UI", system-ui, sans-serif; color: #1b1f27; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.15em; margin-top: 1.6em; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #c6cad3; padding: 4px 8px; text-align: left; vertical-align: top; }
th { background: #eef0f4; } pre { font: 12px/1.45 Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
section > pre { border: 1px solid #c6cad3; padding: 8px; } del { background: #fbe3e1; } ins { background: #dff3e4; text-decoration: none; font-weight: 600; }
footer { margin-top: 2em; color: #555c6b; font-size: 12px; }
@media print { body { margin: 0; max-width: none; } section, tr { break-inside: avoid; } del, ins, th { print-color-adjust: exact; } }
`

/** A page in one file. The policy allows its own style and nothing else, whatever a text may hold. */
export const htmlPage = ({
  language,
  title,
  body,
}: {
  readonly language: Language
  readonly title: string
  readonly body: string
}): string =>
  `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
