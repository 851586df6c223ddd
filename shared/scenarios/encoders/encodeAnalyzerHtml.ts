import { type AnalyzerReport, escapeMarkup, type ReportEvent, type ReportField } from './analyzerReport.ts'
import { encodeText } from './encodeText.ts'

/** Plain rules that make the page readable; the analyzer's own style sheet is not part of the project. */
const STYLE = [
  'body { margin: 1.5em; font: 14px "Segoe UI", sans-serif; }',
  'table { border-collapse: collapse; width: 100%; }',
  'th, td { border: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top; }',
  '.event-severity-high { color: #b00; } .event-severity-medium { color: #a60; }',
].join('\r\n')

const alertColours = { High: 'red', Medium: 'orange', None: 'green' } as const
const severityClasses = { Error: 'high', Warning: 'medium', Informational: 'informational' } as const

/** Writes MDEClientAnalyzer.htm as the analyzer's stylesheet does: one serialised line behind the style block, UTF-8 with a mark. */
export function encodeAnalyzerHtml(report: AnalyzerReport): Uint8Array {
  const head = `<head><title>MDE Client Analyzer Results</title><style>\r\n${STYLE}\r\n</style></head>`
  const body = `<h1>MDE Client Analyzer Results</h1>${runLine(report.general)}${deviceInformation(report)}${checkResults(report.events)}`
  return encodeText(`<?xml version="1.0" encoding="utf-8"?><html>${head}<body>${body}</body></html>`, 'utf-8+bom')
}

function runLine(general: readonly ReportField[]): string {
  const part = (element: string): string => {
    const field = general.find((candidate) => candidate.element === element)
    return field === undefined ? '<b></b>' : `<b>${escapeMarkup(field.displayName)}</b>\r\n      ${escapeMarkup(field.value)}\r\n    `
  }
  return `<div><p>${['scriptVersion', 'scriptRunTime', 'traceStartTime', 'traceStopTime'].map(part).join(' | ')}</p></div>`
}

function deviceInformation({ devInfo, configuration, av, edr }: AnalyzerReport): string {
  const row = (...tables: readonly string[]): string => `<div class="container">${tables.join('')}</div>`
  const details = row(fieldTable('General Device Details', devInfo), fieldTable('Device Configuration Management Details', configuration))
  const components = row(fieldTable('AV Component Details', av), fieldTable('EDR Component Details', edr))
  return `${collapsible('Device Information')}<div style="display: block;">${details}${components}</div>`
}

function fieldTable(title: string, fields: readonly ReportField[]): string {
  const rows = fields.map(({ displayName, value, alert }) => {
    const text = escapeMarkup(value)
    const cell = alert === undefined ? text : `<span style="color:${alertColours[alert]}">${text}</span>`
    return `<tr><th width="350px">${escapeMarkup(displayName)}</th><td>${cell}</td></tr>`
  })
  return `<div class="childContainer"><h3>${title}</h3><table class="details">${rows.join('')}</table><br /></div>`
}

function checkResults(events: readonly ReportEvent[]): string {
  const severities = ['Error', 'Warning', 'Informational'] as const
  const counts = severities.map((severity) => events.filter((event) => event.severity === severity).length)
  const summary =
    `<table class="beforeResult"><tr>${severities.map((severity) => `<th width="120px">${badge(severity)}</th>`).join('')}</tr>` +
    `<tr>${counts.map((count) => `<td>${count}</td>`).join('')}</tr></table>`
  const titles = ['Category', 'Severity', 'Id', 'Test Name', 'Results', 'Guidance'].map((title) => `<th>${title}</th>`).join('')
  const rows = bySeverity(events).map(eventRow).join('')
  return (
    `<div><hr /><div>${collapsible('Check Results Summary')}<div style="display: block;">${summary}</div><br />` +
    `${collapsible('Detailed Results')}<div style="display: block;"><table class="results"><tr>${titles}</tr>${rows}</table></div></div></div>`
  )
}

/** Results and guidance go into the page as they are: that is how the analyzer's links become links. */
function eventRow({ id, severity, category, check, result, guidance }: ReportEvent): string {
  const texts = `<td>${result.replaceAll('<br>', '<br />')}</td><td width="400px">${guidance.replaceAll('<br>', '<br />')}</td>`
  return `<tr><td>${escapeMarkup(category)}</td><td width="120px">${badge(severity)}</td><td>${id}</td><td width="180px">${escapeMarkup(check)}</td>${texts}</tr>`
}

/** The page sorts by the third digit of the id, which is the severity, highest first. */
const bySeverity = (events: readonly ReportEvent[]): readonly ReportEvent[] =>
  events.toSorted((a, b) => Number(b.id[2] ?? 0) - Number(a.id[2] ?? 0))

const badge = (severity: ReportEvent['severity']): string =>
  `<span class="event-severity event-severity-${severityClasses[severity]}"><span>${severity}</span></span>`

const collapsible = (title: string): string => `<button type="button" class="collapsible"><h2>${title}</h2></button>`
