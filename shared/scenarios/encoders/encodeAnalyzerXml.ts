import { type AnalyzerReport, escapeMarkup, type ReportEvent, type ReportField } from './analyzerReport.ts'
import { encodeText } from './encodeText.ts'

/** Writes MDEClientAnalyzer.xml as XmlDocument.Save does: indented by two blanks, CRLF, UTF-8 with a mark. */
export function encodeAnalyzerXml(report: AnalyzerReport): Uint8Array {
  const sections = [
    ...section('general', report.general.map(fieldElement)),
    ...section('devInfo', report.devInfo.map(fieldElement)),
    ...section('EDRCompInfo', report.edr.map(fieldElement)),
    ...section('MDEDevConfig', report.configuration.map(fieldElement)),
    ...section('AVCompInfo', report.av.map(fieldElement)),
    ...section('events', report.events.map(eventElement)),
  ]
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', '<MDEResults>', ...sections.map((line) => `  ${line}`), '</MDEResults>']
  return encodeText(lines.join('\r\n'), 'utf-8+bom')
}

function section(name: string, elements: readonly (readonly string[])[]): readonly string[] {
  if (elements.length === 0) return [`<${name} />`]
  return [`<${name}>`, ...elements.flat().map((line) => `  ${line}`), `</${name}>`]
}

function fieldElement({ element, displayName, value, alert }: ReportField): readonly string[] {
  const children = [textElement('value', value), ...(alert === undefined ? [] : [textElement('alert', alert)])]
  return [`<${element} displayName="${escapeMarkup(displayName)}">`, ...children.map((line) => `  ${line}`), `</${element}>`]
}

function eventElement(event: ReportEvent): readonly string[] {
  const children = [
    textElement('severity', event.severity),
    textElement('category', event.category),
    textElement('check', event.check),
    textElement('checkresult', event.result),
    textElement('guidance', event.guidance),
  ]
  return [`<event id="${event.id}">`, ...children.map((line) => `  ${line}`), '</event>']
}

const textElement = (name: string, text: string): string =>
  text === '' ? `<${name} />` : `<${name}>${escapeMarkup(text).replaceAll('&quot;', '"')}</${name}>`
